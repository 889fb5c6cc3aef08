"""What a few words tell of the patient: a result denied, contraception in use, whose children, a limit, a reaction."""

from __future__ import annotations

import pytest

from bot.nlu.components import packaged_recogniser


def told(text: str) -> set[tuple[str, str]]:
    return {(e["value"], e["assertion"]) for e in packaged_recogniser().recognise(text) if e["entity"] == "condition"}


@pytest.mark.parametrize(
    "text",
    ["no TPMT deficiency", "not TPMT deficient", "TPMT isn't deficient", "TPMT *1/*1", "without any TPMT deficiency"],
)
def test_a_denied_deficiency_is_none(text: str) -> None:
    assert ("tpmt-deficient", "negated") in told(text)
    assert ("tpmt-deficient", "affirmed") not in told(text)


@pytest.mark.parametrize("text", ["no, HBsAg positive", "no TB, HBsAg positive"])
def test_a_denial_of_something_else_leaves_a_result_as_it_is(text: str) -> None:
    assert ("hbsag-positive", "affirmed") in told(text)


@pytest.mark.parametrize(
    "text",
    ["contraception: yes", "contraception is sorted", "established contraception", "she has the implant", "on the OCP"],
)
def test_contraception_in_use_is_told_in_many_words(text: str) -> None:
    assert ("contraception", "affirmed") in told(text)


@pytest.mark.parametrize("text", ["not planning kids", "mother of two children", "no plans for more children"])
def test_own_children_make_no_patient_a_child(text: str) -> None:
    assert not any(value == "child" for value, _ in told(text))


@pytest.mark.parametrize("text", ["tacrolimus in kids", "have any children been given it"])
def test_children_spoken_of_as_patients_are_meant(text: str) -> None:
    assert any(value == "child" for value, _ in told(text))


@pytest.mark.parametrize("text", ["liver transplant 2016", "OLT in 2011 for PSC", "transplanted 4 years ago"])
def test_a_transplant_with_its_year_was_made(text: str) -> None:
    assert any(value == "transplanted" for value, _ in told(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ALT 77 ULN 35", "alt 2.2 xULN"),
        ("ALT 77 uln is 35", "alt 2.2 xULN"),
        ("IgG 18.2 g/l, lab <16", "igg 1.14 xULN"),
        ("AST 90 (10-45)", "ast 2 xULN"),
        ("ULN for ALT 50, ALT 60", "alt 1.2 xULN"),
        ("ALT 64, AST 50, ULN 40", "ast 1.25 xULN"),
        ("IgG 1850 mg/dl ULN 1600, AST 44", "ast 44"),
        ("IgG 1850 mg/dl, ULN 16", "igg 1850 mg/dL"),
        ("ALT 300 (200-400)", "alt 300"),
        ("ALT 3x ULN, AST 50", "ast 50"),
        ("bilirubin 3.4 mg/dl (ULN 1.2)", "bilirubin 3.4 mg/dL"),
        ("ALT 3 ULN 6 months", "alt 3 xULN"),
        ("ALT 2.2 ULN", "alt 2.2 xULN"),
    ],
)
def test_a_limit_that_is_given_is_no_result_but_what_its_value_is_counted_with(text: str, value: str) -> None:
    found = [e["value"] for e in packaged_recogniser().recognise(text) if e["entity"] == "measure"]
    assert value in found
    assert not {f"{name} {limit}" for name in ("alt", "ast", "igg") for limit in (35, 40, 45, 1600)} & set(found)


@pytest.mark.parametrize(
    "text",
    [
        "aza bumped the LFTs",
        "transaminitis from azathioprine",
        "can't stomach aza",
        "retching on aza",
        "aza made her throw up",
    ],
)
def test_reactions_are_known_by_how_they_are_spoken_of(text: str) -> None:
    found = {e["value"] for e in packaged_recogniser().recognise(text) if e["entity"] == "reaction"}
    assert found & {"hepatotoxicity", "nausea", "vomiting"}


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        ("diabetic by the way", ("diabetes", "affirmed")),
        ("TPMT isn't deficient by the way", ("tpmt-deficient", "negated")),
        ("TPMT isn’t deficient", ("tpmt-deficient", "negated")),
        ("HBsAg negative by the way", ("hbsag-positive", "negated")),
    ],
)
def test_a_turn_of_speech_behind_it_supposes_nothing(text: str, told_as: tuple[str, str]) -> None:
    assert told_as in told(text)


