"""How ordinary clinicians' wordings assert: courses that are over beside drugs that are taken, conditions that are only
supposed beside those that are there, whose a drug or an illness is, what is denied and what is suspected.
Message => the mentions meant, each with its assertion.
"""

import pytest

CLASSES = {
    "past drugs": """
failed aza and MMF, now on tac => azathioprine historical, mycophenolate historical, tacrolimus affirmed
she was treated with budesonide for 6 months before cirrhosis was found => budesonide historical
azathioprine, which she took until her second child was born, suited her => azathioprine historical
in 2016 she was given infliximab by the gastroenterologists => infliximab historical
after a failed trial of MMF we settled on tac 2 mg => mycophenolate historical, tacrolimus affirmed
past treatment azathioprine and budesonide => azathioprine historical, budesonide historical
was put on aza in 2016 and taken off it in 2017 => azathioprine historical
had azathioprine through her twenties without problems, lost to follow up, relapsed now => azathioprine historical
MMF in place of aza since pancreatitis => mycophenolate affirmed, azathioprine historical
azathioprine-experienced, on tac => azathioprine historical
aza was ineffective, on MMF now => azathioprine historical
aza didn't work so on MMF since June => azathioprine historical, mycophenolate affirmed
first aza, now MMF => azathioprine historical, mycophenolate affirmed
aza for 6/12 then MMF since => azathioprine historical, mycophenolate affirmed
couldn't tolerate aza so MMF since 2020 => azathioprine historical, mycophenolate affirmed
aza: tried, failed => azathioprine historical
she was taken off aza at 20 weeks => azathioprine historical
MMF changed to aza for pregnancy => mycophenolate historical, azathioprine affirmed
aza from age 20 to 25 => azathioprine historical
2019 aza, 2020 MMF, 2021 tac and still on it => azathioprine historical, mycophenolate historical, tacrolimus affirmed
not on aza since 2020 => azathioprine historical
aza no more, MMF now => azathioprine historical
""",
    "drugs taken": """
allopurinol added to aza in 2019 => allopurinol affirmed, azathioprine affirmed
refractory to aza 150, on pred 20 => azathioprine affirmed, prednisolone affirmed
aza since 2014, what next => azathioprine affirmed
on aza 2014 to date => azathioprine affirmed
she has had MMF for two years, ALT 30 => mycophenolate affirmed
2013-2019: aza. Since 2019: MMF => azathioprine historical, mycophenolate affirmed
started azathioprine in 2018 and still on it => azathioprine affirmed
azathioprine begun in 2015, dose doubled in 2018 => azathioprine affirmed
last infliximab infusion 3 weeks ago, next due in 5 => infliximab affirmed
her last rituximab dose was in March, next in September => rituximab affirmed
aza stopped yesterday for pancreatitis => azathioprine affirmed
MMF was increased in 2022 to 1 g bd => mycophenolate affirmed
remission reached in 2019 on aza, keep going? => azathioprine affirmed
diagnosed 2016, pred and aza from the start => prednisolone affirmed, azathioprine affirmed
pred tapered to 5 mg in January => prednisolone affirmed
pred was tapered from 40 to 10 => prednisolone affirmed
came off pred, stayed on aza => prednisolone historical, azathioprine affirmed
when can she come off aza? => azathioprine affirmed
should I stop aza after 3 years of remission => azathioprine affirmed
aza for 3 years, ALT normal => azathioprine affirmed
transplanted 2019, on tac 2 bd => tacrolimus affirmed
TB in 2003, aza 100 => tuberculosis historical, azathioprine affirmed
has been on aza up to now without trouble => azathioprine affirmed
aza until delivery, then what? => azathioprine affirmed
Aza from 2011 onwards, ALT 220 => azathioprine affirmed
took MMF this morning, vomiting since => mycophenolate affirmed
aza stopped 3 days ago because of vomiting, what now => azathioprine affirmed
tac may replace MMF => tacrolimus affirmed, mycophenolate affirmed
should we switch from aza to 6-MP => azathioprine affirmed, mercaptopurine affirmed
MMF in place of aza? => mycophenolate affirmed, azathioprine affirmed
gets infliximab every 8 weeks since 2018 => infliximab affirmed
she last took her tac at 8 pm => tacrolimus affirmed
was started on azathioprine in 2017, 100 mg, well => azathioprine affirmed
four years of MMF and in remission, can I stop? => mycophenolate affirmed
has been taking methotrexate for psoriasis for years => methotrexate affirmed
aza since childhood => azathioprine affirmed
""",
    "supposed": """
she might become pregnant one day, is aza ok => pregnant hypothetical
can MMF be given to breastfeeding mothers => breastfeeding hypothetical
how is overlap with PBC treated => pbc hypothetical
do I have to worry about osteoporosis with budesonide => osteoporosis hypothetical
for an elderly diabetic which steroid => diabetes hypothetical
in someone pregnant is tac ok? => pregnant hypothetical
in a transplant candidate with renal impairment, tac or MMF? => renal-impairment hypothetical
any restrictions for epileptics on tac? => epilepsy hypothetical
after a lymphoma, would thiopurines be off the table? => lymphoma hypothetical
in diabetics? => diabetes hypothetical
after she gets pregnant, continue tac? => pregnant hypothetical
by the time she's pregnant she should be off MMF => pregnant hypothetical
until she is pregnant keep MMF? => pregnant hypothetical
what do guidelines say about overlap with PBC => pbc hypothetical
guidance on aza and lymphoma? => lymphoma hypothetical
when would you suspect PSC => psc hypothetical
how to tell PSC from AIH => psc hypothetical
""",
    "there": """
she fell pregnant on aza, keep it? => pregnant affirmed
now that she is pregnant, do we keep aza => pregnant affirmed
cirrhosis, what dose of budesonide => cirrhosis affirmed
her TB changes that, no? => tuberculosis affirmed
since he has gout, allopurinol was added => gout affirmed
she's diabetic - would your advice differ => diabetes affirmed
he has hepatitis B, does rituximab stay an option => hepatitis-b affirmed
does her cirrhosis alter the choice between tac and MMF => cirrhosis affirmed
when she became pregnant we stopped MMF => pregnant affirmed
given his osteoporosis is budesonide better => osteoporosis affirmed
my patient with heart failure needs infliximab => heart-failure affirmed
because of renal impairment dose was cut => renal-impairment affirmed
ever since the lymphoma we avoid aza => lymphoma affirmed
she is 12 weeks pregnant, what would you do differently => pregnant affirmed
cirrhosis established on biopsy, does budesonide still work => cirrhosis affirmed
known PBC overlap. how treated => pbc affirmed
we worry about her osteoporosis on pred => osteoporosis affirmed
I've a pregnant lady on aza => pregnant affirmed
MMF and she's pregnant, washout? => pregnant affirmed
epileptic - is tac contraindicated => epilepsy affirmed
should MMF be used as she plans a pregnancy => wishes-pregnancy affirmed
cirrhotic patient, is budesonide allowed => cirrhosis affirmed
in view of his diabetes is budesonide better => diabetes affirmed
pt with CKD on tac - MMF better? => renal-impairment affirmed
can I use MMF in this diabetic? => diabetes affirmed
osteoporosis on DEXA. risk with pred? => osteoporosis affirmed
if she stays on aza while pregnant what to watch => azathioprine affirmed
would tac be ok given the gout => gout affirmed
how to manage AIH with cirrhosis in this 60 yo => cirrhosis affirmed
is aza right for her with the lymphoma history? => azathioprine affirmed
screening found latent TB => latent-tuberculosis affirmed
DEXA screening shows osteoporosis => osteoporosis affirmed
cirrhosis patient of mine, ok for budesonide? => cirrhosis affirmed
she conceived on tac => pregnant affirmed
""",
    "reactions": """
she had a rash on aza last week, still there => rash affirmed
pancreatitis on aza 3 days ago, amylase 900 => pancreatitis affirmed
developed neutropenia in the last month on aza => neutropenia-reaction affirmed
tremor since she went on tac in 2021 => tremor affirmed
has had diarrhoea on MMF since March => diarrhoea affirmed
nausea started two weeks after aza in January and persists => nausea affirmed
hair loss began last year on tac, worse now => alopecia affirmed
aza stopped last week for pancreatitis, what now? => pancreatitis affirmed
MMF was stopped on Monday because of diarrhoea. Options? => diarrhoea affirmed
leucopenia came on in May, aza halved, WCC 2.8 now => leucopenia affirmed
had to stop aza due to nausea, next drug? => nausea affirmed
rash with azathioprine, drug withdrawn, which next => rash affirmed
vomiting after every dose of aza, stopped taking it => vomiting affirmed
was fine on aza till last month, now leucopenia => leucopenia affirmed
rash on aza in 2015, long settled => rash historical
neutropenia on aza a decade ago => neutropenia-reaction historical
had tremor on tac years ago, gone on MMF => tremor historical
diarrhoea with MMF back in 2018 => diarrhoea historical
nausea in the first weeks of aza, since settled => nausea historical
once had vomiting with aza, restarted without trouble => vomiting historical
alopecia in 2019 with tac, grew back => alopecia historical
aza for 3 weeks, then pancreatitis on Tuesday, stopped => pancreatitis affirmed
started MMF in March, diarrhoea ever since => diarrhoea affirmed
rash appeared two days after first dose last week => rash affirmed
leucopenia found at last month's bloods, what dose now => leucopenia affirmed
had pancreatitis from aza last week, drug stopped. what next => pancreatitis affirmed
previously well, now has hair loss on tac => alopecia affirmed
tremor has been troubling him for 2 years on tac => tremor affirmed
nausea since 2021 => nausea affirmed
first episode of vomiting was in January, recurs with each dose => vomiting affirmed
recent pancreatitis on aza => pancreatitis affirmed
pancreatitis with aza in 2009, recovered fully => pancreatitis historical
rash years ago with co-trimoxazole => rash historical
""",
    "whose": """
mum had lupus and was on azathioprine; daughter now on MMF => lupus family, azathioprine family, mycophenolate affirmed
her mother says the aza makes her sick => azathioprine affirmed
his father brings his tac every morning => tacrolimus affirmed
mother reports hair loss on MMF => alopecia affirmed, mycophenolate affirmed
mum gives her azathioprine at night => azathioprine affirmed
sister is a nurse and gives her the methotrexate => methotrexate affirmed
family history of lymphoma, on aza 100 => lymphoma family, azathioprine affirmed
brother has Crohn's, she takes aza => ibd family, azathioprine affirmed
her dad died of liver cancer, MMF ok? => mycophenolate affirmed
partner takes isotretinoin; she takes tac => tacrolimus affirmed
his wife is on MMF, he is on aza => mycophenolate family, azathioprine affirmed
Mother of two, on aza => azathioprine affirmed
mother: diabetes. pt: aza 100 => diabetes family, azathioprine affirmed
sibling with PSC; she's on budesonide => psc family, budesonide affirmed
15 y boy, parents worried about pred and growth => prednisolone affirmed
mum wants to know if aza causes cancer => azathioprine affirmed
parents refuse MMF; on pred 20 => prednisolone affirmed
aunt with SLE took MMF for years. Now our patient: aza? => lupus family, mycophenolate family, azathioprine affirmed
daughter's 16, on tac 3 mg, forgets doses => tacrolimus affirmed
her son, who lives with her, has TB; she is on infliximab => tuberculosis family, infliximab affirmed
the child was started on aza 50, mother has gout => azathioprine affirmed, gout family
flatmate has TB, she is due infliximab => tuberculosis family, infliximab affirmed
partner on methotrexate, she on aza => methotrexate family, azathioprine affirmed
mother on warfarin. Patient on tac => warfarin family, tacrolimus affirmed
wife breastfeeding, he is on azathioprine => breastfeeding family, azathioprine affirmed
his wife is pregnant and he takes azathioprine => azathioprine affirmed
colleague's patient got PML on rituximab, mine is on MMF => pml family, rituximab family, mycophenolate affirmed
mum's tac is 5 mg; the girl's is 3 mg => tacrolimus family
cousin takes MMF for lupus, she herself takes aza => mycophenolate family, lupus family, azathioprine affirmed
her mum, a pharmacist, says tac interacts => tacrolimus affirmed
his wife doles out the azathioprine => azathioprine affirmed
his dad is on ciclosporin after a kidney graft; the lad is on MMF => ciclosporin family, mycophenolate affirmed
""",
    "denied": """
is MMF a problem in gout or diabetes? she has neither => gout hypothetical, diabetes hypothetical
TB? HIV? no to both => tuberculosis negated, hiv negated
MRCP excludes PSC => psc negated
GP wrote diabetes, but HbA1c normal; she isn't => diabetes negated
the label of diabetes was wrong => diabetes negated
never been diagnosed with TB => tuberculosis negated
gout? diabetes? lupus? none => gout negated, diabetes negated, lupus negated
has yet to have any rash => rash negated
MRI ruled PSC out => psc negated
HIV-, HBsAg-, IGRA- => hiv negated
cirrhosis? fibroscan says no => cirrhosis negated
not at all pregnant => pregnant negated
pancreatitis was considered and dismissed => pancreatitis negated
no e/o cirrhosis => cirrhosis negated
TB isn't there => tuberculosis negated
avoiding NSAIDs => nsaid negated
""",
    "not denied": """
diabetes, HTN, TB. none of it treated => diabetes affirmed, hypertension affirmed, tuberculosis affirmed
has both gout and diabetes => gout affirmed, diabetes affirmed
no worse since diabetes was found => diabetes affirmed
not only cirrhotic but diabetic => cirrhosis affirmed, diabetes affirmed
no change in her cirrhosis => cirrhosis affirmed
diabetes not controlled => diabetes affirmed
gout not treated => gout affirmed
not yet told of the diabetes => diabetes affirmed
cirrhosis, never decompensated => cirrhosis affirmed
not happy with her diabetes => diabetes affirmed
rash: not itchy => rash affirmed
pregnant? no; diabetic? yes => pregnant negated, diabetes affirmed
""",
    "suspected": """
is it PSC, is it PBC? => psc possible, pbc possible
lymphoma or TB, node biopsy next week => lymphoma possible, tuberculosis possible
I fear lymphoma => lymphoma possible
the ward says sepsis but lactate normal, cultures awaited => sepsis possible
neuro think PRES => pres possible
worried it's PTLD => lymphoma possible
hepatitis B status still open => hepatitis-b possible
may well have osteoporosis => osteoporosis possible
PSC or not? MRCP Friday => psc possible
we suspect gout, or something like sepsis => gout possible, sepsis possible
we're thinking lymphoma => lymphoma possible
hep C Ab sent => hepatitis-c possible
undecided between PBC and PSC => pbc possible, psc possible
there's talk of lupus => lupus possible
poss lupus => lupus possible
prob lupus => lupus possible
susp lupus => lupus possible
lupus or Sjogren, unclear which => lupus possible, sjogren possible
lupus was raised by rheum => lupus possible
""",
    "suspected still": """
can't rule TB out => tuberculosis possible
MRI hasn't ruled PSC out => psc possible
she may be pregnant on MMF => pregnant possible, mycophenolate affirmed
""",
    "not suspected": """
perhaps because of her gout she avoids meat => gout affirmed
biopsy confirmed lymphoma => lymphoma affirmed
lymphoma confirmed last week => lymphoma affirmed
her gout is probably due to ciclosporin => gout affirmed
is her gout from tac? => gout affirmed
tremor, maybe from tac => tremor affirmed
worried about her cirrhosis => cirrhosis affirmed
diabetes, possibly from pred => diabetes affirmed
sepsis confirmed, cultures grew E coli => sepsis affirmed
has gout; toe hot, urate pending => gout affirmed
worried about the weight gain on pred => weight-gain affirmed
her mother fears the hair loss => alopecia affirmed
gout, urate 600 => gout affirmed
proven sepsis => sepsis affirmed
diagnosed with lymphoma in May, on chemo => lymphoma affirmed
suspected drug reaction; she has lupus => lupus affirmed
hopefully her lupus stays quiet => lupus affirmed
probably because of cirrhosis the dose was cut => cirrhosis affirmed
is likely to need a biopsy; has diabetes => diabetes affirmed
PBC, perhaps since 2015 => pbc affirmed
""",
}
CASES = [line.split(" => ") for lines in CLASSES.values() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("message", "expected"), CASES, ids=[message for message, _ in CASES])
def test_an_ordinary_wording_asserts_what_a_reader_would(recogniser, message, expected):
    wanted = {tuple(pair.split()) for pair in expected.split(", ")}
    values = {value for value, _ in wanted}
    found = [entity for entity in recogniser.recognise(message) if entity["value"] in values]
    assert {(entity["value"], entity["assertion"]) for entity in found} == wanted
