"""How mentions are asserted. Each case: message => the mentions meant, each with its assertion."""

import pytest

CASES = [
    line.split(" => ")
    for line in """
no cirrhosis => cirrhosis negated
no cirrhosis or diabetes => cirrhosis negated, diabetes negated
no diabetes, hypertension or renal impairment => diabetes negated, hypertension negated, renal-impairment negated
no cirrhosis, jaundiced => cirrhosis negated, jaundice affirmed
no cirrhosis/ascites => cirrhosis negated, ascites negated
no known cirrhosis => cirrhosis negated
no evidence of cirrhosis on fibroscan => cirrhosis negated
no history of TB => tuberculosis negated
no clinical signs of ascites => ascites negated
no hep B => hepatitis-b negated
without cirrhosis or ascites => cirrhosis negated, ascites negated
without azathioprine => azathioprine negated
neither pregnant nor breastfeeding => pregnant negated, breastfeeding negated
not pregnant => pregnant negated
not pregnant, cirrhotic => pregnant negated, cirrhosis affirmed
not pregnant or breastfeeding => pregnant negated, breastfeeding negated
not pregnant but cirrhotic => pregnant negated, cirrhosis affirmed
not currently pregnant => pregnant negated
not cirrhotic => cirrhosis negated
she isn't cirrhotic => cirrhosis negated
she’s not cirrhotic => cirrhosis negated
no, she's not cirrhotic => cirrhosis negated
non-cirrhotic => cirrhosis negated
non cirrhotic => cirrhosis negated
non-diabetic, obese => diabetes negated, obesity affirmed
doesn't have diabetes => diabetes negated
does not have glaucoma => glaucoma negated
hasn't got osteoporosis => osteoporosis negated
denies fever, rash and nausea => fever negated, rash negated, nausea negated
denies alcohol => alcohol negated
never drinks alcohol => alcohol negated
never had azathioprine => azathioprine negated
not on azathioprine => azathioprine negated
pt isn't on MMF => mycophenolate negated
negative for HIV => hiv negated
HIV neg => hiv negated
HIV and hep C negative => hiv negated, hepatitis-c negated
hep C -ve => hepatitis-c negated
cirrhosis: no => cirrhosis negated
cirrhosis ruled out => cirrhosis negated
TB excluded => tuberculosis negated
No fever. Rash on aza => fever negated, rash affirmed, azathioprine affirmed
no jaundice; ascites present => jaundice negated, ascites affirmed
not intolerant, refractory => intolerance negated, insufficient_response affirmed
not refractory, intolerant => insufficient_response negated, intolerance affirmed
refractory to aza but not intolerant => insufficient_response affirmed, intolerance negated
not intolerant of azathioprine => thiopurine_intolerance negated, azathioprine affirmed
not responding to azathioprine => non_response affirmed, azathioprine affirmed
no response to aza => non_response affirmed, azathioprine affirmed
no improvement on azathioprine => non_response affirmed, azathioprine affirmed
MMF is not working => mycophenolate affirmed, non_response affirmed
did not respond to prednisolone => non_response affirmed, prednisolone affirmed
cannot tolerate azathioprine => thiopurine_intolerance affirmed, azathioprine affirmed
did not tolerate 6-MP => intolerance affirmed, mercaptopurine affirmed
can't tolerate MMF => intolerance affirmed, mycophenolate affirmed
intolerant of tacrolimus => intolerance affirmed, tacrolimus affirmed
not only cirrhotic but diabetic => cirrhosis affirmed, diabetes affirmed
not licensed with cirrhosis => cirrhosis affirmed
not enough data with psoriasis and cirrhosis => cirrhosis affirmed
no trials with tacrolimus => tacrolimus affirmed
no side effects on MMF => unspecified-intolerance negated, mycophenolate affirmed
not non-adherent => non-adherence negated
?cirrhosis => cirrhosis possible
? cirrhosis => cirrhosis possible
possible cirrhosis => cirrhosis possible
query PSC => psc possible
suspected lymphoma => lymphoma possible
could be TB => tuberculosis possible
might have latent TB => latent-tuberculosis possible
not sure if she is pregnant => pregnant possible
pregnancy possible, PBC not known => pbc possible
PSC unlikely => psc possible
h/o pancreatitis on aza => pancreatitis historical, azathioprine affirmed
history of lymphoma => lymphoma historical
previously on azathioprine => azathioprine historical
previously on azathioprine, now on MMF => azathioprine historical, mycophenolate affirmed
previously on azathioprine and tacrolimus => azathioprine historical, tacrolimus historical
was on tacrolimus => tacrolimus historical
no longer on prednisolone => prednisolone historical
stopped azathioprine because of nausea => azathioprine historical, nausea affirmed
skin cancer 5 years ago => skin-cancer historical
previously diabetic, cirrhotic => diabetes historical, cirrhosis affirmed
her mother had lymphoma => lymphoma family
her brother has PSC => psc family
family history of diabetes => diabetes family
FH of IBD => ibd family
diabetes in her mother => diabetes family
mother has cirrhosis => cirrhosis family
mum with PBC, she has diabetes => pbc family, diabetes affirmed
dad had pancreatitis on aza => pancreatitis family, azathioprine family
father HBsAg positive => hbsag-positive family
her sister is TPMT deficient => tpmt-deficient family
young mother with cirrhosis => cirrhosis affirmed
what if HBsAg is positive => hbsag-positive hypothetical
breastfeeding mother on azathioprine => breastfeeding affirmed, azathioprine affirmed
if she gets pregnant => pregnant hypothetical
what if she gets pregnant on MMF? => pregnant hypothetical, mycophenolate affirmed
what if MMF fails? => mycophenolate hypothetical
in case she becomes pregnant => pregnant hypothetical
if cirrhotic, budesonide? => cirrhosis hypothetical, budesonide affirmed
if not pregnant => pregnant hypothetical
I want to know if azathioprine is safe with cirrhosis => azathioprine affirmed, cirrhosis affirmed
does MMF cause diarrhoea? => mycophenolate affirmed, diarrhoea hypothetical
risk of lymphoma => lymphoma hypothetical
TB screening => tuberculosis hypothetical
cirrhotic patients => cirrhosis hypothetical
MMF discontinued 2021 for diarrhoea, tac since. => mycophenolate historical, diarrhoea historical, tacrolimus affirmed
infliximab withdrawn 2020, psoriasiform rash disappeared => infliximab historical, rash historical
aza → nausea → MMF → tac => azathioprine historical, nausea historical, mycophenolate historical, tacrolimus affirmed
6MP --> aza --> MMF since 2022 => mercaptopurine historical, azathioprine historical, mycophenolate affirmed
Tried tac in 2019: tremor. Now MMF. => tacrolimus historical, tremor historical, mycophenolate affirmed
ciclosporin years ago caused hirsutism => ciclosporin historical, hirsutism historical
he got over pancreatitis two years ago, aza never again => pancreatitis historical
recovered from TB, ritux ok? => tuberculosis historical, rituximab affirmed
azathioprine stopped yesterday because of vomiting => azathioprine affirmed, vomiting affirmed
tac has been stopped this week for AKI => tacrolimus affirmed
switch aza -> MMF? => azathioprine affirmed, mycophenolate affirmed
budesonide not taken since, pred 10 => budesonide historical, prednisolone affirmed
cirrhosis never => cirrhosis negated
latent TB work-up clear => latent-tuberculosis negated
latent TB being ruled out => latent-tuberculosis possible
drug fever vs sepsis? on aza => azathioprine affirmed
with cirrhosis which steroid is preferred => cirrhosis hypothetical
what option in renal impairment, tac or MMF? => renal-impairment hypothetical
is tac avoided in diabetes and in renal impairment? => diabetes hypothetical, renal-impairment hypothetical
were pancreatitis to occur on aza, would 6-MP be next? => pancreatitis hypothetical
Were she to become pregnant, what then => pregnant hypothetical
Had he been cirrhotic, would budesonide be out? => cirrhosis hypothetical
let's pretend he has cirrhosis, budesonide? => cirrhosis hypothetical
Imagine a diabetic woman on tacrolimus, what then => diabetes hypothetical, tacrolimus hypothetical
say the scan shows cirrhosis: is budesonide out? => cirrhosis hypothetical
is diabetes more likely on tac or on ciclosporin? => diabetes hypothetical
are nausea and vomiting common with MMF => nausea hypothetical, vomiting hypothetical
if the rash on aza turns out to be lupus, what do I do => rash affirmed, azathioprine affirmed
she is cirrhotic, budesonide? => cirrhosis affirmed
34 year old cirrhotic on aza => cirrhosis affirmed
In cirrhosis she was put on aza, what next => cirrhosis affirmed
""".strip().splitlines()
]


