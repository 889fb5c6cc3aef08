"""How a number is written must not change what it is. Each case: phrase, then its measures; nothing behind "=>" is a
trap: a number that is no result. Against the product's own vocabulary, whose bounds decide how digits are read.
"""

import pytest

from actions.knowledge.vocabulary import load_terms
from bot.nlu.recogniser.recogniser import ClinicalRecogniser

WRITTEN = """
6-MMP 5.7k => mmp 5700
6-MMP 11.4K => mmp 11400
6-MMP 11.4 k => mmp 11400
MMP 11K, TGN 90 => mmp 11000 | tgn 90
platelets 90k => platelets 90
wcc 3.2k => wbc 3.2
6-MMP 11 400 => mmp 11400
6-MMP 11 400 and 6-TGN 90 => mmp 11400 | tgn 90
6-MMP 11 400 6-TGN 90 => mmp 11400 | tgn 90
6-MMP 11 400, TGN 90. => mmp 11400 | tgn 90
6-MMP 11'400 => mmp 11400
6-MMP 11’400 => mmp 11400
6-MMP 11,400 => mmp 11400
6-MMP 11.400 => mmp 11400
ALT 1 200 => alt 1200
ALT 1,234 => alt 1234
ALT 1.200 => alt 1200
ALT 1,234 U/L => alt 1234 U/L
6-TGN 1,5 => tgn 1.5 doubtful
6-MMP 5,7 => mmp 5.7 doubtful
6-MMP 5.7 => mmp 5.7 doubtful
INR 2,1 => inr 2.1
INR 1,234 => inr 1.234
IgG 22,5 => igg 22.5
IgG 18,400 => igg 18.4
bili 5,2 mg/dl => bilirubin 5.2 mg/dL
bilirubin 12,345 => bilirubin 12.345
albumin 2,8 g/dL => albumin 2.8 g/dL
creat 1,2 => creatinine 1.2
creatinine 1,200 => creatinine 1200 other=1.2
IgG 2,200 => igg 2200 other=2.2
tac level 1,200 => trough 1200 drug=tacrolimus other=1.2
tac 4·2 ng/ml => trough 4.2 ng/mL drug=tacrolimus
tac level 4·2 => trough 4.2 drug=tacrolimus
INR 2,1 to 1,8, IgG 22,5 => inr 2.1 | inr 1.8 | igg 22.5
INR 2·1 to 1·8 => inr 2.1 | inr 1.8
ALT 400,300,150 => alt 400 | alt 300 | alt 150
ALT 400,300 => alt 400 | alt 300
TGN 235,500 => tgn 235 | tgn 500
TGN100 => tgn 100
ALT900 => alt 900
IgG22 AST340 => igg 22 | ast 340
6TGN100 6MMP9800 => tgn 100 | mmp 9800
6-MMP:6-TGN 11,400/90 => mmp 11400 | tgn 90
6-MMP/6-TGN 11400/90 => mmp 11400 | tgn 90
MMP/TGN 11.4k / 90 => mmp 11400 | tgn 90
6-TGN/6-MMP 90/11,400 => tgn 90 | mmp 11400
6-MMP/6-TGN 90/11400 => tgn 90 | mmp 11400
mmp 11400 tgn 90 => mmp 11400 | tgn 90
tgn 90 mmp 11400 => tgn 90 | mmp 11400
tgn, mmp 90, 11400 => tgn 90 | mmp 11400
90/11400 (TGN/MMP) => tgn 90 | mmp 11400
AST/ALT 340/560 => ast 340 | alt 560
ALT/AST 560/340 U/L => alt 560 | ast 340 U/L
ALT and AST 560 and 340 => alt 560 | ast 340
AST 340 / ALT 560 => ast 340 | alt 560
ALT 3x => alt 3 xULN
ALT 3 x ULN => alt 3 xULN
ALT 3xULN => alt 3 xULN
ALT x3 => alt 3 xULN
ALT x 3 ULN => alt 3 xULN
ALT 3 times ULN => alt 3 xULN
ALT 3-fold => alt 3 xULN
ALT thrice normal => alt 3 xULN
ALT twice the upper limit of normal => alt 2 xULN
ALT still three times ULN => alt 3 xULN
ALT 2,5x ULN => alt 2.5 xULN
ALT 2-3x ULN => alt 2 xULN range | alt 3 xULN range
trough 5-8 => trough 5 range | trough 8 range
trough 5–8 ng/ml => trough 5 ng/mL range | trough 8 ng/mL range
tac trough between 5 and 8 => trough 5 drug=tacrolimus range | trough 8 drug=tacrolimus range
TGN between 100 and 150 => tgn 100 range | tgn 150 range
TGN 100-150 => tgn 100 range | tgn 150 range
ALT 400-150 => alt 400 | alt 150
TGN <50 => tgn 50 <
ALT > 1000 => alt 1000 >
ALT >1,000 => alt 1000 >
6-MMP <5.7k => mmp 5700 <
ALT 800 > 300 => alt 800 | alt 300
ALT 800 to <300 => alt 800 | alt 300 <
ALT↑ 350 => alt 350
ALT (10-40) 350 => alt 350
ALT (U/L): 350 => alt 350
ALT 350 (normal 10-40) => alt 8.75 xULN
TGN 450 pmol/8x10^8 => tgn 450 pmol/8e8
TGN 450 pmol/8x10*8 => tgn 450 pmol/8e8
TGN 450 per 8 x 10e8 RBC => tgn 450 pmol/8e8
TGN 450 pmol per 8 x 10e8 RBC => tgn 450 pmol/8e8
TGN 450 pmol/8×10⁸ RBCs => tgn 450 pmol/8e8
TGN 450 pmol/8.10^8 => tgn 450 pmol/8e8
TGN 3 nmol/mmol Hb => tgn 3 nmol/mmol Hb doubtful
tac 6 ug/L => trough 6 ng/mL drug=tacrolimus
tac 6 mcg/l => trough 6 ng/mL drug=tacrolimus
MPA level 2 mcg/ml => trough 2 mg/L drug=mycophenolate
IgG 22 g/l => igg 22 g/L
IgG 2200 mg/dl => igg 2200 mg/dL
bilirubin 85 µmol/L => bilirubin 85 umol/L
bilirubin 5 mg/dL => bilirubin 5 mg/dL
creatinine 110 umol/l => creatinine 110 umol/L
creatinine 1.2 mg/dL => creatinine 1.2 mg/dL
MMF 1.5g bd => dose 1.5 g drug=mycophenolate x2
MMF 1,5 g bd => dose 1.5 g drug=mycophenolate x2
MMF 1.000 mg bd => dose 1000 mg drug=mycophenolate x2 other=1
MMF 1,500 mg/d => dose 1500 mg/day drug=mycophenolate other=1.5
aza 2,5 mg/kg => dose 2.5 mg/kg drug=azathioprine
aza 50mg bd => dose 50 mg drug=azathioprine x2
tac 0.5mg twice a day => dose 0.5 mg drug=tacrolimus x2
tac 0·5 mg bd => dose 0.5 mg drug=tacrolimus x2
tac 0,125 mg => dose 0.125 mg drug=tacrolimus
MMF 2 x 500 mg => dose 1000 mg drug=mycophenolate
aza 2x50 mg => dose 100 mg drug=azathioprine
MMF 1g/1.5g => dose 1 g drug=mycophenolate | dose 1.5 g drug=mycophenolate
UDCA 15mg/kg/d => dose 15 mg/kg/day drug=ursodeoxycholic-acid
pred 40 mg x 2 weeks => dose 40 mg drug=prednisolone | duration 2 weeks drug=prednisolone
aza100 => dose 100 drug=azathioprine
"""
TRAPS = """
ALT 12/3 =>
ALT on 12/3 =>
ALT 12/3: 340 => alt 340
ALT 340 on 12/3 => alt 340
ALT 340 (12/3) => alt 340
ALT 12/03/2021 340 => alt 340
on 12.3.21 ALT 340 => alt 340
ALT 12.3.21 340 => alt 340
ALT 2021-03-12 340 => alt 340
ALT 12 March 340 => alt 340
ALT 5 Dec 2020 340 => alt 340
ALT March 2020 340 => alt 340
ALT in May 340 => alt 340
ALT in 2019 =>
in 2019 ALT 340 => alt 340
ALT in 2019 was 340 => alt 340
ALT since 2019 up =>
ALT of 2019 => alt 2019
on aza since 2015 =>
MMF 1 g bd since 2019 => dose 1 g drug=mycophenolate x2
week 6 ALT 90 => duration 6 weeks | alt 90
ALT 90 week 6 => alt 90 | duration 6 weeks
ALT day 3 450 => duration 3 days | alt 450
ALT at 6 months => duration 6 months
ALT 4/52 => duration 4 weeks
3/12 ALT 90 => duration 3 months | alt 90
bd 28F => age 28 years
28F on aza => age 28 years
28F ALT900 => age 28 years | alt 900
6-MMP:6-TGN ratio 126 =>
6-MMP/6-TGN 126 =>
MMP:TGN of 40 =>
BP 120/80 => systolic 120
anti-CD20 with HbA1c and IL-2 =>
NUDT15 and TPMT3A =>
EASL 2025 on 6-MP =>
stage F3, CKD 3b =>
page 473, Fig 4 =>
grade 3 on biopsy =>
ALT checked 3x a week =>
ALT doubled in 2 weeks => duration 2 weeks
twice normal dose of aza =>
ALT 80 350 => alt 80
TGN 90,11400 => tgn 90
2 of 3 trials =>
option 2 =>
tac 2.5.1 =>
MMF since May 2019 =>
in decompensated 2 of 5 =>
"""


