"""Which drug a second to fifth turn is about: the one a change goes to, the one talked of when a result, a fact, a plan
follows, what is taken where its dose is changed; and what is told next is answered for that drug.
"""

from __future__ import annotations

import pytest

from actions.answers.model import Answer
from tests.evaluation.__main__ import Asker

pytestmark = pytest.mark.slow


def titles(answer: Answer) -> str:
    return " | ".join(part.title for part in answer.parts)


def warned(answer: Answer) -> str:
    return " ".join(line.text for line in answer.warnings)


def has_options(answer: Answer) -> bool:
    return any(section.id == "options" for part in answer.parts for section in part.sections)


@pytest.mark.parametrize(
    ("messages", "title"),
    [
        (("switch aza to mmf - overlap or stop aza day 1?", "starting dose"), "Dose: mycophenolate"),
        (("switch aza to mmf - overlap or stop aza day 1?", "starting dose", "titrate how"), "Dose: mycophenolate"),
        (("moving her from tac to mmf. taper how?", "dose"), "Dose: mycophenolate"),
        (("should i swap him off imuran and onto 6mp, washout needed?", "starting dose?"), "Dose: mercaptopurine"),
        (("convert MMF to tacrolimus - any overlap", "what level"), "Level to aim for: tacrolimus"),
        (("switching from prednisolone to budesonide, overlap?", "dose pls"), "Dose: budesonide"),
        (("she is on mmf, change to tac? or stop first", "monitoring"), "Monitoring: tacrolimus"),
    ],
)
def test_a_change_leaves_the_drug_it_goes_to_in_view(asker: Asker, messages: tuple[str, ...], title: str) -> None:
    assert titles(asker.last(*messages)).startswith(title)


def test_a_comparison_leaves_both_in_view(asker: Asker) -> None:
    shown = titles(asker.last("aza vs mmf, which", "dose"))
    assert "Dose: azathioprine" in shown
    assert "Dose: mycophenolate" in shown


def test_how_to_change_is_no_claim_to_be_judged(asker: Asker) -> None:
    answer = asker.answer("switch aza to mmf - overlap or stop aza day 1?")
    assert titles(answer).startswith("Stopping and switching: azathioprine (AZA) to mycophenolate")
    assert "not supported" not in " ".join(line.text.lower() for part in answer.parts for line in part.bottom_line)


@pytest.mark.parametrize("text", ["split dose?", "splitting it?", "in divided doses?", "split into 2?", "with food?"])
def test_how_a_dose_is_taken_is_asked_of_what_is_taken(asker: Asker, text: str) -> None:
    story = "48F, Imuran 100 mg. Hair loss and mild nausea only. keep going or switch?"
    assert titles(asker.last(story, text)).startswith("Dose: azathioprine")


@pytest.mark.parametrize("text", ["dose?", "starting dose"])
def test_a_plain_dose_is_of_the_first_option(asker: Asker, text: str) -> None:
    assert "mycophenolate" in titles(asker.last("48F on aza, mild nausea. options", text))


def test_a_dose_talked_of_is_the_one_that_is_split(asker: Asker) -> None:
    assert titles(asker.last("nausea on aza, options", "MMF dose", "split dose?")).startswith("Dose: mycophenolate")


@pytest.mark.parametrize(
    ("messages", "word"),
    [
        (("Ritux for AIH - dose pls", "hep B core ab pos sAg neg DNA neg"), "hepatitis b"),
        (
            (
                "Ritux for AIH - dose pls",
                "hep B core ab pos sAg neg DNA neg",
                "ok giving it next week with no prophylaxis",
            ),
            "hepatitis b",
        ),
        (("rituximab dose", "HBsAg pos", "going ahead next week"), "hepatitis b"),
        (("infliximab - checks?", "quantiferon positive", "starting it monday anyway"), "tuberculosis"),
        (("MMF dose", "she is trying for a baby", "ok starting it tomorrow"), "pregnancy"),
        (("my AIH pt has covid, on tac + pred. Paxlovid?", "ok gave it already yesterday"), "ritonavir"),
        (("on tac. clarithromycin ok?", "already gave it"), "tacrolimus levels rise"),
        (("on tac, any issue with fluconazole?", "he had it this morning"), "tacrolimus levels rise"),
        (("tac dose in AIH", "and he's also on diltiazem"), "tacrolimus levels rise"),
        (("6mp dose", "on febuxostat for gout"), "febuxostat"),
        (
            ("Is 6MP worth a go after aza nausea", "dose", "on allopurinol for gout", "ok febuxostat instead"),
            "febuxostat",
        ),
    ],
)
def test_what_is_told_next_warns_of_the_drug_talked_of(asker: Asker, messages: tuple[str, ...], word: str) -> None:
    answer = asker.last(*messages)
    assert word in warned(answer).lower()
    assert not has_options(answer)


