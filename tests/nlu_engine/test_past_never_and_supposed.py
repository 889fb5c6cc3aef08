"""Three classes that are easily read as present: drugs of the past, drugs never taken, and conditions only supposed;
each with messages beside it in which like words must not do so. Message => the mentions meant, each with its assertion.
"""

import pytest

CLASSES = {
    "past": """
aza gave her pancreatitis, on MMF now => azathioprine historical, mycophenolate affirmed
aza had to go because of low WCC, MMF instead => azathioprine historical, mycophenolate affirmed
flared after coming off azathioprine => azathioprine historical
relapsed 6 months after stopping aza => azathioprine historical
relapse after azathioprine withdrawal => azathioprine historical
she took herself off MMF => mycophenolate historical
lasted two weeks on aza => azathioprine historical
only managed a week of azathioprine => azathioprine historical
aza tried and stopped => azathioprine historical
aza, MMF and tac all tried => azathioprine historical, mycophenolate historical, tacrolimus historical
had infliximab for UC before => infliximab historical
aza up until pregnancy => azathioprine historical
MMF instead of aza since 2020 => azathioprine historical, mycophenolate affirmed
on tac, having had aza and MMF => azathioprine historical, mycophenolate historical, tacrolimus affirmed
having been on aza for years => azathioprine historical
had a course of rituximab in the spring of 2020 => rituximab historical
she had two courses of rituximab, last one 2021 => rituximab historical
received a course of infliximab => infliximab historical
no longer takes azathioprine => azathioprine historical
isn't on aza any more => azathioprine historical
not on aza any longer, on MMF => azathioprine historical, mycophenolate affirmed
azathioprine no longer taken => azathioprine historical
azathioprine is a thing of the past, on tac now => azathioprine historical, tacrolimus affirmed
trial of tacrolimus 2018, no effect => tacrolimus historical
her old drug was azathioprine, MMF for the last year => azathioprine historical, mycophenolate affirmed
originally treated with azathioprine, switched to MMF last year => azathioprine historical, mycophenolate affirmed
after azathioprine she went on to MMF => azathioprine historical, mycophenolate affirmed
after 3 years of aza she now takes tac => azathioprine historical, tacrolimus affirmed
was previously maintained on azathioprine monotherapy => azathioprine historical
pred only until Christmas, nothing since => prednisolone historical
aza '15-'18 => azathioprine historical
was once on azathioprine => azathioprine historical
long since off prednisolone => prednisolone historical
""",
    "not past": """
relapse rate after azathioprine withdrawal => azathioprine affirmed
when stopping aza how do I taper => azathioprine affirmed
MMF instead of aza? => mycophenolate affirmed, azathioprine affirmed
tac or MMF after aza? => azathioprine affirmed
lasted well on aza => azathioprine affirmed
was on aza when the rash began, still takes it => azathioprine affirmed
was started on aza in 2019 => azathioprine affirmed
was put on MMF last year and takes 1 g bd => mycophenolate affirmed
was on 50 mg of aza, now on 100 mg => azathioprine affirmed
on aza 2019 onwards => azathioprine affirmed
has had aza since 2019 => azathioprine affirmed
was started on MMF last month => mycophenolate affirmed
had a course of aza been considered? => azathioprine affirmed
has a course of rituximab booked => rituximab affirmed
what does a course of rituximab cost => rituximab affirmed
not tolerating tac any more => tacrolimus affirmed
no longer responding to aza => azathioprine affirmed
was switched to tac in May, doing fine => tacrolimus affirmed
after azathioprine what comes next => azathioprine affirmed
after a year on MMF she is in remission => mycophenolate affirmed
after 6 weeks of aza the ALT is 200 => azathioprine affirmed
""",
    "never taken": """
MMF? never had it => mycophenolate negated
tac untried => tacrolimus negated
yet to try tacrolimus => tacrolimus negated
does not use methotrexate => methotrexate negated
nobody has given her MMF => mycophenolate negated
aza was considered but not given => azathioprine negated
aza not yet commenced => azathioprine negated
aza: never, MMF: never => azathioprine negated, mycophenolate negated
she refused MMF and never took it => mycophenolate negated
declined tac, so on pred only => tacrolimus negated
hasn't had any of MMF, tac or rituximab => mycophenolate negated, tacrolimus negated, rituximab negated
we avoided aza because of TPMT => azathioprine negated
aza was avoided => azathioprine negated
she won't take MMF => mycophenolate negated
no concurrent allopurinol => allopurinol negated
""",
    "taken all the same": """
no MMF level available => mycophenolate affirmed
no azathioprine dose has ever suited her => azathioprine affirmed
why not MMF? => mycophenolate affirmed
hasn't been on tac long => tacrolimus affirmed
hasn't been well on MMF => mycophenolate affirmed
not had any problem with aza => azathioprine affirmed
no objection to tac => tacrolimus affirmed
never missed a dose of aza => azathioprine affirmed
not keen on MMF => mycophenolate affirmed
""",
    "of nobody": """
if her TPMT was low, what dose => tpmt-deficient hypothetical
any problem in cirrhosis? => cirrhosis hypothetical
any issue with cirrhosis => cirrhosis hypothetical
what to do about osteoporosis => osteoporosis hypothetical
how should cirrhotic AIH be treated => cirrhosis hypothetical
how do you treat AIH with cirrhosis => cirrhosis hypothetical
how to treat AIH/PSC overlap => psc hypothetical
could she develop diabetes on tac => diabetes hypothetical
will she get diabetes from tac => diabetes hypothetical
exclude HBV before rituximab => hepatitis-b hypothetical
in the cirrhotic, which steroid => cirrhosis hypothetical
and in renal impairment? => renal-impairment hypothetical
and with cirrhosis? => cirrhosis hypothetical
or in CKD? => renal-impairment hypothetical
even in cirrhosis? => cirrhosis hypothetical
what about cirrhosis => cirrhosis hypothetical
how about a patient with osteoporosis => osteoporosis hypothetical
would it differ in a cirrhotic patient => cirrhosis hypothetical
would your answer change with cirrhosis => cirrhosis hypothetical
anything different for diabetics => diabetes hypothetical
is it different with portal hypertension => portal-hypertension hypothetical
what would happen with renal impairment => renal-impairment hypothetical
same question but with renal impairment => renal-impairment hypothetical
in a pregnant woman, which drugs are allowed => pregnant hypothetical
for a woman who wants a baby which drug is best => wishes-pregnancy hypothetical
in a patient with heart failure, is infliximab allowed => heart-failure hypothetical
would you give budesonide to a cirrhotic => cirrhosis hypothetical
can diabetics have tac => diabetes hypothetical
do cirrhotics need less MMF => cirrhosis hypothetical
can MMF be used when there is cirrhosis => cirrhosis hypothetical
when pregnant, can she stay on aza => pregnant hypothetical
as long as she isn't pregnant => pregnant hypothetical
were she pregnant, would MMF be out => pregnant hypothetical
had this been a cirrhotic, what would you have done => cirrhosis hypothetical
before she gets pregnant what should we change => pregnant hypothetical
picture a woman with cirrhosis => cirrhosis hypothetical
for argument's sake she has diabetes => diabetes hypothetical
would a history of lymphoma matter => lymphoma hypothetical
budesonide + cirrhosis => cirrhosis hypothetical
""",
    "of somebody": """
any problem with budesonide in my cirrhotic patient => cirrhosis affirmed
cirrhotic, any issue with MMF => cirrhosis affirmed
she developed diabetes on tac => diabetes affirmed
which drugs are out? she has cirrhosis => cirrhosis affirmed
and with his cirrhosis? => cirrhosis affirmed
what about her cirrhosis => cirrhosis affirmed
also diabetes => diabetes affirmed
and with diabetes too, on pred 20 => diabetes affirmed
what about tac? he's diabetic => diabetes affirmed
if MMF fails with her cirrhosis what would you use => cirrhosis affirmed
if pred makes her diabetes worse what then => diabetes affirmed
monitoring her diabetes is hard on pred => diabetes affirmed
does the diabetes matter here => diabetes affirmed
cirrhosis not known to GP => cirrhosis affirmed
a woman with cirrhosis came in today on aza => cirrhosis affirmed
best drug for my diabetic patient => diabetes affirmed
we want to start tac in a cirrhotic lady tonight, which dose => cirrhosis affirmed
what can be given to a diabetic man of 84 => diabetes affirmed
which drug for this lady with osteoporosis => osteoporosis affirmed
when she was diagnosed with cirrhosis pred was stopped => cirrhosis affirmed
she has cirrhosis so would budesonide be wrong => cirrhosis affirmed
""",
}
CASES = [line.split(" => ") for lines in CLASSES.values() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("message", "expected"), CASES, ids=[message for message, _ in CASES])
def test_what_is_over_never_was_or_is_only_supposed_is_not_taken_for_present(recogniser, message, expected):
    wanted = {tuple(pair.split()) for pair in expected.split(", ")}
    values = {value for value, _ in wanted}
    found = [entity for entity in recogniser.recognise(message) if entity["value"] in values]
    assert {(e["value"], "planned" if e.get("planned") else e["assertion"]) for e in found} == wanted


