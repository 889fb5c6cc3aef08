"""Lists of words, by hand, that the knowledge base does not hold."""

SENTENCE = frozenset(
    """
a about above across after again age aged all allowed almost alone already also although always am among an and another
any anybody anyone anything are aren around as ask asked asks at attend attended away back bad be became because become
been before began being below best better between big both bring but by call called calling calls came can cannot cant
card care case cause change changed check checked child children choose come comes coming complains complete consider
continue continued continues contact could couldn current currently daily day days decide declined decreased defaulted
denies deranged despite detail details did didn died different discuss discussed discussing do doctor does doesn doing
don done down due during each early either else email end ending enough entire even evening ever every exam excluded
expected experience explain fail failed failing fails failure fax feel feeling feels fell felt few final finally find
fine finished first flared follow following for found free from full further gave generic gender general get gets
getting give given gives giving go goes going good got gp had hadn half happens hard has hasn have haven having he hello
help her here hers hi high him his history hold home hour hours how however husband i idea if im important improve
improved improving in increase increased info information initial initially instead into is isn issue it its itself just
keep kept know known known labs lady landline last late later least left less let letter level levels life like likely
line link list little live lives living local look looking lost low lower made mail mainly make middle makes making male
man many married may maybe me mean means meanwhile member might missed mobile mom month months more morning most mother
much must my name named naïve near need needed needs neither never new newly next night no nobody non none nor normal
not note noted nothing now number of off ok okay old older on once one only onset onto open option options or order
other others our out over own page part past patient patients pending people per person phone plan planned plans please
pls plus poor poorly possible post prefer preferred presented presenting presents previous previously prior probably
problem proposed proven pt pts put question questions quite raised rather ready really reason received receives
receiving recent recently recheck recommend recommended record recovered reduced refer referral referred refused refuses
regarding related remain remains repeat repeated report reported reports responded responding response rest result
results resumed return returned review reviewed right rising run safe said same saw say says second see seeing seems
seen send sent series settled several severe sex shall share she short should show showed shows side sign since single
sister sit situation six slight small so some someone son soon sorry stable staff start started starting state stay
still stop stopped stopping stops study such suggest suggested suggests suitable sure surname switch switched take taken
takes taking tell telling tells ten text than thank thanks that the their them then there therefore these they thing
think third this those though three through till time times to today together told tolerate tolerated tolerates
tolerating tomorrow too took total towards tried try trying twice two typical unable under unlikely unknown until unwell
up update upon urgent us use used user uses using usual usually very via view visit vomits vs want wanted wants was wasn
way we week weekly weeks well went were weren what whatsapp when where whether which while who whole whom whose why wife
will wish wishes with within without woman women wondering word words work works worse worsening would wouldn write
written year years yes yesterday yet you young your hence dear hello kindly regards sincerely yours sir madam sirs
mr mrs ms miss dr prof professor consultant dob mrn uhid tel mob mobile ph id nhs ssn aadhaar aadhar adhaar pan passport
crn cr abha uidai nhsno mrno crno hosp hospital ward clinic bed reg regd registration unit opd ipd accession lab labs
sample specimen file chart barcode national social security record records number numbers no nos ext
income tax insurance policy google klinik zentrale landline
january february march april june july august september october november december jan feb mar apr jun jul aug sep sept
oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
female male hindu muslim christian sikh jewish british american indian german asian african european caucasian white
hispanic latino latina japanese chinese korean french italian spanish greek turkish arab dutch polish irish scottish
english welsh swedish danish norwegian finnish canadian australian pakistani bangladeshi nepali black vegetarian smoker
nonsmoker alcoholic teacher farmer nurse student trainee hepatologist gastroenterologist pharmacist physician surgeon
und oder mit der die das nicht ist hat wegen bei frau herr et ou avec le la les un une est pas de del con el los no
""".split()
)
"""Words of sentences, relatives, months, peoples, and the labels of numbers."""