@pytest.mark.parametrize("text", ["No h/o DM, HTN, TB", "no known history of DM, HTN or TB", "not a k/c/o DM/HTN/TB"])
def test_a_history_that_is_denied_is_denied_to_its_end(text: str) -> None:
    assert {("diabetes", "negated"), ("hypertension", "negated"), ("tuberculosis", "negated")} <= told(text)


def test_a_denial_ends_where_something_else_is_stated() -> None:
    assert ("hypertension", "affirmed") in told("no cirrhosis, HTN on amlodipine")


@pytest.mark.parametrize(
    "text", ["mother breastfeeding, on aza", "mum is breastfeeding, can she stay on azathioprine?"]
)
def test_a_mother_who_is_spoken_of_is_the_patient(text: str) -> None:
    assert ("breastfeeding", "affirmed") in told(text)


@pytest.mark.parametrize("text", ["her mother is breastfeeding", "his mum was breastfeeding"])
def test_somebodys_mother_is_not(text: str) -> None:
    assert ("breastfeeding", "family") in told(text)


@pytest.mark.parametrize("text", ["back to ritux, infections?", "tac: diabetes?"])
def test_a_finding_asked_of_a_drug_is_nobodys(text: str) -> None:
    assert {assertion for _, assertion in told(text)} == {"hypothetical"}


def test_a_heading_takes_no_number_of_its_own() -> None:
    found = packaged_recogniser().recognise("LFT: SGOT 210, SGPT 260, bilirubin rising from 80 to 120")
    assert [(e["name"], e["number"]) for e in found if e["entity"] == "measure"] == [
        ("ast", 210),
        ("alt", 260),
        ("bilirubin", 80),
        ("bilirubin", 120),
    ]


def asserted(text: str) -> dict[str, str]:
    return {e["value"]: e["assertion"] for e in packaged_recogniser().recognise(text)}


@pytest.mark.parametrize(
    "text",
    [
        "second line in cirrhosis?",
        "how do you manage AIH in cirrhosis",
        "would you still use tac with cirrhosis?",
        "what about cirrhosis and budesonide",
        "in the event that she develops cirrhosis, is budesonide still ok",
        "can budesonide be used when cirrhosis is present",
        "who should not get budesonide: cirrhosis?",
    ],
)
def test_a_condition_asked_of_anybody_is_only_supposed(text: str) -> None:
    assert asserted(text)["cirrhosis"] == "hypothetical"


@pytest.mark.parametrize(
    "text",
    [
        "she is cirrhotic, which second line?",
        "flare of AIH in cirrhosis, aza failed, what now?",
        "58F with cirrhosis, what do you use in her?",
    ],
)
def test_a_condition_of_somebody_told_of_is_not(text: str) -> None:
    assert asserted(text)["cirrhosis"] == "affirmed"


@pytest.mark.parametrize(
    "text",
    [
        "on tac. before that MMF",
        "MMF was given previously without benefit",
        "she had MMF, no benefit; tacrolimus since May",
        "six months of MMF a while back",
        "we switched her off MMF to everolimus 6 months ago",
    ],
)
def test_a_drug_is_over_when_another_has_taken_its_place(text: str) -> None:
    found = asserted(text)
    assert found.pop("mycophenolate") == "historical"
    assert all(found.get(drug, "affirmed") == "affirmed" for drug in ("tacrolimus", "everolimus"))


def test_what_a_drug_of_the_past_did_is_past_with_it() -> None:
    assert asserted("previous azathioprine (pancreatitis), now MMF")["pancreatitis"] == "historical"
    assert asserted("azathioprine gave her pancreatitis, what next")["pancreatitis"] == "affirmed"


