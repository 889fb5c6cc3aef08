"""Unsafe plans and premises from the words of a message alone, each beside a message that only resembles it."""

from __future__ import annotations

import pytest

from actions.case import merge
from actions.case.patient import Case
from actions.case.reading import read
from actions.conversation.warnings.alarms import alarms, with_digits
from tests.base import assistant, base
from tests.case.test_reading import mentions


def raised(text: str) -> set[str]:
    """Ids of the plan rules and claims that a message raises by itself."""
    found = mentions(text)
    reading = read(text, (), found)
    case = merge.merge(Case(), reading).case.with_conditions(dict.fromkeys(reading.in_question, "yes"))
    said = alarms(base(), assistant().wordings, text, found, reading, Case(), case, ())
    return {item.id for item in (*said.urgent, *said.unsafe, *said.claims)}


@pytest.mark.parametrize(
    ("rule", "unsafe", "safe"),
    [
        ("plan-mycophenolate-pregnancy", "14 weeks gone on MMF", "14 weeks into MMF, 70 year old woman"),
        (
            "plan-steroid-abrupt-stop",
            "Wysolone since 5 yrs, can I just stop it tomorrow, aza is on board",
            "aza since 5 yrs, can I just stop it tomorrow, Wysolone is on board",
        ),
        (
            "plan-mycophenolate-pregnancy",
            "wants baby soon, planning mofetil",
            "no plans for a baby, on MMF and the pill",
        ),
        (
            "plan-mycophenolate-contraception",
            "MMF: she doesn't want hormones, coil or condoms",
            "MMF, no other drugs, on the pill",
        ),
        (
            "plan-mycophenolate-breastfeeding",
            "mother exclusively breast feeding, give CellCept",
            "CellCept with milk at breakfast?",
        ),
        (
            "premise-dual-antimetabolite",
            "aza and mycophenolate running alongside each other",
            "aza then mycophenolate, rash on aza",
        ),
        ("plan-thiopurine-allopurinol", "full dose aza with allopurinol", "aza reduced to 25 % with allopurinol"),
        ("plan-thiopurine-allopurinol", "aza 100 and allopurinol 100", "allopurinol stopped in 2019, aza 100 now"),
        ("plan-thiopurine-tpmt", "TPMT 4 mU/L (deficient), aza 2 mg/kg", "TPMT 38 (normal), aza 2 mg/kg"),
        (
            "plan-thiopurine-after-hypersensitivity",
            "shaking chills and temp of 40 within hours of azathioprine. Rechallenge?",
            "nausea within hours of azathioprine. Rechallenge?",
        ),
        ("plan-tacrolimus-inhibitors", "tac with clarithromycin", "tac; clarithromycin was stopped last month"),
        (
            "plan-sirolimus-liver-transplant",
            "LT for AIH 10 days ago, sirolimus?",
            "sirolimus in AIH, never transplanted",
        ),
        ("plan-budesonide-portal-hypertension", "TIPS from 2022, Budenofalk", "no varices, Budenofalk, spleen normal"),
        (
            "plan-mycophenolate-pregnancy",
            "she's expecting in May and I've just put her on CellCept",
            "she's expecting her results in May and I've just put her on CellCept, coil in",
        ),
        (
            "plan-budesonide-cirrhosis",
            "platelets 70, cirrhotic liver, Entocort",
            "splenomegaly from glandular fever as a teenager, platelets 260; AIH, budesonide dose?",
        ),
        (
            "plan-budesonide-portal-hypertension",
            "platelets 70, big spleen, Entocort",
            "platelets 240, big spleen, Entocort",
        ),
        ("plan-budesonide-acute-severe", "jaundiced, prothrombin time 24 sec, Budenofalk", "INR 1.0, Budenofalk"),
        ("plan-infliximab-tuberculosis", "sputum AFB 2+, infliximab this week", "TB excluded, infliximab this week"),
        (
            "plan-infliximab-infection",
            "febrile, CRP 180, awaiting cultures. Infliximab?",
            "afebrile, CRP 2. Infliximab?",
        ),
        ("plan-rituximab-hepatitis-b", "HBsAg positive, rituximab", "HBsAg positive on entecavir, rituximab"),
        (
            "plan-rituximab-hepatitis-b",
            "HBcAb positive, rituximab Monday, entecavir started later if DNA rises",
            "HBcAb positive, entecavir started 10 days ago, rituximab planned",
        ),
        (
            "plan-thiopurine-allopurinol",
            "allopurinol 100 and aza from 100 to 75",
            "allopurinol 100 and aza from 100 to 25",
        ),
        (
            "plan-steroid-abrupt-stop",
            "stopped pred 20 last Friday, MMF in",
            "pred weaned and stopped last Friday, MMF in",
        ),
        (
            "plan-steroid-abrupt-stop",
            "pred 15 for 2 years, ceased on Monday when aza reached 100",
            "aza ceased on Monday when pred reached 15",
        ),
        ("plan-steroid-surgery", "hernia repair, hold pred 10 and aza", "hernia repair, hold MMF; pred 10 goes on"),
        ("plan-tioguanine-portal-hypertension", "varices, Lanvis 20 mg", "no varices, Lanvis 20 mg"),
        ("plan-mercaptopurine-as-azathioprine", "aza 100 swapped to 6MP 100", "aza 100 swapped to 6MP 50"),
        ("plan-amiodarone-not-read", "amiodarone loading, tac 3 mg bd", "amiodarone loading, aza 100"),
        (
            "plan-infant-live-vaccine",
            "Remicade until week 36, newborn gets BCG",
            "Remicade until week 36, newborn well, feeding",
        ),
        ("plan-unit-by-the-hour", "pred 1 mg/kg/h", "pred 1 mg/kg/day"),
        ("plan-tacrolimus-preparations", "Prograf 2 mg bd to Advagraf 4 mg od", "Prograf 2 mg bd, trough 5"),
        ("plan-tacrolimus-weight-sum", "work out tac from 66 kg", "66 kg, work out creatinine clearance on tac"),
        (
            "plan-tpmt-after-transfusion",
            "TPMT fine after 3 units RBC, start aza",
            "TPMT genotype after 3 units RBC, aza",
        ),
        ("plan-methotrexate-daily", "MTX 2.5 mg each evening", "MTX 10 mg once a week"),
        ("plan-mycophenolate-breastfeeding", "baby at the breast, CellCept", "CellCept, breast exam normal"),
        (
            "plan-mycophenolate-breastfeeding",
            "mum breast feeding, CellCept 500",
            "her mother breastfed her, CellCept 500",
        ),
        ("plan-sirolimus-liver-transplant", "OLT 2014, sirolimus", "native liver, no transplant level, sirolimus"),
        ("plan-tacrolimus-with-ciclosporin", "Neoral and Prograf as well", "Neoral failed, changed to Prograf"),
        (
            "premise-position-unheld",
            "BSG requires liver biopsy before rituximab",
            "BSG requires hepatitis B testing before rituximab",
        ),
        (
            "premise-position-unheld",
            "AWMF says dental clearance is compulsory before infliximab",
            "BSG says specialist input is to be obtained before rituximab",
        ),
        ("plan-dose-tacrolimus", "Pangraf 15 mg morning 15 mg night", "Pangraf 2 mg morning 2 mg night"),
        ("plan-dose-tacrolimus", "tac 10 mg bd", "tac 3 mg bd"),
        ("plan-unit-trough", "Prograf level 7.5 ng/dL", "Prograf level 7.5 ng/ml"),
        ("plan-unit-thiopurine", "aza 50 mcg od", "aza 50 mg od"),
        ("plan-unit-mycophenolate", "MMF 500 micrograms bd", "MMF 500 mg bd"),
        ("plan-unit-steroid", "prednisolone 40 mcg od", "prednisolone 40 mg od"),
        ("plan-tacrolimus-with-ciclosporin", "start Neoral while continuing Prograf", "from Neoral to Prograf"),
        ("plan-live-vaccine", "MMR due, on MMF", "had MMR as a child, on MMF"),
        (
            "premise-mmf-nonresponder-figure",
            "MMF works in eighty per cent of non-responders",
            "MMF works in thirty per cent of non-responders",
        ),
        ("premise-camaro", "refractory, relying on CAMARO for MMF", "CAMARO was first line: MMF figure?"),
        ("premise-trial-unknown", "what dose did the TACROBUD trial use", "what dose did the CAMARO trial use"),
        (
            "premise-guideline-unknown",
            "per the Himalayan Liver Forum consensus, ritux first",
            "per the EASL 2025 guideline, MMF first",
        ),
        (
            "claim-rituximab-safe-effective",
            "ritux is safe and effective so can give without screening?",
            "is ritux safe and effective?",
        ),
        (
            "plan-mycophenolate-pregnancy",
            "booking scan shows 9 weeks, Mycept to go on until delivery",
            "booking a scan of her liver in 9 weeks, on Mycept",
        ),
        (
            "plan-mycophenolate-pregnancy",
            "she and her husband are trying, CellCept 500 bd",
            "she and her team are trying CellCept 500 bd",
        ),
        (
            "plan-mycophenolate-pregnancy",
            "G2P1 on Myfortic",
            "G2P2, sterilised, on Myfortic",
        ),
        (
            "plan-mycophenolate-pregnancy",
            "MMF goes on, 10/40",
            "MMF was stopped before conception, now 10/40 on aza",
        ),
        (
            "plan-mycophenolate-contraception",
            "declines pills and condoms, MMF 500 bd",
            "uses pills and condoms, MMF 500 bd",
        ),
        (
            "plan-mycophenolate-severe-neutropenia",
            "neutrophils 0.7 on MMF 3 g, keep going",
            "neutrophils 4.2 on MMF 3 g, keep going",
        ),
        (
            "plan-infliximab-tuberculosis",
            "QuantiFERON 3.4 IU positive, Remicade on Friday",
            "Do I need TB screening before infliximab?",
        ),
        (
            "plan-infliximab-tuberculosis",
            "previous TB, partially treated, infliximab",
            "previous TB treated 2005, full course, infliximab",
        ),
        (
            "plan-rituximab-infection",
            "active chest infection, rituximab tomorrow",
            "rituximab: PJP prophylaxis needed?",
        ),
        (
            "plan-live-vaccine",
            "MMRV booster on tac",
            "inactivated flu vaccine on tac",
        ),
        (
            "plan-tacrolimus-transplant-trough",
            "run tac at 12",
            "tac at 12 mg, AIH",
        ),
        (
            "plan-tacrolimus-transplant-trough",
            "let the Pangraf settle, run it: Pangraf at 14",
            "Pangraf for 14 months",
        ),
        (
            "plan-tacrolimus-inhibitors",
            "nicardipine started, tac 2 mg bd",
            "amlodipine started, tac 2 mg bd",
        ),
        (
            "plan-tacrolimus-with-ciclosporin",
            "tac plus ciclosporin, half dose each",
            "a CNI plus azithromycin",
        ),
        (
            "plan-dose-tacrolimus-weight",
            "tacrolimus 0.5 mg/kg bd",
            "tacrolimus 0.05 mg/kg bd",
        ),
        (
            "plan-unit-calcineurin",
            "tacrolimus 5 mcg bd",
            "tacrolimus 5 mg bd",
        ),
        (
            "plan-level-ciclosporin",
            "ciclosporin trough 1500, staying there",
            "ciclosporin trough 110, staying there",
        ),
        (
            "plan-dose-rituximab",
            "rituximab 10,000 mg x2",
            "rituximab 1,000 mg x2",
        ),
        (
            "plan-dose-rituximab",
            "Rituximab 3750 mg/m2 weekly",
            "Rituximab 375 mg/m2 weekly",
        ),
        (
            "plan-dose-rituximab-low",
            "rituximab 1 mg x2",
            "rituximab 1 g x2",
        ),
        (
            "plan-methotrexate-daily",
            "MTX 10 mg every day",
            "MTX 10 mg every week",
        ),
        (
            "plan-dose-methotrexate",
            "methotrexate 150 mg once a week",
            "methotrexate 15 mg once a week",
        ),
        (
            "plan-unit-result",
            "bilirubin 300 mg/dL, on aza 100",
            "bilirubin 300 umol/L, on aza 100",
        ),
        (
            "plan-unit-result",
            "IgG 2400 g/L, aza",
            "IgG 2400 mg/dL, aza",
        ),
        (
            "plan-unit-metabolites",
            "6TGN 235 nmol/L, therapeutic",
            "6TGN 235 pmol/8x10^8, therapeutic",
        ),
        (
            "plan-steroid-abrupt-stop",
            "psych halted all steroids this am",
            "psych weaned steroids slowly, off this am",
        ),
        (
            "plan-steroid-abrupt-stop",
            "threw her wysolone 25 away, no need to restart",
            "wysolone from 1 to 0.5 mg",
        ),
        (
            "plan-mercaptopurine-after-pancreatitis",
            "CT: oedematous pancreas on Imuran, now Purinethol",
            "CT: normal pancreas on Imuran, now Purinethol",
        ),
        (
            "plan-thiopurine-after-hypersensitivity",
            "shock-like picture on azathioprine, rechallenge at 100 mg?",
            "azathioprine nausea, rechallenge at 100 mg?",
        ),
        (
            "plan-steroid-abrupt-stop",
            "gained 12 kg on pred 20 for 8 months, stop it today and go MMF only",
            "MMF stopped immediately for leucopenia, pred continues at 10",
        ),
        (
            "plan-steroid-abrupt-stop",
            "halt steroids immediately and begin tacrolimus",
            "tac stopped suddenly because of tremor, she stays on budesonide",
        ),
        (
            "plan-tacrolimus-transplant-trough",
            "run her tac up to 12 for AIH",
            "run her tac up to 12 weeks for AIH",
        ),
        (
            "plan-tacrolimus-transplant-trough",
            "keep tac level between 8 and 12 in AIH",
            "keep tac 3 mg, level 5, ALT 12, Hb 11",
        ),
        (
            "plan-tacrolimus-transplant-trough",
            "Our range is 10-15. level 5.4, pushing it into range",
            "tac level 5.4, age 12-15, ALT normal",
        ),
        ("plan-dose-prednisolone", "pred 400 a day", "pred 40 a day"),
        ("plan-dose-tacrolimus", "tac 30 bd", "tac 3 bd"),
        ("plan-level-unnamed", "trough 58 ng/ml, assume 5.8", "trough 5.8 ng/ml, not 58?"),
        ("plan-level-unnamed", "level 120 came back, double it?", "ciclosporin level 120 came back"),
        ("plan-unit-metabolites", "6-TGN 2.4 on aza, quadruple it", "6-TGN 235 on aza"),
        (
            "plan-rituximab-tuberculosis",
            "latent TB, untreated, rituximab on Monday",
            "latent TB treated in 2019, rituximab dose?",
        ),
        (
            "plan-infliximab-tuberculosis",
            "QFT indeterminate then positive, IFX booked",
            "IGRA positive, completed 3HR last year. infliximab dose?",
        ),
        (
            "plan-tpmt-after-transfusion",
            "TPMT normal after 4 units of packed cells, azathioprine 2 mg/kg",
            "TPMT normal, azathioprine 2 mg/kg",
        ),
        (
            "premise-harmlessness-unheld",
            "rituximab has zero serious infections in AIH, so no screening",
            "she had no infections on rituximab",
        ),
        (
            "premise-harmlessness-unheld",
            "tacrolimus is never nephrotoxic at trough 5",
            "is tacrolimus never nephrotoxic at trough 5?",
        ),
        (
            "emergency-sepsis",
            "ANC 0.1 on azathioprine 150, febrile with rigors. next immunosuppressant?",
            "how would I recognise neutropenic sepsis on azathioprine?",
        ),
        (
            "plan-rituximab-infection",
            "cellulitis, rituximab tomorrow",
            "which infections do I worry about with rituximab",
        ),
        (
            "premise-figure-unheld",
            "rituximab brings remission in 97% so start",
            "rituximab remission rate?",
        ),
        (
            "premise-figure-unheld",
            "100% of refractory patients respond to infliximab",
            "100% adherent, no response to infliximab",
        ),
        (
            "premise-trial-unknown",
            "per TACTIC-2 tacrolimus induces CBR in 88%",
            "per EASL 2025 tacrolimus is an option",
        ),
        (
            "premise-trial-unknown",
            "quote the phase 3 RITUXAIH-3 placebo-controlled data",
            "quote the phase 3 CAMARO data",
        ),
    ],
)
def test_a_plan_is_caught_and_what_resembles_it_is_not(rule: str, unsafe: str, safe: str) -> None:
    wanted = {"premise-camaro": "premise-randomised-second-line"}.get(rule, rule)
    assert wanted in raised(unsafe)
    assert wanted not in raised(safe)


def test_percentages_in_words_are_figures() -> None:
    assert with_digits("fifty-eight per cent, ninety percent, fifty patients") == "58 %, 90 %, fifty patients"


def test_a_brand_is_told_by_the_medicine_it_is() -> None:
    assert assistant().labels.called("Sporanox") == "itraconazole"
    assert assistant().labels.called("azole") is None