@pytest.mark.parametrize(
    "messages",
    [
        ("rituximab dose", "HBsAg pos", "ok thanks"),
        ("on tac. paracetamol ok?", "gave it already"),
        ("6MP dose", "also takes ramipril"),
        ("MMF dose", "coil in situ, ok starting it tomorrow"),
        ("tac dose", "ok starting it tomorrow"),
    ],
)
def test_nothing_is_warned_of_where_nothing_was_told(asker: Asker, messages: tuple[str, ...]) -> None:
    assert not warned(asker.last(*messages))


@pytest.mark.parametrize(
    ("messages", "title"),
    [
        (("rituximab before giving?", "DNA 2000"), "Before the first dose: rituximab"),
        (("MMF dose", "ALP 340 GGT 600"), "Dose: mycophenolate"),
        (("nurse: pt on MMF, neuts 1.1", "lymph 0.6 plt 98"), "Neutrophils, platelets: mycophenolate"),
    ],
)
def test_a_bare_result_is_answered_for_the_drug_talked_of(asker: Asker, messages: tuple[str, ...], title: str) -> None:
    answer = asker.last(*messages)
    assert titles(answer).startswith(title)
    assert not has_options(answer)


@pytest.mark.parametrize(
    "messages",
    [
        ("pancreatitis on azathioprine, options", "ALP 340 GGT 600"),
        ("41F pancreatitis on aza, pred 30", "pred in the meantime?", "she mentions trying for a baby next yr"),
        ("tac dose", "62M, nausea on azathioprine"),
    ],
)
def test_what_bears_on_the_choice_still_brings_the_options(asker: Asker, messages: tuple[str, ...]) -> None:
    assert has_options(asker.last(*messages))


GRAFT = "28 y M post LT for AIH 3 yrs, on tac 3 bd trough 6, ALT 220, bx plasma cell hepatitis"


@pytest.mark.parametrize("text", ["rejection or recurrent?", "how treat", "MMF add?", "aza?"])
def test_a_liver_recipient_is_answered_as_one(asker: Asker, text: str) -> None:
    answer = asker.last(GRAFT, text)
    assert titles(answer).startswith("Liver transplant recipient")
    assert {"aasld19-recurrent", "recurrent-aih-treatment"} & set(answer.records)


@pytest.mark.parametrize("messages", [("AIH on tac ALT 300", "rejection?"), ("liver transplant for PSC, rejection?",)])
def test_rejection_of_nobody_of_ours_is_not_answered(asker: Asker, messages: tuple[str, ...]) -> None:
    assert asker.last(*messages).kind == "decline"


SERIES = ("pred 40 started 4 wks ago, ALT 900 -> 520. aza not started. responder or not", "week 8 ALT 90")


def test_a_series_goes_on_and_is_judged(asker: Asker) -> None:
    answer = asker.last(*SERIES, "good enough?")
    said = " ".join(line.text for part in answer.parts for line in part.bottom_line)
    assert titles(answer) == "Reading the response"
    assert "ALT 900 to 90: fall of 90 %." in said
    assert "mycophenolate" not in titles(answer)
    assert "reason:non_response" not in [item.id for item in answer.case]


def test_a_result_that_rises_again_is_no_end_of_the_fall(asker: Asker) -> None:
    answer = asker.last(SERIES[0], "ALT 800")
    assert "ALT 800" in [item.label for item in answer.case]


def test_a_second_line_drug_begins_anew(asker: Asker) -> None:
    answer = asker.last(SERIES[0], "mmf started 4 wks ago 2 g, ALT now 150")
    assert "ALT 150" in [item.label for item in answer.case]


