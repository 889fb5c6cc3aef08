"""Words that may be capitalised or follow a title and are no name: clinical terms, drugs, the words of sentences."""

_SENTENCE = """
a about after again age aged all already also although am an and any are as asked asks at be because been before being
both but by came can cannot case comes complains could coming continues currently declined denies did didn do does
doing doesn don each even failed failing fell female feels finally flared for from gave gets getting given goes going
got had hadn has hasn have having he her him his how i if in intolerant into is isn it its just last left lost male
man may me might more most mother must my needs never new next no non not now of off old on once one only or our out
over please presented presents previously prior question raised reports responding responded same says seen seems she
should since so some started still stopped stopping such takes taking tells than that the their them then there these
they this those to today tolerated tolerates told took tried trying two under unwell until up us use used very want
wanted wants was wasn we were what when where which while who whose why will wish wishes with without woman would year
years yes yesterday yet you young your hello hi dear thanks thank january february march april may june july august
september october november december monday tuesday wednesday thursday friday saturday sunday mr mrs ms miss dr prof
professor sir madam patient pt name date birth dob mrn uhid phone tel mobile mob email mail number no id nhs ssn
aadhaar pan passport record hospital ward clinic contact call born male female hindu muslim british american indian
german asian african european caucasian white black
"""

_CLINICAL = """
aih pbc psc ibd uc hcc nafld masld mash dili ra sle ckd copd dm htn tb hiv hbv hcv hev cmv ebv hbsag hbeag anti hbc
hbs hla ana asma sma lkm sla ama igg igm iga alt ast alp ggt inr alb ca crp esr fbc cbc wbc wcc hb plt afp egfr bmi
tpmt nudt tgn mmp tdm cbr mri mrcp ct us usg ultrasound biopsy fibroscan elastography enterography imaging
cholangiography cholangiogram angiography spectroscopy scan meld child pugh surfasa easl aasld bsg awmf iaihg apasl
ema fda nice rct camaro trial study group guideline guidelines label dose doses daily week weeks month months day days
stage grade score cirrhosis cirrhotic hepatitis autoimmune liver acute severe chronic pregnant pregnancy jaundice
jaundiced ascites varices encephalopathy decompensated compensated overlap relapse relapsed remission response
refractory responder nonresponder steroid steroids thiopurine thiopurines mycophenolate azathioprine aza
mercaptopurine mp tioguanine thioguanine tg allopurinol mmf cellcept myfortic tac tacrolimus fk csa ciclosporin
cyclosporin cyclosporine cni rituximab rtx infliximab ifx belimumab ianalumab sirolimus everolimus mtor methotrexate
mtx ursodeoxycholic acid udca budesonide prednisolone prednisone pred methylprednisolone dexamethasone imuran
purinethol prograf advagraf envarsus adoport neoral remicade mabthera rituxan benlysta budenofalk entocort febuxostat
clarithromycin diabetes diabetic diabetics hypertension hypertensive osteoporosis glaucoma obese pancreatitis nausea
vomiting diarrhoea diarrhea rash fever sepsis infection neutropenia leucopenia leukopenia cytopenia pancytopenia
tremor toxicity naive known history diagnosis diagnosed treated treatment therapy first second third line options
option bloods results labs blood test tests transplant transplanted listed type smith's crohn crohns
"""

_ORDINARY = frozenset((_SENTENCE + _CLINICAL).split())

_CLINICAL_ENDINGS = (
    "mab",
    "prine",
    "purine",
    "olimus",
    "onide",
    "olone",
    "asone",
    "isone",
    "mycin",
    "cillin",
    "statin",
    "azole",
    "itis",
    "osis",
    "emia",
    "aemia",
    "opathy",
    "ectomy",
    "ology",
    "cytes",
    "penia",
    "uria",
    "algia",
    "virus",
    "tion",
    "ing",
    "ic",
)


def is_ordinary(word: str) -> bool:
    """Say whether a word is known not to be a person's name; punctuation around it does not count."""
    bare = word.strip(".,;:()[]'’\"-?!").lower()
    return not bare or bare in _ORDINARY or (len(bare) > 6 and bare.endswith(_CLINICAL_ENDINGS))