CLINICAL = frozenset(
    """
aih pbc psc ibd uc hcc nafld masld mash nash dili ra sle ckd copd dm htn tb hiv hbv hcv hev hav cmv ebv hbsag hbeag anti
hbc hbs hla ana asma sma lkm sla lc ama anca panca igg igm iga ige alt ast alp ggt ldh inr aptt alb ca crp esr fbc cbc
wbc wcc hb plt plts afp egfr bmi bp hr tpmt nudt tgn mmp mmpn tdm cbr mri mrcp mre ct us usg ultrasound biopsy bx
fibroscan elastography enterography imaging cholangiography cholangiogram angiography spectroscopy scan contrast liver
bowel brain spine findings report meld child pugh turcotte surfasa easl aasld bsg awmf iaihg apasl inasl ema fda nice
rct rcts trial trials group guideline guidelines label dose doses dosing stage grade score criteria cirrhosis cirrhotic
hepatitis autoimmune hepatic acute chronic fulminant pregnant pregnancy jaundice jaundiced ascites varices variceal
encephalopathy decompensated compensated overlap relapse relapsed remission refractory resistant responder nonresponder
steroid steroids steroidal thiopurine thiopurines mycophenolate mycophenolat mofetil azathioprine azathioprin aza
mercaptopurine mp tioguanine thioguanine tg allopurinol mmf cellcept myfortic mycept mofilet tac tacro tacrolimus fk csa
cya ciclosporin cyclosporin cyclosporine cni cnis rituximab rtx infliximab ifx adalimumab belimumab ianalumab
obinutuzumab sirolimus everolimus mtor methotrexate mtx ursodeoxycholic ursodiol acid udca ocaliva obeticholic
budesonide budesonid bud prednisolone prednisone prednisolon pred methylprednisolone methylpred hydrocortisone
dexamethasone deflazacort imuran azoran azimune imurel zydus purinethol puri nethol prograf advagraf envarsus adoport
pangraf tacrograf vingraf tacrocord zortress certican rapamune neoral sandimmun sandimmune remicade inflectra mabthera
rituxan truxima rixathon ruxience benlysta budenofalk entocort cortiment budez uceris wysolone omnacortil medrol depo
calcort defcort deltacortril zyloric febuxostat clarithromycin fluconazole ketoconazole rifampicin paxlovid udiliv
ursofalk pentasa asacol mezavant salazopyrin sulfasalazine mesalazine humira hadlima hyrimoz amgevita imraldi enbrel
rinvoq upadacitinib tofacitinib xeljanz skyrizi entyvio simponi cimzia adcal fosamax livial otezla iqirvo livdelzi
plaquenil hydroxychloroquine hcq actemra tocilizumab stelara vedolizumab etanercept aspirin metformin insulin
statin statins paracetamol ibuprofen nsaid nsaids omeprazole pantoprazole calcium vitamin alendronate shingrix
primovist gadolinium diabetes diabetic diabetics hypertension hypertensive obese obesity osteoporosis glaucoma cataract
pancreatitis nausea vomiting diarrhoea diarrhea rash fever sepsis infection infections infectious neutropenia leucopenia
leukopenia cytopenia pancytopenia anaemia anemia tremor toxicity toxic naive diagnosis diagnosed dx hx tx rx treated
untreated treatment therapy therapies intolerant intolerance tolerant bloods tests test transplant transplanted listed
asymptomatic symptomatic positive negative pos neg elevated deranged lfts lft fatigue arthralgia arthritis pruritus itch
abdominal pain swelling weight gain loss acne cushing cushingoid psychosis insomnia myopathy headache hair
alopecia hepatotoxicity nephrotoxicity hepatologist gastroenterology hepatology cardiology rheumatology dermatology
obstetrics paediatrics pediatrics pharmacy pharmacist protocol lupus thyroiditis thyroid coeliac celiac vasculitis
vitiligo psoriasis colitis multiple sclerosis asthma epilepsy depression anxiety cancer lymphoma hodgkin melanoma
crohn crohns hashimoto sjogren sjögren graves addison wilson wilsons gilbert budd chiari dubin johnson rotor kayser
fleischer raynaud behcet behçet kawasaki alzheimer parkinson barrett mallory weiss ludwig ishak knodell metavir maddrey
glasgow lille epstein barr stevens pneumocystis jirovecii kaplan meier cox bonferroni fisher hy baker rose bengal king
kings mayo paris rotterdam toronto zurich graz hamburg birmingham delhi zachou lohse manns efe santiago snijders falk
miami hannover oxford cambridge london leeds newcastle edinburgh leiden amsterdam utrecht nijmegen ghent leuven
brussels barcelona madrid monza bologna modena padua rome lisbon athens larissa berlin munich heidelberg tübingen
leipzig mainz frankfurt basel lausanne copenhagen aarhus stockholm gothenburg oslo helsinki warsaw prague budapest
istanbul ankara tehran cairo jerusalem lucknow chandigarh vellore mumbai bombay chennai kolkata hyderabad bengaluru
bangalore pune kochi tokyo osaka kyoto seoul beijing shanghai guangzhou singapore melbourne edmonton montreal
vancouver chicago baltimore philadelphia pittsburgh seattle rochester pgimer aiims ilbs sgpgi
camaro tailor aspirer amber tacro mg mcg ug kg ml ng nmol pmol umol mmol dl iu uln xuln bd od tds qds qid bid tid prn po
iv sc im stat taper tapering maintenance induction induce combination monotherapy biologic biologics vaccine vaccines
vaccinated vaccination malignancy fibrosis necrosis interface bridging lobular plasma cell cells plasmacytic rosettes
histology histological biochemical complete partial insufficient remission endpoint endpoints cohort registry review
meta analysis systematic randomised randomized controlled placebo retrospective prospective journal lancet gut hepatol
gastroenterol nejm bmj jama pubmed cochrane doi pmid lmp wt ht spo temp hba gfr creat creatinine urea bili bilirubin
albumin platelets ferritin trough peak ratio society association college academy university institute department
""".split()
)
"""Clinical words, drugs and brands beyond the records', eponyms, groups, places of cohorts, and units."""

NAMES_TOO = frozenset(
    """
amber angel april art august autumn bailey baker banks barber bell bill bird bishop black bob bond brook brooks
brown bush butler carpenter carter chance chase church clay cliff cook crane cross dale dawn day dean
drew duke earl eve faith field fields fisher flower flowers ford forest foster fox frank frost gale gardener gold grace
grant gray green grey guy hale hall hand hardy harper hart head heath hill holiday holly hope hunt hunter iris ivy jack
jade jasmine jewel joy june king knight lake lane law leaf lee lily little long love mark marsh marshal mason may mercy
miles mill miller moody moon moss noble north olive page park parker peace pearl peck penny pepper pike pope potter
power price prince queen rain ray read reed rice rich rivers rob robin rock rose ruby rush sand savage serena shah sharp
short silver singer sky smart snow sparks speed spring star steel stone storm strange strong sue summer summers
swan sweet swift taylor terry trent turner violet wade walker wall ward water waters weeks west white will
winter winters wise wolf wood woods wright york young
addison barr barrett cox cushing gilbert graves hodgkin johnson kaplan ludwig mallory mayo meier paris parkinson raynaud
stevens weiss wilson child john christian das
""".split()
)
"""Everyday words that are people's names as well; what stands around them decides."""