@pytest.mark.parametrize(
    "text",
    [
        "does MMF work if aza failed rather than not tolerated",
        "MMF in refractory rather than intolerant patients",
        "switched for inadequate response as opposed to intolerance",
    ],
)
def test_the_other_of_two_reasons_is_denied(text: str) -> None:
    said = asserted(text)
    assert said["intolerance"] == "negated"
    assert said["insufficient_response"] != "negated"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("has IUD, hep b neg, tb neg", "contraception"),
        ("mirena, HIV, HCV neg", "contraception"),
        ("60F cirrhosis, hep b neg", "cirrhosis"),
        ("diabetes, hep b and hiv negative", "diabetes"),
    ],
)
def test_behind_commas_only_what_is_tested_for_is_negative(text: str, kept: str) -> None:
    assert (kept, "affirmed") in told(text)


@pytest.mark.parametrize("text", ["HIV, hep b, hep c neg", "HBV/HCV/HIV negative", "HBV, HCV and HIV all negative"])
def test_a_list_of_tests_is_negative_as_a_whole(text: str) -> None:
    assert {("hiv", "negated"), ("hepatitis-b", "negated"), ("hepatitis-c", "negated")} <= told(text)


@pytest.mark.parametrize(
    ("text", "asserted_as"),
    [
        ("ALF ruled out, INR 1.4, no HE", "negated"),
        ("she has nil he, ascites only", "negated"),
        ("HE since yesterday on pred 40", "affirmed"),
        ("prior HE 2019 on lactulose, well now", "historical"),
    ],
)
def test_the_letters_of_encephalopathy_are_no_pronoun(text: str, asserted_as: str) -> None:
    found = {(e["entity"], e["value"]): e["assertion"] for e in packaged_recogniser().recognise(text)}
    assert found["condition", "encephalopathy"] == asserted_as
    assert ("sex", "male") not in found


@pytest.mark.parametrize(
    "text", ["HE is on aza", "no, he takes mmf", "no he can't", "IS HE OK ON TAC", "any news if he"]
)
def test_a_pronoun_is_no_encephalopathy(text: str) -> None:
    found = {(e["entity"], e["value"]) for e in packaged_recogniser().recognise(text)}
    assert ("condition", "encephalopathy") not in found


@pytest.mark.parametrize("text", ["CAP tac 0.5 x 4", "cap Prograf 1 mg bd", "tac 0.5 mg caps, 2 bd"])
def test_a_capsule_is_no_pneumonia(text: str) -> None:
    assert not any(value == "infection" for value, _ in told(text))


@pytest.mark.parametrize("text", ["on tac, CAP last week", "treated for CAP, MMF held"])
def test_a_pneumonia_in_letters_is_one(text: str) -> None:
    assert any(value == "infection" for value, _ in told(text))


@pytest.mark.parametrize(("text", "state"), [("SLE overlap query", "possible"), ("has SLE overlap", "affirmed")])
def test_what_is_queried_is_possible(text: str, state: str) -> None:
    assert ("lupus", state) in told(text)


@pytest.mark.parametrize(
    ("text", "male"),
    [("INR 1.6, no HE", False), ("ascites, HE grade 2", False), ("HE IS ON AZA", True), ("he is on aza", True)],
)
def test_an_encephalopathy_in_letters_is_no_man(text: str, male: bool) -> None:
    found = packaged_recogniser().recognise(text)
    assert any(e["entity"] == "sex" and e["value"] == "male" for e in found) is male


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("says he takes half of them", "affirmed"),
        ("pt takes only half her tablets", "affirmed"),
        ("she takes them when she remembers", "affirmed"),
        ("takes his meds on and off", "affirmed"),
        ("admits takes about a third of his tablets", "affirmed"),
        ("not adherence, TGN fine on aza", "negated"),
        ("it's not an issue of adherence", "negated"),
        ("not due to compliance", "negated"),
    ],
)
def test_what_part_of_the_tablets_is_taken_tells_of_adherence(recogniser, text, assertion):
    read = [e["assertion"] for e in recogniser.recognise(text) if e["value"] == "non-adherence"]
    assert set(read) == {assertion}


@pytest.mark.parametrize(
    "text",
    [
        "takes half a tablet of aza",
        "he takes half of it at night",
        "takes two tablets of aza",
        "what if he takes half of them",
    ],
)
def test_half_a_tablet_or_nothing_looked_at_tells_nothing_of_it(recogniser, text):
    read = [e["assertion"] for e in recogniser.recognise(text) if e["value"] == "non-adherence"]
    assert "affirmed" not in read
    assert "negated" not in read