@pytest.mark.parametrize(("message", "expected"), CASES, ids=[case[0] for case in CASES])
def test_each_mention_is_asserted_as_the_words_say(recogniser, message, expected):
    wanted = {tuple(pair.split()) for pair in expected.split(", ")}
    assert _asserted(recogniser, message, {value for value, _ in wanted}) == wanted


def _asserted(recogniser, message, values):
    kinds = {"condition", "reaction", "reason", "drug", "drug_class", "co_medication"}
    return {
        (entity["value"], "planned" if entity.get("planned") else entity["assertion"])
        for entity in recogniser.recognise(message)
        if entity["entity"] in kinds and entity["value"] in values
    }


# Where a scope ends: dates, endings, plans and other people, each with traps beside it.
SCOPES: list[tuple[str, dict[str, str]]] = [
    (
        "had neutropenia on aza in 2019, since then steroids only",
        {"historical": "neutropenia-reaction azathioprine", "affirmed": "steroid"},
    ),
    (
        "in 2012 she developed rash on azathioprine, now on MMF",
        {"historical": "rash azathioprine", "affirmed": "mycophenolate"},
    ),
    ("on aza since 2019, cirrhosis since 2018", {"affirmed": "azathioprine cirrhosis"}),
    ("MMF started in 2021", {"affirmed": "mycophenolate"}),
    ("diabetes diagnosed in 2015", {"affirmed": "diabetes"}),
    ("what did the 2019 trial of MMF show", {"affirmed": "mycophenolate"}),
    ("EASL 2025 on rituximab", {"affirmed": "rituximab"}),
    ("in the past week developed rash on 6-MP", {"affirmed": "rash mercaptopurine"}),
    ("in the past developed rash on 6-MP", {"historical": "rash mercaptopurine"}),
    (
        "azathioprine 2009-2013: alopecia. tac 2019-now: ALT normal",
        {"historical": "azathioprine alopecia", "affirmed": "tacrolimus"},
    ),
    ("tacrolimus from 2015 to 2018", {"historical": "tacrolimus"}),
    ("tacrolimus from 2015", {"affirmed": "tacrolimus"}),
    (
        "h/o pancreatitis with azathioprine, 2016. Presently tacrolimus",
        {"historical": "pancreatitis azathioprine", "affirmed": "tacrolimus"},
    ),
    ("TB in childhood, fully treated; cirrhotic", {"historical": "tuberculosis", "affirmed": "cirrhosis"}),
    ("hepatitis B cleared in the nineties, hypertension", {"historical": "hepatitis-b", "affirmed": "hypertension"}),
    ("aza was stopped, on tac", {"historical": "azathioprine", "affirmed": "tacrolimus"}),
    ("aza was stopped for nausea. options?", {"affirmed": "azathioprine nausea"}),
    ("tac came off because of tremor, MMF since", {"historical": "tacrolimus tremor", "affirmed": "mycophenolate"}),
    ("pred stopped working", {"affirmed": "prednisolone"}),
    ("should aza be stopped", {"affirmed": "azathioprine"}),
    ("when can MMF be stopped?", {"affirmed": "mycophenolate"}),
    ("Prior meds: MMF, tac. Now: aza", {"historical": "mycophenolate tacrolimus", "affirmed": "azathioprine"}),
    ("Before: aza (nausea), 6MP", {"historical": "azathioprine nausea mercaptopurine"}),
    (
        "has been through MMF, tac and sirolimus, currently on infliximab",
        {"historical": "mycophenolate tacrolimus sirolimus", "affirmed": "infliximab"},
    ),
    ("switched from aza to MMF", {"historical": "azathioprine", "affirmed": "mycophenolate"}),
    ("tac was swapped for everolimus last autumn", {"historical": "tacrolimus", "affirmed": "everolimus"}),
    ("off pred since March, stable on tac", {"historical": "prednisolone", "affirmed": "tacrolimus"}),
    ("how do I get her off pred", {"affirmed": "prednisolone"}),
    ("how to come off tacrolimus", {"affirmed": "tacrolimus"}),
    ("aza then MMF, both long gone; on pred", {"historical": "azathioprine mycophenolate", "affirmed": "prednisolone"}),
    ("advantage of tacrolimus over mycophenolate", {"affirmed": "tacrolimus mycophenolate"}),
    ("previously well controlled on aza, ALT now 240 despite it", {"affirmed": "azathioprine"}),
    ("no longer responds to aza", {"affirmed": "azathioprine"}),
    ("no response after a year of MMF", {"affirmed": "mycophenolate"}),
    ("HBsAg positive in 2005, lost it by 2010", {"historical": "hbsag-positive"}),
    ("lymphoma history, second line choice", {"historical": "lymphoma"}),
    ("considering tac, MMF failed", {"planned": "tacrolimus", "affirmed": "mycophenolate"}),
    ("debating tacrolimus or, failing that, rituximab", {"planned": "tacrolimus rituximab"}),
    ("thinking of switching her to low dose tac", {"planned": "tacrolimus"}),
    ("plan to start MMF, cirrhotic", {"planned": "mycophenolate", "affirmed": "cirrhosis"}),
    ("lab plan for tacrolimus", {"affirmed": "tacrolimus"}),
    ("rheum want febuxostat, he takes aza", {"planned": "febuxostat", "affirmed": "azathioprine"}),
    ("which guideline prefers MMF", {"affirmed": "mycophenolate"}),
    ("EASL recommends MMF", {"affirmed": "mycophenolate"}),
    ("GP suggests adding allopurinol to her aza", {"planned": "allopurinol", "affirmed": "azathioprine"}),
    ("doesn't want to use prednisolone", {"affirmed": "prednisolone"}),
    ("would adding aza be unwise", {"planned": "azathioprine"}),
    ("can I use azathioprine?", {"affirmed": "azathioprine"}),
    ("what about tac?", {"affirmed": "tacrolimus"}),
    ("might switch to tac if no response by 3 mo of MMF", {"planned": "tacrolimus", "affirmed": "mycophenolate"}),
    ("let's say she gets TB on infliximab", {"hypothetical": "tuberculosis", "affirmed": "infliximab"}),
    ("MMF planned, no cirrhosis", {"planned": "mycophenolate", "negated": "cirrhosis"}),
    ("AIH refractory ?MMF", {"planned": "mycophenolate"}),
    ("prednisolone or budesonide to start with", {"affirmed": "prednisolone budesonide"}),
    ("monitoring on tacrolimus", {"affirmed": "tacrolimus"}),
    ("is aza possible", {"affirmed": "azathioprine"}),
    ("cannot exclude cirrhosis", {"possible": "cirrhosis"}),
    ("hepatitis C not entirely excluded", {"possible": "hepatitis-c"}),
    ("she thinks she's pregnant", {"possible": "pregnant"}),
    ("?drug-induced pancreatitis", {"possible": "pancreatitis"}),
    ("raises the possibility of cirrhosis and of portal hypertension", {"possible": "cirrhosis portal-hypertension"}),
    ("naive to rituximab and infliximab", {"negated": "rituximab infliximab"}),
    ("no prior exposure to tacrolimus; on MMF", {"negated": "tacrolimus", "affirmed": "mycophenolate"}),
    ("no h/o TB or malignancy, infliximab", {"negated": "tuberculosis malignancy", "affirmed": "infliximab"}),
    ("FHx: PSC (dad), lymphoma (aunt). Pt has diabetes", {"family": "psc lymphoma", "affirmed": "diabetes"}),
    ("paternal uncle: diabetes, then cirrhosis. On aza", {"family": "diabetes cirrhosis", "affirmed": "azathioprine"}),
    ("husband is HBsAg positive, she has cirrhosis", {"family": "hbsag-positive", "affirmed": "cirrhosis"}),
    ("husband reports she has diabetes", {"affirmed": "diabetes"}),
    ("he takes MMF, wife wants a baby", {"affirmed": "mycophenolate wishes-pregnancy"}),
    ("MMF never given, aza to date", {"negated": "mycophenolate", "affirmed": "azathioprine"}),
    ("aza tried, MMF not yet tried", {"affirmed": "azathioprine", "negated": "mycophenolate"}),
    ("MMF not given with allopurinol", {"negated": "mycophenolate"}),
    ("has had everything bar rituximab", {"negated": "rituximab"}),
    ("not frankly cirrhotic, F3", {"negated": "cirrhosis"}),
    ("side effects on aza, not because of cirrhosis", {"affirmed": "azathioprine", "negated": "cirrhosis"}),
    ("?? PSC on MRCP", {"possible": "psc"}),
    ("doubt it's TB but the film is odd", {"possible": "tuberculosis"}),
    ("pancreatitis in 2018 on azathioprine", {"historical": "pancreatitis azathioprine"}),
    ("azathioprine was increased to 150 mg in May", {"affirmed": "azathioprine"}),
    ("a year of MMF before we moved her to tac", {"historical": "mycophenolate", "affirmed": "tacrolimus"}),
    ("MMF before tac or after", {"affirmed": "mycophenolate tacrolimus"}),
    ("started off on aza, now on tac", {"historical": "azathioprine", "affirmed": "tacrolimus"}),
    ("she has had azathioprine, now MMF", {"historical": "azathioprine", "affirmed": "mycophenolate"}),
    ("she had aza started in May", {"affirmed": "azathioprine"}),
    ("may need rituximab down the line", {"planned": "rituximab"}),
    ("needs tac levels weekly", {"affirmed": "tacrolimus"}),
    ("intend switching aza to 6-MP", {"planned": "mercaptopurine"}),
    ("if his eGFR drops on tac?", {"affirmed": "tacrolimus"}),
    ("if she goes on tac?", {"hypothetical": "tacrolimus"}),
    ("if TPMT deficient can we use 6-MP", {"hypothetical": "tpmt-deficient", "affirmed": "mercaptopurine"}),
    (
        "should he develop cirrhosis, would budesonide have to stop",
        {"hypothetical": "cirrhosis", "affirmed": "budesonide"},
    ),
    ("how common is pancreatitis on aza", {"hypothetical": "pancreatitis", "affirmed": "azathioprine"}),
    ("she got pancreatitis on aza, how common is that", {"affirmed": "pancreatitis azathioprine"}),
    ("does tac lead to diabetes or tremor?", {"hypothetical": "diabetes tremor", "affirmed": "tacrolimus"}),
    ("is budesonide safe in cirrhosis?", {"hypothetical": "cirrhosis", "affirmed": "budesonide"}),
    ("she is cirrhotic, is budesonide safe?", {"affirmed": "cirrhosis budesonide"}),
    ("rates in patients with cirrhosis", {"hypothetical": "cirrhosis"}),
    ("does she need an IUD on MMF?", {"hypothetical": "contraception", "affirmed": "mycophenolate"}),
    ("is on contraception, MMF ok?", {"affirmed": "contraception mycophenolate"}),
    ("can she breastfeed on aza", {"hypothetical": "breastfeeding", "affirmed": "azathioprine"}),
    ("breastfeeding, on aza", {"affirmed": "breastfeeding azathioprine"}),
    ("will send hep B and HIV", {"hypothetical": "hepatitis-b hiv"}),
    (
        "started life on aza, moved to MMF, now tac 3 bd",
        {"historical": "azathioprine mycophenolate", "affirmed": "tacrolimus"},
    ),
    ("on aza, moved to MMF in May", {"affirmed": "mycophenolate"}),
    ("MMF until she conceived, now aza", {"historical": "mycophenolate", "affirmed": "azathioprine"}),
    ("continue MMF until delivery", {"affirmed": "mycophenolate"}),
    ("neither aza nor MMF controlled her", {"affirmed": "azathioprine mycophenolate"}),
    ("neither aza nor MMF so far", {"negated": "azathioprine mycophenolate"}),
    ("saw a case with PRES on tac. 40F, on aza", {"family": "pres tacrolimus", "affirmed": "azathioprine"}),
    ("saw her with PRES on tac", {"affirmed": "pres tacrolimus"}),
    ("might she have PSC", {"possible": "psc"}),
    ("might she have diabetes on tac", {"possible": "diabetes", "affirmed": "tacrolimus"}),
    ("should the MMF be stopped", {"affirmed": "mycophenolate"}),
    ("unless she gets pregnant we keep MMF", {"hypothetical": "pregnant", "affirmed": "mycophenolate"}),
    ("would diabetes put you off pred", {"hypothetical": "diabetes", "affirmed": "prednisolone"}),
    ("would her diabetes put you off pred", {"affirmed": "diabetes prednisolone"}),
    ("could well be cirrhotic", {"possible": "cirrhosis"}),
    ("uncertain if HBsAg positive", {"possible": "hbsag-positive"}),
    ("?HBsAg positive", {"possible": "hbsag-positive"}),
    ("another patient of mine on MMF got PML", {"family": "mycophenolate pml"}),
    ("we lost a lady to PML on MMF", {"family": "pml mycophenolate"}),
    ("boyfriend HIV positive", {"family": "hiv"}),
    ("partner aware of cirrhosis", {"affirmed": "cirrhosis"}),
    ("my last case got rash with MMF. 40F, on aza", {"family": "rash mycophenolate", "affirmed": "azathioprine"}),
    ("proposed plan: tac 1 mg bd", {"planned": "tacrolimus"}),
    ("MDT keen on infliximab", {"planned": "infliximab"}),
    ("suppose he were on allopurinol, what aza dose", {"hypothetical": "allopurinol", "affirmed": "azathioprine"}),
    (
        "assuming he is on clarithromycin, what of the tac level?",
        {"hypothetical": "clarithromycin", "affirmed": "tacrolimus"},
    ),
    ("what happens if he gets sepsis on MMF and pred?", {"affirmed": "mycophenolate prednisolone"}),
    ("in cirrhosis, is MMF safe?", {"hypothetical": "cirrhosis", "affirmed": "mycophenolate"}),
    ("she is MMF-treated, with cirrhosis", {"affirmed": "mycophenolate cirrhosis"}),
    ("azathioprine in renal failure", {"hypothetical": "renal-impairment", "affirmed": "azathioprine"}),
    ("her azathioprine in renal failure", {"affirmed": "renal-impairment azathioprine"}),
    ("tacrolimus and heart failure, is it safe", {"hypothetical": "heart-failure", "affirmed": "tacrolimus"}),
    ("on tacrolimus, heart failure, options?", {"affirmed": "heart-failure tacrolimus"}),
    ("contraindications to tac such as hypertension?", {"hypothetical": "hypertension"}),
    ("nephrotoxicity with tacrolimus: how frequent?", {"hypothetical": "nephrotoxicity"}),
    ("when nausea appears on MMF do you split it", {"hypothetical": "nausea", "affirmed": "mycophenolate"}),
    ("should cirrhosis be confirmed, stop budesonide?", {"hypothetical": "cirrhosis"}),
    ("can tac have caused his tremor?", {"affirmed": "tremor tacrolimus"}),
    ("before MMF she had aza for six months and 6-MP", {"historical": "azathioprine mercaptopurine"}),
    (
        "weaned off ciclosporin (hirsutism), on pred",
        {"historical": "ciclosporin hirsutism", "affirmed": "prednisolone"},
    ),
    ("treated TB", {"historical": "tuberculosis"}),
    ("TB screen clear", {"negated": "tuberculosis"}),
    ("free of ascites and encephalopathy", {"negated": "ascites encephalopathy"}),
    ("d/d sepsis vs drug fever, on MMF", {"possible": "sepsis fever", "affirmed": "mycophenolate"}),
    ("without doubt cirrhosis on biopsy", {"affirmed": "cirrhosis"}),
    ("on aza for 18 months. Now MMF added", {"affirmed": "azathioprine mycophenolate"}),
    ("tac for 3 months. ALT 90. Now on MMF", {"historical": "tacrolimus", "affirmed": "mycophenolate"}),
]


