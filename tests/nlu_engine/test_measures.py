"""Numbers. Each case: message, then every measure as its value, followed by what else is known of it."""

import pytest

SHOWN = ("comparator", "drug", "per", "frequency", "began")
CASES = [
    (line + " ").split(" => ")
    for line in """
ALT 280 => alt 280
ALT 280 U/L => alt 280 U/L
ALT is 280 iu/l => alt 280 U/L
ALT of 1,200 => alt 1200
ALT 3x ULN => alt 3 xULN
ALT 3xULN => alt 3 xULN
ALT still 3 x upper limit => alt 3 xULN
ALT 2 times the upper limit of normal => alt 2 xULN
ALT 2.5 × ULN => alt 2.5 xULN
ALT > 5x ULN => alt 5 xULN comparator=>
ALT under 40 => alt 40 comparator=<
ALT from 400 to 150 => alt 400 | alt 150
ALT 400 -> 150 => alt 400 | alt 150
ALT 400 to 150 in 4 weeks: response? => alt 400 | alt 150 | duration 4 weeks
ALT fell from 400 to 150 => alt 400 | alt 150
ALT 800 at start, 350 at 4 weeks => alt 800 | alt 350 | duration 4 weeks
ALT 800 day 0, 350 day 28 => alt 800 | duration 0 days | alt 350 | duration 28 days
ALT now 210 (was 890) => alt 210 | alt 890 began=True
AST 88 at 4 wk, was 500 => ast 88 | duration 4 weeks | ast 500 began=True
ALT 300 from 1200 => alt 300 | alt 1200 began=True
ALT 60 now, 300 at diagnosis => alt 60 | alt 300 began=True
IgG 18, previously 29 => igg 18 | igg 29 began=True
ALT 300 from 3 months => alt 300 | duration 3 months
creatinine 131 umol/l from 78 => creatinine 131 umol/L | creatinine 78 began=True
cr gone 78 to 131 => creatinine 78 | creatinine 131
Cr 2.4 => creatinine 2.4
MMF: CR 60% => percent 60 percent drug=mycophenolate
in CR 24 months => duration 24 months
GPT 180, GOT 140 => alt 180 | ast 140
she got 140 mg aza => dose 140 mg drug=azathioprine
trough 3.1 wk 2 => trough 3.1 | duration 2 weeks
pred 60 wk 4 => dose 60 drug=prednisolone | duration 4 weeks drug=prednisolone
tac lvl 4.8 => trough 4.8 drug=tacrolimus
aza 75 pred 7.5 AST normal => dose 75 drug=azathioprine | dose 7.5 drug=prednisolone
pred 10 LFTs fine => dose 10 drug=prednisolone
aza 90 TGN => tgn 90
tac 14 level too high? => trough 14 drug=tacrolimus
AST still 4 times. => ast 4 xULN
ALT 3 times this week => alt 3
tac 0.5 x 4 caps bd => dose 2 drug=tacrolimus per=dose frequency=2
budesonide 3mg x3 => dose 9 mg drug=budesonide
rituximab 1 g x2 => dose 1 g drug=rituximab
methylpred 1 g x3 => dose 1 g
pred 40 mg x 5 days => dose 40 mg drug=prednisolone | duration 5 days drug=prednisolone
mp 9800 tgn 140 => mmp 9800 | tgn 140
tgn 90, mp 11400 => tgn 90 | mmp 11400
F (29) aza rash => age 29 years
woman (47) on aza => age 47 years
F (4) fibrosis =>
ALT 400, 300, 150 => alt 400 | alt 300 | alt 150
ALT 400 then 150 U/L => alt 400 | alt 150 U/L
AST 210 and ALT 300 => ast 210 | alt 300
IgG 22 => igg 22
IgG 22 g/L => igg 22 g/L
IgG 2200 mg/dl => igg 2200 mg/dL
IgG 1.5xULN => igg 1.5 xULN
ALT 90 IgG 19 => alt 90 | igg 19
levothyroxine 75 mcg and tac 3 mg bd => dose 3 mg drug=tacrolimus per=dose frequency=2
aza 100, vit D 1000, thyroxine 50 mcg => dose 100 drug=azathioprine
T 38.4, neuts 0.3 => temperature 38.4 | neutrophils 0.3
mmf, t39.6 at home => temperature 39.6
T: 40 rigors => temperature 40
T 102.2F and shivering => temperature 39
temp 101F on tac => temperature 38.3
39.1 °C overnight on mmf => temperature 39.1 degrees
spiking 38.7C => temperature 38.7 degrees
T 36.8 today => temperature 36.8
T -2.8 at the hip =>
T score 38 =>
T2 hyperintensity, T cells 38 =>
T 52 =>
don't 39 =>
T 38 weeks => duration 38 weeks
bilirubin 280 => bilirubin 280
bili 12 mg/dL => bilirubin 12 mg/dL
bilirubin 300 umol/l => bilirubin 300 umol/L
bilirubin 300 µmol/L => bilirubin 300 umol/L
INR 2.4 => inr 2.4
INR of 2.4 at day 5 => inr 2.4 | duration 5 days
6-TGN 100 and 6-MMP 9800 => tgn 100 | mmp 9800
6TGN 90, 6MMP 11400 => tgn 90 | mmp 11400
TGN 450 pmol/8x10^8 RBC => tgn 450 pmol/8e8
6-TGN 235 pmol/8 x 10(8) => tgn 235 pmol/8e8
6-MMP 5700 pmol/8e8 => mmp 5700 pmol/8e8
TGN level 100 => tgn 100
tac level 12, ok? => trough 12 drug=tacrolimus
tac 14 too high? => trough 14 drug=tacrolimus
ALT 640 before pred, now 280 after 4 weeks => alt 640 | alt 280 | duration 4 weeks drug=prednisolone
tacrolimus trough 12 ng/ml => trough 12 ng/mL drug=tacrolimus
trough 12 ng/ml => trough 12 ng/mL
tac 9 ng/mL => trough 9 ng/mL drug=tacrolimus
ciclosporin level 180 ug/L => trough 180 ng/mL drug=ciclosporin
MPA trough 1.8 mg/L => trough 1.8 mg/L drug=mycophenolate
eGFR 28 => egfr 28
eGFR 28 ml/min => egfr 28 mL/min
creatinine 140 umol/L => creatinine 140 umol/L
platelets 90 => platelets 90
platelets 90 x10^9/L => platelets 90 10^9/L
albumin 28 g/L => albumin 28 g/L
neutrophils 0.8 => neutrophils 0.8
MELD 22 => meld 22
28 y on MMF => age 28 years
28F => age 28 years
28 yo woman => age 28 years
42yo woman => age 42 years
a 42-year-old man => age 42 years
aged 60 => age 60 years
F28 => age 28 years
12 year old => age 12 years
8 month old infant => age 8 months
for 2 years => duration 2 years
6 months => duration 6 months
after 6 months of MMF => duration 6 months drug=mycophenolate
4/52 => duration 4 weeks
day 5 of steroids => duration 5 days
week 4 => duration 4 weeks
aza 100 mg => dose 100 mg drug=azathioprine
azathioprine 1.5 mg/kg/day => dose 1.5 mg/kg/day drug=azathioprine per=day
aza 2 mg/kg => dose 2 mg/kg drug=azathioprine
pred 20 mg daily => dose 20 mg/day drug=prednisolone per=day
pred 20mg od => dose 20 mg/day drug=prednisolone per=day
pred 40 => dose 40 drug=prednisolone
MMF 1 g bd => dose 1 g drug=mycophenolate per=dose frequency=2
MMF 500mg twice daily => dose 500 mg drug=mycophenolate per=dose frequency=2
MMF 2 g/day => dose 2 g/day drug=mycophenolate per=day
100 mg of azathioprine and 20 mg of prednisolone => dose 100 mg drug=azathioprine | dose 20 mg drug=prednisolone
aza 50 to 100 mg => dose 50 mg drug=azathioprine | dose 100 mg drug=azathioprine
weighs 70 kg => weight 70 kg
tac level 7.5 ng/dL => trough 7.5 ng/dL drug=tacrolimus
58-61 % => percent 58 percent | percent 61 percent
EASL 2025 on 6-MP =>
anti-CD20 with HbA1c and IL-2 =>
2 of 3 trials =>
option 2 =>
tac 12 =>
tac now 12 =>
pred now 10 => dose 10 drug=prednisolone
sorry, aza is 200 => dose 200 drug=azathioprine
aza is 1 option =>
aza 3 times a week =>
aza from 2014 to 2019 =>
on 150 of aza => dose 150 drug=azathioprine
2 of aza and MMF =>
now tac 3 bd => dose 3 drug=tacrolimus per=dose frequency=2
MMF 750 bd => dose 750 drug=mycophenolate per=dose frequency=2
MMF 750 => dose 750 drug=mycophenolate
aza 50->100 => dose 50 drug=azathioprine | dose 100 drug=azathioprine
prednisone down from 40 to 15 => dose 40 drug=prednisolone | dose 15 drug=prednisolone
aza 50 mg 1-0-1 => dose 50 mg drug=azathioprine per=dose frequency=2
budesonide 9 mg (3-3-3) => dose 9 mg drug=budesonide
pred 10/7.5 alternate days => dose 10 drug=prednisolone | dose 7.5 drug=prednisolone
ALT 340 (Jan), 210 (Mar), 95 last week => alt 340 | alt 210 | alt 95
alt 60 last month, today 240 => alt 60 | alt 240
ALT normal for 3 yrs then 420 => duration 3 years | alt 420
nineteen-year-old girl => age 19 years
sixty-two year old man => age 62 years
thirty four F, refractory => age 34 years
he's seventy one => age 71 years
aged sixty => age 60 years
she's one of mine =>
ten women responded =>
her mother is sixty =>
forty man cohort =>
M/47 k/c/o AIH => age 47 years
58yr gent => age 58 years
45yM => age 45 years
this 45 yr with AIH => age 45 years
this 12 yr study => duration 12 years
45F/AIH => age 45 years
40 f/u at clinic =>
Pt 45, AIH => age 45 years
pt 2 of 3 =>
72 yrs, AIH => age 72 years
20 years with AIH => duration 20 years
she is now 45 => age 45 years
F/34yrs => age 34 years
aza went up to 100 last week => dose 100 drug=azathioprine
child of 9 => age 9 years
""".strip().splitlines()
]


@pytest.mark.parametrize(("message", "expected"), CASES, ids=[case[0] for case in CASES])
def test_each_number_is_read_with_its_name_and_unit(recogniser, message, expected):
    found = []
    for entity in recogniser.recognise(message):
        if entity["entity"] == "measure":
            more = [f"{key}={entity[key]}" for key in SHOWN if entity.get(key)]
            found.append(" ".join([entity["value"], *more]))
    assert found == [part.strip() for part in expected.split(" | ") if part.strip()]


def test_a_measure_carries_number_and_place(recogniser):
    (measure,) = (e for e in recogniser.recognise("her ALT 3x ULN") if e["entity"] == "measure")
    assert (measure["name"], measure["number"], measure["unit"]) == ("alt", 3.0, "xULN")
    assert "her ALT 3x ULN"[measure["start"] : measure["end"]] == "3x ULN"