@pytest.mark.parametrize("last", [(), ("what next",)])
def test_four_weeks_of_a_second_line_drug_are_early(asker: Asker, last: tuple[str, ...]) -> None:
    story = ("azathioprine 2mg/kg and pred for 7 months, ALT 140, IgG 19", "mmf started 4 wks ago 2 g, ALT now 150")
    answer = asker.last(*story, *last)
    said = " ".join(line.text for line in answer.parts[0].bottom_line)
    assert titles(answer).startswith("Reading the response")
    assert "12 weeks" in said


def test_a_level_above_all_ranges_names_what_it_is_expected_from(asker: Asker) -> None:
    answer = asker.last("my AIH pt has covid, on tac + pred. Paxlovid?", "ok gave it already yesterday", "tac level 31")
    said = " ".join(line.text for line in answer.parts[0].bottom_line)
    assert "ritonavir" in said
    assert "raise tacrolimus levels" in said


ICP = "AIH pt pregnant 26/40, itching bile acids 62 on aza 100"


def test_what_was_told_of_a_pregnancy_stays_when_stopping_is_asked(asker: Asker) -> None:
    answer = asker.last(ICP, "stop aza then?")
    assert any("cholestasis of pregnancy" in line.text for line in answer.parts[0].bottom_line)


def test_a_pregnancy_without_it_says_nothing_of_cholestasis(asker: Asker) -> None:
    answer = asker.last("pregnant 20/40 AIH on aza 100, well", "is she safe to continue aza")
    assert titles(answer).startswith("Pregnancy: azathioprine")
    assert not any("cholestasis of pregnancy" in line.text for line in answer.parts[0].bottom_line)


@pytest.mark.parametrize("text", ["replaced by?", "replace it with what", "what instead"])
def test_what_replaces_it_in_pregnancy_names_what_to_avoid_first(asker: Asker, text: str) -> None:
    answer = asker.last(ICP, "stop aza then?", text)
    assert has_options(answer)
    assert "Avoid here: mycophenolate" in answer.parts[0].bottom_line[0].text


@pytest.mark.parametrize(
    ("messages", "label"),
    [
        (("on azathioprine 75, jaundice", "stopped it. what instead"), "azathioprine: stopped"),
        (("29M AIH on aza, ashwagandha", "ok stopped it, ALT 60 after 6 wks"), "on azathioprine"),
        (("30F on aza", "if I stopped it?"), "on azathioprine"),
        (("30F on aza", "have not stopped it"), "on azathioprine"),
    ],
)
def test_it_that_was_stopped_is_what_is_taken(asker: Asker, messages: tuple[str, ...], label: str) -> None:
    assert label in [item.label for item in asker.last(*messages).case]


def test_the_change_of_an_answer_is_said(asker: Asker) -> None:
    story = "58M on pred/aza ALT 96 IgG 21, 6TG 310, 6MMP 2100, refractory"
    answer = asker.last(story, "MMF or tac", "egfr is 38 btw", "does that change ur answer")
    said = " ".join(line.text for line in answer.parts[0].bottom_line)
    assert titles(answer).startswith("What changed last")
    assert "tacrolimus: reasonable, guidelines differ → caution" in said
    assert "mycophenolate" in said


@pytest.mark.parametrize(
    ("messages", "title"),
    [
        (("Is tacrolimus better than MMF", "in whom"), "Comparison: tacrolimus"),
        (("is MMF licensed", "so why does EASL say MMF first"), "Guideline positions: mycophenolate"),
        (("on aza 100 TGN 120 MMP 9000", "meaning?"), "Thiopurine metabolites"),
        (("acute severe AIH, bili 320 INR 1.9 on pred 60", "when do i call it failure"), "Acute severe autoimmune"),
        (("refractory, failed aza, MMF, tac", "ritux v ifx", "IgG is already 4.8", "sirolimus then?"), "sirolimus:"),
        (("nausea on aza, options", "mmf dose, and steroid meanwhile"), "mycophenolate (MMF): intolerance"),
        (("what does shunting mean", "meaning of CBR?"), "Definition"),
    ],
)
def test_a_colloquial_follow_up_is_of_what_was_talked_of(asker: Asker, messages: tuple[str, ...], title: str) -> None:
    assert titles(asker.last(*messages)).startswith(title)