@pytest.fixture(scope="module")
def recogniser() -> ClinicalRecogniser:
    return ClinicalRecogniser(load_terms())


def measures(recogniser: ClinicalRecogniser, phrase: str) -> list[str]:
    found = [entity for entity in recogniser.recognise(phrase) if entity["entity"] == "measure"]
    return [" ".join(filter(None, (entity["value"], *_more(entity)))) for entity in found]


def _more(entity: dict) -> list[str]:
    return [
        f"drug={entity['drug']}" if entity["drug"] else "",
        entity["comparator"] or "",
        f"x{entity['frequency']}" if "frequency" in entity else "",
        "range" if "ranges" in entity else "",
        f"other={entity['other']:g}" if "other" in entity else "",
        "doubtful" if "doubtful" in entity else "",
    ]


@pytest.mark.parametrize("case", [*WRITTEN.strip().splitlines(), *TRAPS.strip().splitlines()])
def test_a_number_is_read_as_it_was_meant(recogniser: ClinicalRecogniser, case: str) -> None:
    phrase, _, expected = case.partition(" =>")
    assert measures(recogniser, phrase) == [part.strip() for part in expected.split(" | ") if part.strip()]


def test_the_table_is_as_long_as_it_should_be() -> None:
    assert len(TRAPS.strip().splitlines()) >= 40
    assert len(WRITTEN.strip().splitlines()) + len(TRAPS.strip().splitlines()) >= 120
