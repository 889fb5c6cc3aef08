"""Which things are found. Each case: message, then "entity:value" that must be there; after "!" those that must not."""

import pytest

CASES = [
    (line + " ").split(" => ")
    for line in """
MMF dose? => drug:mycophenolate topic:dose
mycophenolate mofetil => drug:mycophenolate
CellCept => drug:mycophenolate
MYFORTIC => drug:mycophenolate
6-MP => drug:mercaptopurine
6 MP => drug:mercaptopurine
6mp => drug:mercaptopurine
6–MP => drug:mercaptopurine
6-mercaptopurine => drug:mercaptopurine
aza => drug:azathioprine
AZA's role => drug:azathioprine
imuran => drug:azathioprine
tac level => drug:tacrolimus
FK506 => drug:tacrolimus
cyclosporine => drug:ciclosporin
ciclosporin => drug:ciclosporin
thioguanine => drug:tioguanine
tioguanine => drug:tioguanine
ursodiol => drug:ursodeoxycholic-acid
rapamycin => drug:sirolimus
tac v MMF => drug:tacrolimus drug:mycophenolate
tac/MMF => drug:tacrolimus drug:mycophenolate
aza+pred => drug:azathioprine drug:prednisolone
is rituximab better than infliximab => drug:rituximab drug:infliximab topic:comparison
thiopurines => drug_class:thiopurine
CNI => drug_class:calcineurin-inhibitor
calcineurin inhibitors => drug_class:calcineurin-inhibitor
anti-TNF => drug_class:anti-tnf
anti CD20 => drug_class:anti-cd20
anti-CD-20 therapy => drug_class:anti-cd20
mTOR inhibitor => drug_class:mtor-inhibitor
corticosteroids => drug_class:steroid
febuxostat => co_medication:febuxostat
clarithromycin with tac => co_medication:clarithromycin drug:tacrolimus
St John's wort => co_medication:st-johns-wort
st johns wort => co_medication:st-johns-wort
grapefruit juice => co_medication:grapefruit
Paxlovid on tacrolimus => co_medication:nirmatrelvir-ritonavir drug:tacrolimus
PPI and MMF => co_medication:proton-pump-inhibitor drug:mycophenolate
MMR vaccine => condition:live-vaccine topic:vaccination ! drug:mycophenolate
yellow fever vaccine => condition:live-vaccine ! reaction:fever
pancreatitis on aza => reaction:pancreatitis drug:azathioprine
diarrhoea => reaction:diarrhoea
diarrhea => reaction:diarrhoea
leucopenia => reaction:leucopenia
leukopenia => reaction:leucopenia
anaemia => reaction:cytopenia
anemia => reaction:cytopenia
oedema => reaction:oedema
edema => reaction:oedema
tumour => condition:malignancy
tumors => condition:malignancy
hyperglycemia => reaction:hyperglycaemia
paediatric => condition:child
pediatric => condition:child
oesophageal varices => condition:portal-hypertension ! condition:cirrhosis
esophageal varices => condition:portal-hypertension
portal hypertension => condition:portal-hypertension ! condition:hypertension
hair loss => reaction:alopecia
joint pains => reaction:arthralgia
shaky hands => reaction:tremor
bone marrow suppression => reaction:cytopenia
low platelets => reaction:cytopenia
rising creatinine => reaction:nephrotoxicity
new-onset diabetes => reaction:hyperglycaemia
gained weight => reaction:weight-gain
moon face => reaction:cushingoid
mood swings => reaction:mood
NRH => reaction:nrh
gingival hyperplasia => reaction:gum-hyperplasia
PRES on tacrolimus => reaction:pres
infusion reaction => reaction:infusion-reaction
neutropenia => condition:neutropenia reaction:neutropenia-reaction
pregnant => condition:pregnant topic:pregnancy
is MMF ok in pregnancy => topic:pregnancy ! condition:pregnant
wants a baby => condition:wishes-pregnancy ! condition:pregnant
trying to conceive => condition:wishes-pregnancy
planning a pregnancy => condition:wishes-pregnancy ! condition:pregnant
breast-feeding => condition:breastfeeding
can he father a child => condition:fathering ! condition:child
his wife is pregnant => condition:fathering ! condition:pregnant
cirrhotic => condition:cirrhosis
decompensated cirrhosis => condition:decompensated
Child-Pugh B => condition:decompensated
acute severe AIH => condition:acute-severe
acute liver failure => condition:acute-liver-failure
hepatic encephalopathy => condition:encephalopathy
jaundiced => condition:jaundice
hepatitis B carrier => condition:hbsag-positive ! condition:hepatitis-b
past hepatitis B => condition:anti-hbc-positive ! condition:hepatitis-b
hep B core antibody => analyte:anti-hbc ! condition:hepatitis-b
hepatitis B surface antigen => analyte:hbsag ! condition:hepatitis-b
on entecavir => condition:hbv-prophylaxis
HCV => condition:hepatitis-c
latent TB => condition:latent-tuberculosis ! condition:tuberculosis
CKD 3 => condition:renal-impairment
T2DM => condition:diabetes
Crohn's disease => condition:ibd
crohns => condition:ibd
UC => condition:ibd
AIH-PSC overlap => condition:psc
PBC overlap => condition:pbc
non-Hodgkin lymphoma => condition:lymphoma
melanoma => condition:skin-cancer
TPMT deficiency => condition:tpmt-deficient ! analyte:trough
NUDT15 deficient => condition:nudt15-deficient
teenager => condition:adolescent
frail => condition:elderly
septic => condition:sepsis
non-adherent => condition:non-adherence
not taking her tablets => condition:non-adherence
post-transplant => condition:transplanted
variceal bleed => condition:gi-bleed
raised bilirubin => condition:bilirubin-high
multiple sclerosis => condition:demyelination
steroid-dependent => condition:steroid-dependent reason:steroid_intolerance
azathioprine intolerance => reason:thiopurine_intolerance drug:azathioprine term:intolerance
aza-intolerant => reason:thiopurine_intolerance
intolerant to azathioprine => reason:thiopurine_intolerance
intolerant of thiopurines => reason:thiopurine_intolerance drug_class:thiopurine
intolerant of steroids => reason:steroid_intolerance drug_class:steroid
refuses steroids => reason:steroid_intolerance
MMF not tolerated => reason:intolerance drug:mycophenolate
incomplete response => reason:insufficient_response term:incomplete-response
refractory AIH => reason:insufficient_response term:refractory
failed azathioprine => reason:insufficient_response
non-response => reason:non_response term:non-response
nonresponder => reason:non_response term:non-response
not responding => reason:non_response
steroid-refractory => reason:non_response
loss of response => reason:loss_of_response_on_treatment term:loss-of-response
flare on azathioprine => reason:loss_of_response_on_treatment drug:azathioprine
relapsed after stopping => reason:relapse_after_withdrawal
flare after withdrawal => reason:relapse_after_withdrawal
MMF and tac both failed => reason:second_line_failed drug:mycophenolate drug:tacrolimus
third-line options => reason:second_line_failed topic:options
failed MMF => reason:second_line_failed
target trough for tac => topic:target-level drug:tacrolimus
monitoring on MMF => topic:monitoring
before starting rituximab => topic:pre-treatment-checks
side effects of tac => topic:adverse-effects
contraindications to MMF => topic:contraindications
interactions => topic:interactions
MOA of MMF => topic:mechanism
response rate of tac => topic:evidence
licensed or off-label => topic:licensing
tac versus MMF => topic:comparison
how long before I give up => topic:time-to-response
steroid taper => topic:stopping drug_class:steroid
what next => topic:options
first-line => topic:first-line
transplant referral => topic:referral ! condition:transplanted
vaccination => topic:vaccination
PJP prophylaxis => topic:infection-prophylaxis
definition of CBR => topic:definition term:complete-biochemical-response
source? => topic:sources
EASL => guideline:easl-2025
EASL 2025 => guideline:easl-2025
BSG v AASLD => guideline:bsg-2025 guideline:aasld-2019
AWMF => guideline:awmf-2025
German guideline => guideline:awmf-2025
complete biochemical response => term:complete-biochemical-response
histological remission => term:histological-remission
shunting => term:shunting
difficult-to-treat => term:difficult-to-treat
treatment failure => term:treatment-failure
what was CAMARO => study:camaro
TAILOR trial => study:tailor
SURFASA score => study:surfasa
tailor the dose => ! study:tailor
in my belief => ! study:belief
6-TGN => analyte:tgn ! drug:tioguanine
IgG => analyte:igg
28F => sex:female
42 yo m => sex:male
a young lady => sex:female
his ALT => sex:male
the gentleman => sex:male
fits the criteria => ! reaction:neurotoxicity
I am confused by this => ! condition:encephalopathy
the weather in Lisbon => ! condition:cirrhosis
gold standard => ! topic:dose
""".strip().splitlines()
]


@pytest.mark.parametrize(("message", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_right_things_are_found(recogniser, message, expected):
    wanted, _, unwanted = f" {expected}".partition(" ! ")
    found = {f"{entity['entity']}:{entity['value']}" for entity in recogniser.recognise(message)}
    assert set(wanted.split()) <= found
    assert not set(unwanted.split()) & found


def test_an_entity_is_a_rasa_entity_with_its_assertion(recogniser):
    (drug,) = recogniser.recognise("no azathioprine")
    assert drug == {
        "entity": "drug",
        "value": "azathioprine",
        "start": 3,
        "end": 15,
        "text": "azathioprine",
        "assertion": "negated",
        "confidence": 1.0,
        "extractor": "ClinicalEntityRecogniser",
    }


@pytest.mark.parametrize("text", ["", "   ", "?!", "😀 ß İ ﬁ", "\n\n", "a" * 2000, "aza " * 500, "(((((((", "-" * 500])
def test_any_text_is_survived_and_places_are_true(recogniser, text):
    for entity in recogniser.recognise(text):
        assert text[entity["start"] : entity["end"]] == entity["text"]
