"""What warns in one message warns when the same facts come over several turns; each with harmless twins."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading
from tests.conversation.test_dangers_of_the_ward import raised, said

INFORM = "inform_case"


def warned(*turns: str) -> set[str]:
    return raised(said(*((turn, INFORM) for turn in turns)))


@pytest.mark.parametrize(
    "turns",
    [
        ("AIH 50M, azathioprine stopped for nausea", "actually it was rash with fever"),
        ("AIH 50M aza intolerant, vomiting", "sorry, fever and rash on it"),
        ("44F AIH, aza caused a rash", "and fever with it on aza"),
        ("44F AIH, fever on azathioprine", "also arthralgia on azathioprine"),
        ("AIH 38M. Imuran: joint pains", "oh and a fever on Imuran as well"),
        ("60F aza gave her myalgia, stopped", "febrile on aza too, fever 39"),
    ],
)
def test_fever_and_its_companion_told_apart_are_hypersensitivity(turns: tuple[str, ...]) -> None:
    case = said(*((turn, INFORM) for turn in turns)).case
    assert "hypersensitivity" in {reaction.reaction for reaction in case.reactions}


@pytest.mark.parametrize(
    "turns",
    [
        ("AIH 50M, aza stopped for nausea", "actually it was a rash, no fever"),
        ("AIH 50M, rash on aza", "now on mmf, fever on mmf"),
        ("AIH 50M, fever on aza", "sorry, not fever, a rash"),
    ],
)
def test_no_hypersensitivity_is_made_of_harms_of_two_drugs_or_one_taken_back(turns: tuple[str, ...]) -> None:
    case = said(*((turn, INFORM) for turn in turns)).case
    assert "hypersensitivity" not in {reaction.reaction for reaction in case.reactions}


@pytest.mark.parametrize(
    ("turns", "rule"),
    [
        (("72F AIH on azathioprine, wbc 2.8", "plus she is on allopurinol from gp"), "plan-thiopurine-allopurinol"),
        (("72F AIH on aza 100, WCC 2.9", "GP added allopurinol 100"), "plan-thiopurine-allopurinol"),
        (("60M AIH on azathioprine, neuts 1.4", "gout, started zyloric last week"), "plan-thiopurine-allopurinol"),
        (("60M AIH taking 6-MP 50, mild leucopenia", "allopurinol was begun by the GP"), "plan-thiopurine-allopurinol"),
        (("AIH 50M on tac, tremor", "gp gave clarithromycin"), "plan-tacrolimus-inhibitors"),
        (("AIH 40M tac 3 mg bd, creat 90", "creat 150 now"), "plan-calcineurin-kidney"),
        (("40M on ciclosporin, creatinine 80", "creatinine back today: 131"), "plan-calcineurin-kidney"),
        (("40M AIH on tac, cr 90", "cr 95", "cr 160"), "plan-calcineurin-kidney"),
    ],
)
def test_a_drug_that_does_harm_and_is_taken_is_warned_of(turns: tuple[str, ...], rule: str) -> None:
    assert rule in warned(*turns)


@pytest.mark.parametrize(
    ("turns", "rule"),
    [
        (("72F AIH on aza 100, WCC 2.9", "stopped it, now on MMF", "GP added allopurinol 100"), "plan-thiopurine-allo"),
        (("50F AIH, aza stopped for leucopenia", "GP added allopurinol"), "plan-thiopurine-allo"),
        (("AIH 50M on tac, tremor", "switched to mmf", "gp gave clarithromycin"), "plan-tacrolimus-inhib"),
        (("AIH 40M tac 3 mg bd, creat 90", "creat 92 now"), "plan-calcineurin-kidney"),
        (("AIH 40M tac 3 mg bd, creat 150", "creat 95 now"), "plan-calcineurin-kidney"),
        (("AIH 40M tac 3 mg bd, creat 50", "sorry, creat 90"), "plan-calcineurin-kidney"),
        (("AIH 40M on mmf, creat 90", "creat 150 now"), "plan-calcineurin-kidney"),
    ],
)
def test_one_that_is_over_or_a_number_put_right_is_not(turns: tuple[str, ...], rule: str) -> None:
    assert not {found for found in warned(*turns) if found.startswith(rule)}


@pytest.mark.parametrize(
    ("turns", "stops"),
    [
        (('"i dont want steroids anymore". AIH 27F pred 20 aza 75', "she's already stopped them yesterday"), True),
        (("she wants no steroids any more. AIH 30F, pred 15, aza 75", "stopped pred yesterday"), True),
        (("she doesn't want steroids. AIH 30F failed aza", "options?"), False),
    ],
)
def test_a_steroid_told_with_its_dose_is_taken_whatever_is_wished(turns: tuple[str, ...], stops: bool) -> None:
    assert ("plan-steroid-abrupt-stop" in warned(*turns)) is stops


@pytest.mark.parametrize(
    "text",
    [
        "28F AIH MMF 18 months, CBR",
        "55M AIH MMF 18 months complete biochemical response",
        "60F, mycophenolate 2 yrs, full biochemical response",
        "AIH 33F cellcept 3 y complete remission",
        "44F AIH MMF 1 g bd x 14/12 - CBR",
        "tac for 2 years, biochemical remission. 40M AIH",
    ],
)
def test_a_drug_on_which_the_response_is_complete_has_not_failed(text: str) -> None:
    read = reading(text, INFORM)
    assert (read.tried, read.reason) == ({}, None)
    assert read.current


@pytest.mark.parametrize(
    "text",
    [
        "AIH MMF 18 months, no CBR",
        "AIH 55M MMF 18 months, not in CBR",
        "AIH 50F MMF 6 months, CBR lost",
        "AIH 50F MMF 12 months, ALT 140, aim CBR?",
        "AIH 50F on MMF 9 months, never reached complete response",
        "AIH 50F MMF 18 months, CBR not reached",
    ],
)
def test_one_on_which_it_is_not_has(text: str) -> None:
    assert reading(text, INFORM).tried == {"mycophenolate": "insufficient"}


@pytest.mark.parametrize(
    "text",
    [
        "on myfortic, AIH 27F, preggo",
        "AIH on mmf 27F prego",
        "AIH on mmf 27F up the duff",
        "27F AIH, mmf 1 g bd, bun in the oven",
        "On MMF 1g bd AIH, home test two lines",
        "AIH 30F on mmf, hpt - two pink lines",
        "AIH 30F on mmf. Clearblue this morning: faint second line",
        "we could just leave her mmf going til the line turns blue? she's 31, AIH",
        "31F AIH: mmf until the pregnancy test is positive, then aza",
        "carry on mmf till she gets two lines. 31F AIH",
    ],
)
def test_pregnancy_on_mycophenolate_in_odd_words(text: str) -> None:
    assert "plan-mycophenolate-pregnancy" in warned(text)


@pytest.mark.parametrize(
    "text",
    [
        "34F AIH on cellcept 1g bd, she and hubby are binning the pill next month",
        "34F AIH on mmf, ditching her contraception",
        "34F AIH on mmf 1 g bd, coil out in march",
        "34F AIH on mmf, gave up the pill",
        "34F AIH mmf 500 bd. implant removed last week",
        "34F AIH on mmf, quit birth control",
    ],
)
def test_contraception_that_is_left_is_kept(text: str) -> None:
    read = reading(text, INFORM)
    assert read.conditions.get("contraception") == "no"
    assert read.current == ("mycophenolate",)
    assert "plan-mycophenolate-contraception" in warned(text)


@pytest.mark.parametrize(
    "text",
    [
        "34F AIH on mmf, two lines in place (PICC and cannula), on the pill",
        "34F AIH on mmf, implant replaced by a new one",
        "34F AIH on mmf, coil out and implant fitted",
        "34F AIH on mmf, giving up wine, on the pill",
        "34F AIH on mmf with a mirena, her sister is pregnant",
        "34F AIH on mmf with a mirena, daughter is expecting twins",
        "34F AIH on mmf with a mirena, hpt -",
    ],
)
def test_harmless_words_of_childbearing(text: str) -> None:
    assert not warned(text) & {"plan-mycophenolate-pregnancy", "plan-mycophenolate-contraception"}


@pytest.mark.parametrize(
    "text",
    [
        "aza 100 for 70kg AIH. ok with normal tpmt?",
        "aza 100 ok with tpmt normal? 60kg AIH",
        "is aza 100 fine with a normal TPMT",
        "azathioprine with TPMT wild type ok?",
        "start aza 50, TPMT and NUDT15 normal?",
        "can she have 6-MP with normal TPMT activity?",
    ],
)
def test_a_normal_enzyme_that_is_asked_with_is_not_deficient(text: str) -> None:
    assert "plan-thiopurine-tpmt" not in raised(said((text, "ask_dose")))


@pytest.mark.parametrize(
    "text",
    [
        "aza 100 ok with tpmt deficiency? 60kg AIH",
        "is aza 25 fine with absent TPMT",
        "azathioprine 50 with a TPMT deficiency?",
        "can she have 6-MP with TPMT null?",
    ],
)
def test_one_that_lacks_is(text: str) -> None:
    assert "plan-thiopurine-tpmt" in raised(said((text, "ask_dose")))


@pytest.mark.parametrize(
    "text",
    [
        "hbv prophylaxis isn't needed with ritux if core pos, EASL says",
        "rituximab planned, core ab pos, no need for entecavir right?",
        "EASL says prophylaxis unnecessary in anti-HBc+ on rituximab",
        "core positive pt, ritux, antiviral prophylaxis can be skipped?",
        "anti-HBc pos, rituximab next week, entecavir not necessary as sAg neg",
        "core pos on rituximab, is entecavir needed?",
    ],
)
def test_prophylaxis_thought_needless_protects_nobody(text: str) -> None:
    assert "plan-rituximab-hepatitis-b" in raised(said((text, "verify_claim")))


@pytest.mark.parametrize(
    "text",
    [
        "rituximab, HBsAg neg and anti-HBc neg, HBV prophylaxis not needed right",
        "core pos on ritux, entecavir started last month",
        "core pos, on entecavir, rituximab next week",
    ],
)
def test_where_none_is_needed_or_it_runs_nothing_is_warned_of(text: str) -> None:
    assert "plan-rituximab-hepatitis-b" not in raised(said((text, "verify_claim")))


@pytest.mark.parametrize(
    ("turns", "rule"),
    [
        (("going to give clarithromycin 500 bd", "on tac 2 mg bd for AIH, chest infection"), "plan-tacrolimus-inhib"),
        (("febuxostat 80 for gout", "AIH on azathioprine 100"), "plan-thiopurine-febuxostat"),
        (("naproxen 500 bd for arthralgia", "tac for AIH"), "plan-calcineurin-nsaid"),
        (("adding voriconazole at standard dose", "Everolimus third line in AIH"), "plan-mtor-interactions"),
        (("simvastatin 40 for cholesterol", "AIH on ciclosporin"), "plan-ciclosporin-simvastatin"),
        (("allopurinol 300 started", "he takes imuran 100 for AIH"), "plan-thiopurine-allopurinol"),
    ],
)
def test_a_medicine_told_before_the_drug_is_warned_of(turns: tuple[str, ...], rule: str) -> None:
    assert {found for found in warned(*turns) if found.startswith(rule)}


@pytest.mark.parametrize(
    "turns",
    [
        ("no clarithromycin", "AIH on tac 2 mg bd"),
        ("clarithromycin for a week", "AIH on mmf 1 g bd, 60M"),
    ],
)
def test_one_denied_or_replaced_is_not(turns: tuple[str, ...]) -> None:
    assert "plan-tacrolimus-inhibitors" not in warned(*turns)


@pytest.mark.parametrize(
    ("text", "put_on"),
    [
        ("AIH tac and topical voltarol", True),
        ("AIH on tac, uses voltarol gel", True),
        ("AIH on budesonide + ketoconazole shampoo", True),
        ("tac, AIH. ketoconazole 2% cream to feet", True),
        ("AIH on tac, diclofenac gel for knee", True),
        ("AIH on tac, naproxen 500", False),
        ("AIH on tac, miconazole oral gel", False),
        ("AIH on tac, voltarol 50 tds", False),
        ("AIH on budesonide + ketoconazole 200 mg", False),
    ],
)
def test_what_is_put_on_the_skin_is_not_warned_of(text: str, put_on: bool) -> None:
    assert bool(raised(said((text, "ask_interactions")))) is not put_on


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("TPMT homozygous low, start aza 100 as mtx not an option?", False),
        ("AIH 40F, tac next since methotrexate isn't suitable?", False),
        ("is methotrexate an option in AIH?", True),
        ("start mtx 10 mg weekly in AIH?", True),
    ],
)
def test_a_drug_that_is_no_option_is_not_warned_of(text: str, meant: bool) -> None:
    assert ("plan-methotrexate" in raised(said((text, "ask_dose")))) is meant
