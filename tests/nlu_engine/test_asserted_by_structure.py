"""Assertions that the build of a sentence makes, not one cue before the mention; each class beside harmless twins.
Message => the mentions meant, each with its assertion.
"""

import pytest

CLASSES = {
    "lasting, open or another's": """
PMH: hypertension. tac? => hypertension affirmed
PMH: asthma in childhood => lung-disease historical
as a diabetic she hates pred => diabetes affirmed
not a k/c/o hypertension => hypertension negated
lupus - sister. MMF 1 g bd => lupus family
his wife is still a heavy drinker => alcohol family
Never: MMF, tac. On aza 100 => mycophenolate negated, azathioprine affirmed
hepatitis B remains open, serology sent => hepatitis-b possible
lymphoma query on CT, on aza => lymphoma possible
can tac bring on diabetes? => diabetes hypothetical
""",
    "begun and over in the same words": """
tac was begun in May and abandoned in July for tremor. MMF since August => tacrolimus historical, mycophenolate affirmed
MMF was started in May and tac was added in July => mycophenolate affirmed, tacrolimus affirmed
the MMF got swapped out for tac when she planned a family => mycophenolate historical, tacrolimus affirmed
shingles last year while on tac + pred 20. Now on budesonide alone => tacrolimus historical, budesonide affirmed
shingles last year while on tac + pred 20. What now? => tacrolimus affirmed, prednisolone affirmed
azathioprine in both pregnancies, MMF with a coil now => azathioprine historical, mycophenolate affirmed
prior MMF neutropenia; pred 10 alone => neutropenia historical
pred, tac until tremor; now budesonide => tremor historical, budesonide affirmed
erythromycin was prescribed yesterday, on tac 3 mg bd => erythromycin affirmed, tacrolimus affirmed
nausea on MMF that settled after we stopped it => nausea historical
nausea on MMF that settled after we split the dose, then it came back => nausea affirmed
""",
    "taken for, failing, only queried": """
Took methotrexate for psoriasis until the ALT rose. Aza for both? => psoriasis affirmed
on mesalazine for ulcerative colitis since May, tac next? => ibd affirmed
methotrexate for psoriasis? => psoriasis hypothetical
What if the tac does not work, would you then use rituximab? => tacrolimus affirmed
What if tac and rituximab fail? => tacrolimus hypothetical
if pred alone fails, what do you add? => prednisolone affirmed
if they start fluconazole, or voriconazole, what then? => azole-antifungal hypothetical
has she got PSC as well? ALP 400 => psc possible
has she got a date for the scan? PSC known => psc affirmed
Is it lupus nephritis? => lupus possible
ALF? INR 1.9 => acute-liver-failure possible
with sepsis, would you stop tac or just pred => sepsis hypothetical
67M AIH/PBC overlap on UDCA + aza 100 => pbc affirmed
AIH/PSC overlap with ulcerative colitis. Failed azathioprine => psc affirmed, ibd affirmed
AIH or PBC? AMA pos => pbc hypothetical
Aza hepatotoxicity or AIH flare? => hepatotoxicity hypothetical
""",
    "denied": """
nothing to suggest cirrhosis on the scan => cirrhosis negated
the biopsy did not show cirrhosis => cirrhosis negated
fibroscan fails to show cirrhosis => cirrhosis negated
cultures rule out TB => tuberculosis negated
hasn't had a single bout of pancreatitis => pancreatitis negated
not on any steroid, allopurinol or ibuprofen => steroid negated, allopurinol negated, nsaid negated
infliximab excluded (old TB) => infliximab negated
rash? never => rash negated
rash? not on azathioprine => rash negated
fever, rash and nausea: none => fever negated, rash negated, nausea negated
TB, HIV, hep C - all neg => tuberculosis negated, hiv negated, hepatitis-c negated
as for gout, none => gout negated
pregnant no, breastfeeding no => pregnant negated, breastfeeding negated
coeliac: serology negative => coeliac negated
tests for TB and HIV came back negative => tuberculosis negated, hiv negated
TB excluded by culture, HIV by serology => tuberculosis negated
diabetic she is not => diabetes negated
the lupus was a false alarm => lupus negated
PSC has since been disproved => psc negated
nor is she diabetic => diabetes negated
No gout, TB, HIV. => gout negated, tuberculosis negated, hiv negated
untried: MMF, tac => mycophenolate negated, tacrolimus negated
""",
    "not denied": """
on MMF, HIV negative => mycophenolate affirmed, hiv negated
no fever but rash => fever negated, rash affirmed
cirrhosis she is not aware of => cirrhosis affirmed
no cirrhosis, diabetes on metformin => cirrhosis negated, diabetes affirmed
neither aza nor MMF controlled her => azathioprine affirmed, mycophenolate affirmed
the scan didn't rule out cirrhosis => cirrhosis possible
is it the same with budesonide? not for her => budesonide affirmed
he has never seen MMF work => mycophenolate affirmed
neither MMF (3 g) nor tac (trough 8) has helped, she is on both => tacrolimus affirmed
""",
    "suspected": """
not sure whether the tremor is tac or thyrotoxicosis => tremor affirmed, tacrolimus affirmed, thyroid-disease possible
unclear if this is PSC or PBC => psc possible, pbc possible
PSC - can't be excluded => psc possible
lymphoma hasn't been ruled out => lymphoma possible
gout seems on the cards => gout possible
coeliac, probably => coeliac possible
heart failure: echo requested => heart-failure possible
TB v lymphoma, biopsy tomorrow => tuberculosis possible, lymphoma possible
Pending: HIV. => hiv possible
hep B serology pending => hepatitis-b possible
awaiting TB result => tuberculosis possible
the radiologist raises PSC => psc possible
we think this is gout => gout possible
""",
    "not suspected": """
tremor, probably from tac => tremor affirmed, tacrolimus affirmed
cirrhosis: biopsy showed it => cirrhosis affirmed
she has gout and the DEXA result is awaited => gout affirmed
""",
    "over": """
MMF off since October, aza 100 => mycophenolate historical, azathioprine affirmed
tac (off 11 months) => tacrolimus historical
no longer takes MMF, nor tac => mycophenolate historical, tacrolimus historical
aza out since '22 => azathioprine historical
hasn't needed pred for two years => prednisolone historical
tremor since the switch from MMF to tac => mycophenolate historical, tacrolimus affirmed
MMF 8/2017 - 2/2019, diarrhoea ended it => mycophenolate historical, diarrhoea historical
gout - yes but long gone => gout historical
hepatitis C, SVR 2016 after sofosbuvir => hepatitis-c historical
gout in 2014, nothing since => gout historical
used to be diabetic => diabetes historical
once upon a time ciclosporin => ciclosporin historical
aza gave way to MMF => azathioprine historical, mycophenolate affirmed
aza first, MMF second; now tac => azathioprine historical, mycophenolate historical, tacrolimus affirmed
had a rash with aza which settled on stopping => rash historical, azathioprine historical
the tremor went when tac was stopped => tremor historical, tacrolimus historical
pancreatitis '16 (aza). => pancreatitis historical, azathioprine historical
""",
    "not over": """
MMF since '22 => mycophenolate affirmed
aza first or MMF? => azathioprine affirmed, mycophenolate affirmed
stopped responding to aza last year and remains on it => azathioprine affirmed
MMF replaced aza in 2020 => mycophenolate affirmed, azathioprine historical
cirrhosis; resolved ascites => cirrhosis affirmed, ascites historical
add aza or pred on top of tac then, for recurrence? => tacrolimus affirmed
refractory to aza then? => azathioprine affirmed
she is MMF-treated => mycophenolate affirmed
""",
    "of somebody else": """
the bed next door has TB => tuberculosis family
I looked after a man who had PML after rituximab => pml family, rituximab family
my last case died of sepsis; was on tac. Now: 40F on MMF => sepsis family, tacrolimus family, mycophenolate affirmed
the donor had hepatitis C => hepatitis-c family
someone on the ward got pancreatitis on aza => pancreatitis family, azathioprine family
a colleague with AIH did well on belimumab => belimumab family
his father, uncle, both diabetic => diabetes family
gout in two of her uncles => gout family
her baby has jaundice => jaundice family
her friend takes aza => azathioprine family
""",
    "of the patient": """
saw a woman with PRES on tac in clinic today => pres affirmed, tacrolimus affirmed
a colleague started her on MMF => mycophenolate affirmed
son reluctant to continue aza => azathioprine affirmed
""",
    "supposed": """
is MMF all right in gout? => gout hypothetical
any danger of pancreatitis with aza? => pancreatitis hypothetical
were allopurinol on board, what dose of aza? => allopurinol hypothetical, azathioprine affirmed
he'd be on warfarin if the valve were mechanical => warfarin hypothetical
in a diabetic would you still use tac? => diabetes hypothetical
can PRES come on late? => pres hypothetical
screen her for osteoporosis? => osteoporosis hypothetical
if they ever put him on carbamazepine would tac fall? => carbamazepine hypothetical, tacrolimus affirmed
""",
    "not supposed": """
neutropenia on aza, what now? => neutropenia-reaction affirmed
shingles with MMF; tacrolimus any better? => infection affirmed
is MMF all right with her gout? => gout affirmed
were you told she takes allopurinol? => allopurinol affirmed
""",
}
CASES = [line.split(" => ") for lines in CLASSES.values() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("message", "expected"), CASES, ids=[message for message, _ in CASES])
def test_a_sentence_asserts_by_how_it_is_built(recogniser, message, expected):
    wanted = {tuple(pair.split()) for pair in expected.split(", ")}
    values = {value for value, _ in wanted}
    found = [entity for entity in recogniser.recognise(message) if entity["value"] in values]
    assert {(e["value"], e["assertion"]) for e in found} == wanted