@pytest.mark.parametrize(("message", "expected"), SCOPES, ids=[case[0] for case in SCOPES])
def test_a_scope_ends_where_the_words_end_it(recogniser, message, expected):
    wanted = {(value, assertion) for assertion, values in expected.items() for value in values.split()}
    assert _asserted(recogniser, message, {value for value, _ in wanted}) == wanted


MARKERS = [
    ("HBsAg neg", {"hbsag-positive": "negated"}),
    ("HBsAg negative", {"hbsag-positive": "negated"}),
    ("HBsAg -ve", {"hbsag-positive": "negated"}),
    ("HBsAg: neg", {"hbsag-positive": "negated"}),
    ("HBsAg(-)", {"hbsag-positive": "negated"}),
    ("HBsAg is negative", {"hbsag-positive": "negated"}),
    ("HBsAg was not detected", {"hbsag-positive": "negated"}),
    ("HBsAg pos", {"hbsag-positive": "affirmed"}),
    ("HBsAg-positive", {"hbsag-positive": "affirmed"}),
    ("HBsAg +", {"hbsag-positive": "affirmed"}),
    ("HBsAg+ve", {"hbsag-positive": "affirmed"}),
    ("hepatitis B surface antigen positive", {"hbsag-positive": "affirmed"}),
    ("hep b surface antigen negative", {"hbsag-positive": "negated"}),
    ("anti-HBc +", {"anti-hbc-positive": "affirmed"}),
    ("anti-HBc total positive", {"anti-hbc-positive": "affirmed"}),
    ("anti HBc neg", {"anti-hbc-positive": "negated"}),
    ("HBcAb positive", {"anti-hbc-positive": "affirmed"}),
    ("core antibody pos", {"anti-hbc-positive": "affirmed"}),
    ("HBsAg+/anti-HBc-", {"hbsag-positive": "affirmed", "anti-hbc-positive": "negated"}),
    ("HBsAg neg anti-HBc pos", {"hbsag-positive": "negated", "anti-hbc-positive": "affirmed"}),
    ("HBsAg and anti-HBc negative", {"hbsag-positive": "negated", "anti-hbc-positive": "negated"}),
    ("HBsAg, anti-HBc both negative", {"hbsag-positive": "negated", "anti-hbc-positive": "negated"}),
    ("negative HBsAg and positive anti-HBc", {"hbsag-positive": "negated", "anti-hbc-positive": "affirmed"}),
    ("HBsAg unknown", {"hbsag-positive": "possible"}),
    ("HBsAg pending", {"hbsag-positive": "possible"}),
    ("check HBsAg before rituximab?", {}),
    ("HBsAg and anti-HBc before starting", {}),
    ("hepatitis B surface antibody positive", {}),
    ("TPMT normal", {"tpmt-deficient": "negated", "tpmt-intermediate": "negated"}),
    ("normal TPMT activity", {"tpmt-deficient": "negated", "tpmt-intermediate": "negated"}),
    ("TPMT low", {"tpmt-deficient": "affirmed"}),
    ("TPMT 4 mU/L (deficient)", {"tpmt-deficient": "affirmed"}),
    ("tpmt 38 normal", {"tpmt-deficient": "negated", "tpmt-intermediate": "negated"}),
    ("TPMT absent", {"tpmt-deficient": "affirmed"}),
    ("TPMT deficient", {"tpmt-deficient": "affirmed"}),
    ("TPMT heterozygous", {"tpmt-intermediate": "affirmed"}),
    (
        "low TPMT, NUDT15 normal",
        {"tpmt-deficient": "affirmed", "nudt15-deficient": "negated", "nudt15-intermediate": "negated"},
    ),
    (
        "low TPMT normal NUDT15",
        {"tpmt-deficient": "affirmed", "nudt15-deficient": "negated", "nudt15-intermediate": "negated"},
    ),
    ("TPMT pending", {"tpmt-deficient": "possible"}),
    ("what is TPMT?", {}),
    ("quantiferon negative", {"latent-tuberculosis": "negated"}),
    ("IGRA +ve", {"latent-tuberculosis": "affirmed"}),
    ("pregnancy test negative", {"pregnant": "negated"}),
    ("pregnancy test before MMF", {}),
]


@pytest.mark.parametrize(("message", "expected"), MARKERS, ids=[message for message, _ in MARKERS])
def test_a_test_becomes_a_condition_only_with_its_status_word(recogniser, message, expected):
    found = {e["value"]: e["assertion"] for e in recogniser.recognise(message) if e["entity"] == "condition"}
    assert found == expected