TOLD_IN_PASSING = """
had 6/12 of mycophenolate, back on azathioprine 100 mg since => mycophenolate historical, azathioprine affirmed
aza - off it now. pred 7.5 alone => azathioprine historical, prednisolone affirmed
she's off aza now, pred 7.5 => azathioprine historical
so far aza (2y), MMF (14 mo). Tac since Feb => azathioprine historical, mycophenolate historical, tacrolimus affirmed
has had aza (18 months) and then MMF (a year); ALT still 200 => azathioprine historical, mycophenolate historical
azathioprine for 5 yrs until she moved GP => azathioprine historical
MMF d/c 2020. pred 10 => mycophenolate historical, prednisolone affirmed
ciclosporin from 14 to 17, MMF since => ciclosporin historical, mycophenolate affirmed
clarithromycin course over, tac 11 => clarithromycin historical
Imuran for the first two years, CellCept ever since => azathioprine historical, mycophenolate affirmed
been on tacrolimus, they took him off it. MMF 1 g bd => tacrolimus historical, mycophenolate affirmed
her first drug was azathioprine, her present one mycophenolate => azathioprine historical, mycophenolate affirmed
azathioprine for ten years but not any more, pred 5 mg => azathioprine historical, prednisolone affirmed
pt was started on MMF, then stopped by GP. pred 10 => mycophenolate historical, prednisolone affirmed
aza (2y) and pred. ALT normal => azathioprine affirmed
MMF for 5 yrs, ALT normal => mycophenolate affirmed
developed pancreatitis on azathioprine last year, alternatives? => pancreatitis affirmed, azathioprine affirmed
pancreatitis on azathioprine in March. what next? => pancreatitis affirmed, azathioprine affirmed
rash on aza in March, now on MMF. what dose? => rash historical, azathioprine historical
pancreatitis on aza last year. Currently MMF. options? => pancreatitis historical, azathioprine historical
"""
OF_NOBODY = """
how to handle diarrhoea on MMF => diarrhoea hypothetical
how to handle her diarrhoea on MMF => diarrhoea affirmed
is leukopenia on azathioprine dose-dependent => leucopenia hypothetical
MMF when breastfeeding => breastfeeding hypothetical
woman, 34, breastfeeding, is azathioprine ok? => breastfeeding affirmed
were it PSC what would change => psc hypothetical
anyone used tac in gout => gout hypothetical
is it true that cirrhosis makes budesonide useless => cirrhosis hypothetical
does the diabetes matter here => diabetes affirmed
CKD and tacrolimus, how low can the trough go => renal-impairment hypothetical
when a patient has cirrhosis, do you halve budesonide => cirrhosis hypothetical
my patient has cirrhosis, do you halve budesonide => cirrhosis affirmed
cirrhosis with ascites, is MMF still on the cards? => ascites affirmed
could be TB => tuberculosis possible
no doubt cirrhosis by now => cirrhosis affirmed
EBV seronegative, aza ok? => infection negated
pregnant? test today => pregnant possible
PBC (AMA pending) => pbc possible
nausea not a problem => nausea negated
my lady with lupus, should she get MMF => mycophenolate affirmed
"""
OF_OTHERS = """
strong FH of diabetes, tac or MMF? => diabetes family, tacrolimus affirmed, mycophenolate affirmed
mum and sister have coeliac, aza since June => coeliac family, azathioprine affirmed
breast cancer in mother and aunt, aza ok? => malignancy family, azathioprine affirmed
daughter of a woman with lupus, aza 100 => lupus family, azathioprine affirmed
married to someone with hepatitis B, rituximab planned => hepatitis-b family, rituximab affirmed
her brother, 25, has UC => ibd family
her brother (25), UC => ibd family
family: diabetes, gout. tac planned => diabetes family, gout family, tacrolimus affirmed
a woman with lupus on aza 100 => lupus affirmed, azathioprine affirmed
"""


@pytest.mark.parametrize("line", f"{TOLD_IN_PASSING}{OF_NOBODY}{OF_OTHERS}".replace("\n\n", "\n").strip().splitlines())
def test_what_is_told_in_passing_of_nobody_or_of_others(recogniser, line):
    message, expected = line.split(" => ")
    wanted = {tuple(pair.split()) for pair in expected.split(", ")}
    values = {value for value, _ in wanted}
    found = {(e["value"], e["assertion"]) for e in recogniser.recognise(message) if e["value"] in values}
    assert found == wanted
