"""How far a cue reaches: what a denial behind a name denies, whom a relative stands beside, what is over because
another drug is told as taken or none is; each class beside twins in nearly the same words. Message => mentions,
each with its assertion.
"""

import pytest

CLASSES = {
    "what is denied besides": """
cirrhosis (no known varices), pred 10 => cirrhosis affirmed
diabetes: no insulin yet. pred 20 => diabetes affirmed
hypertension - no meds, tac 2 bd => hypertension affirmed
IBD (no flares since 2019) on aza => ibd affirmed
epilepsy: no fits for years => epilepsy affirmed
gout (no attacks for 2 years), aza? => gout affirmed
cirrhosis: no. TB: no => cirrhosis negated, tuberculosis negated
TB - no history => tuberculosis negated
cirrhosis: no evidence on scan => cirrhosis negated
IBD - none => ibd negated
""",
    "beside a relative": """
seen with his mother on aza 50 today => azathioprine affirmed
came in with her husband on tac 2 bd, ALT 60 => tacrolimus affirmed
16M lives with grandparents on aza 75 => azathioprine affirmed
32-year-old mother on aza, breastfeeding => azathioprine affirmed
first-time mum on tac 2 mg bd => tacrolimus affirmed
her son was born on aza last year => azathioprine affirmed
mother had lupus, patient on MMF => lupus family, mycophenolate affirmed
brother with ulcerative colitis on MMF => ibd family
his mother takes aza => azathioprine family
""",
    "over since another is taken": """
put on tac when MMF failed to control ALT => tacrolimus affirmed, mycophenolate historical
was put on MMF as aza made her vomit. ALT 60 => mycophenolate affirmed, azathioprine historical
tac replaced MMF in June => tacrolimus affirmed, mycophenolate historical
our predecessor had her on MMF; we have her on tac => mycophenolate historical, tacrolimus affirmed
previous team used MMF. We use sirolimus. => mycophenolate historical, sirolimus affirmed
aza did nothing, tac works => azathioprine historical, tacrolimus affirmed
pred 10 alone now, had aza for a year => prednisolone affirmed, azathioprine historical
changed from pred to budesonide because of mood swings => mood historical, budesonide affirmed
we have her on tac 2 bd => tacrolimus affirmed
was started on aza in Jan, tac added June => azathioprine affirmed, tacrolimus affirmed
aza worked within 3 months, still on 100 => azathioprine affirmed
MMF caused diarrhoea, tac instead? => mycophenolate affirmed, diarrhoea affirmed, tacrolimus affirmed
""",
    "over since nothing is taken": """
aza for 5 years with good effect. Off all treatment since 2020. ALT 200 now => azathioprine historical
is off all meds. was on aza. restart pred? => azathioprine historical, prednisolone affirmed
takes nothing now. aza for 3 years => azathioprine historical
only ever had pred. nothing at present => prednisolone historical
wants to come off everything. On aza 50 => azathioprine affirmed
nausea early on, none now. aza 100 => nausea historical, azathioprine affirmed
""",
    "since when": """
hypertension 2010, diabetes 2014, pred since 2020 => hypertension affirmed, diabetes affirmed
cirrhosis on biopsy 5 years ago => cirrhosis affirmed
psoriasis in the past year, worse => psoriasis affirmed
gout treated with allopurinol; needs aza => gout affirmed
diabetes since starting pred in 2018 => diabetes affirmed, prednisolone affirmed
stroke (2019). tac ok? => stroke historical
jaundiced at diagnosis, bili now normal => jaundice historical
""",
    "who fears it": """
She's worried about lymphoma with aza => lymphoma hypothetical
we're worried about lymphoma, node in neck => lymphoma possible
she is worried about her hair loss on tac => alopecia affirmed
eGFR from 90 to 58 on tac. Nephrotoxicity? => nephrotoxicity possible
when TB is possible can we give infliximab? => tuberculosis hypothetical
TB is possible on the film => tuberculosis possible
""",
}
CASES = [line.split(" => ") for lines in CLASSES.values() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("message", "expected"), CASES, ids=[message for message, _ in CASES])
def test_a_cue_reaches_as_far_as_a_reader_would(recogniser, message, expected):
    wanted = {tuple(pair.split()) for pair in expected.split(", ")}
    values = {value for value, _ in wanted}
    found = [entity for entity in recogniser.recognise(message) if entity["value"] in values]
    assert {(e["value"], e["assertion"]) for e in found} == wanted
