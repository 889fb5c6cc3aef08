"""Numbers that decide what a message says of a patient stand in records, not in code."""

import ast
import re
from pathlib import Path

import pytest

from actions.case import patient
from actions.case.patient import Case
from actions.knowledge import reading_aids as aids
from actions.knowledge.kinds import ReadingAid, Record
from actions.knowledge.loader import RECORDS, KnowledgeFaults
from bot.launch.settings import ROOT
from tests.base import base

# What reads messages and cases, and the numbers left in it: characters and words of a text, shares of certainty, sizes
# of lists and caches, letters, number words, and the arithmetic of units (weeks in a month, mg in a g).
PLACES = ("actions/case", "actions/reasoning", "actions/answers/readings", "actions/conversation", "bot/nlu/recogniser")
NOT_CLINICAL: dict[str, set[float]] = {
    "actions/case/mentions.py": {1000},  # mg in a g
    "actions/case/people/age_and_sex.py": {12, 52, 365},  # months, weeks and days of a year
    "actions/case/harms/befallen.py": {3},  # words
    "actions/case/drugs/borne_at_less.py": {30},  # characters
    "actions/case/harms/dechallenge.py": {6, 15, 90},  # characters
    "actions/case/harms/early_fever.py": {7},  # days of a week
    "bot/nlu/recogniser/names/homonyms.py": {40},  # characters
    "actions/case/values/since_when.py": {3, 4.35, 12},  # letters, weeks a month, months a year
    "actions/case/drugs/drug_states.py": {0.5, 0.75, 0.9},  # shares of certainty
    "actions/case/values/falls.py": {10, 20, 25, 33, 50},  # a tenth, a fifth, a quarter, a third and half in per cent
    "actions/case/harms/harm_words.py": {10, 30, 1000},  # g/l in g/dl, characters, cells in thousands
    "actions/case/harms/harms_beside.py": {25},  # characters
    "actions/case/drugs/missed_or_given_up.py": {20},  # characters
    "actions/case/nearness.py": {30, 400},  # characters
    "actions/case/patient.py": {100},  # per cent
    "actions/case/harms/reactions.py": {25},  # characters
    "actions/case/reason/reasons.py": {52.0},  # weeks of a year, where only the year is told
    "actions/case/values/sampling.py": {12, 60},  # hours of half a day, minutes of an hour
    "actions/case/conditions/told.py": {12, 45},  # characters
    "actions/case/conditions/last_period.py": {4.35},  # weeks of a month
    "actions/case/conditions/told_conditions.py": {0.001, 0.75, 0.85},  # shares of certainty
    "actions/case/values/told_values.py": {4, 4.35, 7, 16, 52.2, 60},  # days, weeks and months; characters
    "actions/case/drugs/given_up.py": {14},  # characters
    "bot/nlu/recogniser/numbers/dated_values.py": {3, 4, 6, 12, 31, 2000},  # letters, digits, months, days and years
    "bot/nlu/recogniser/numbers/other_doses.py": {40},  # letters
    "actions/case/values/told_as_earlier.py": {0.01},  # so that nothing is divided by 0
    "actions/conversation/remembered/details.py": {300},  # characters
    "actions/conversation/asked/how_it_goes.py": {160},  # characters
    "actions/conversation/asked/mattering.py": {110},  # characters
    "actions/conversation/asked/talked_of.py": {120},  # characters
    "actions/conversation/scope/who_writes.py": {2.5, 3.5},  # odds
    "actions/reasoning/acts.py": {24, 25.0, 33.0, 50.0, 100},  # characters; shares told in words, per cent
    "actions/case/values/upper_limits.py": {25},  # times, from where on two numbers are in two units
    "actions/reasoning/conditions.py": {100, 2048},  # per cent, a cache
    "actions/reasoning/premises.py": {
        0.6,
        4,
        16,
        64,
        100,
    },  # a figure told rounded, letters, words and sizes, per cent, a cache
    "actions/reasoning/question.py": {3},  # weight of the first row
    "actions/reasoning/standings.py": {0.5, 3, 4, 9},  # places in an order
    "actions/answers/readings/allopurinol.py": {100},  # per cent
    "actions/answers/readings/by_weight.py": {1000.0},  # mg in a g
    "actions/answers/readings/metabolites.py": {5, 10},  # lines shown; from where on a ratio is written whole
    "actions/answers/readings/acute_course.py": {100},  # per cent
    "actions/answers/readings/response.py": {4.35, 5, 7, 100},  # times, lines shown, per cent
    "bot/nlu/recogniser/numbers/ages_in_words.py": {10},  # number words
    "bot/nlu/recogniser/numbers/counts.py": {1000},  # cells in thousands
    "bot/nlu/recogniser/cues.py": {60},  # words of a pattern
    "bot/nlu/recogniser/names/dictated.py": {3, 4, 6, 9, 11, 8192},  # words, letters, a cache
    "bot/nlu/recogniser/numbers/earlier_values.py": {0.01},  # keeps a share from a division by nothing
    "bot/nlu/recogniser/numbers/measures.py": {12, 24, 60},  # characters; from where on a number counts no weeks
    "bot/nlu/recogniser/numbers/multiples.py": {3, 4, 5, 6, 7, 8, 9, 10, 20},  # number words
    "bot/nlu/recogniser/numbers/numerals.py": {
        3,
        100,
        1000,
        100_000,
    },  # digits of a group, a list of whole numbers, "k", a lakh
    "bot/nlu/recogniser/recogniser.py": {0.8, 30, 1e6},  # characters; certainty; when digits are written out
    "bot/nlu/recogniser/spelling.py": {3, 6, 9, 8192},  # letters; a cache
    "bot/nlu/recogniser/numbers/temperatures.py": {32, 1.8},  # degrees Fahrenheit in Celsius
    "bot/nlu/recogniser/tokens.py": {4, 5, 8192},  # letters; a cache
    "bot/nlu/recogniser/numbers/units.py": {3, 4},  # doses a day
    "bot/nlu/recogniser/names/written_out.py": {10, 100, 1000},  # number words
}
CONVERSATION = {
    *range(3, 11),
    25,
    30,
    40,
    60,
    75,
    100,
}  # sizes of lists, characters and words, minutes; and shares below 1


def numbers(path: Path) -> set[float]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, int | float) and value not in (0, 1, 2)}


FILES = [path for place in PLACES for path in sorted((ROOT / place).rglob("*.py"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_number_in_code_that_reads_is_known_to_be_no_clinical_one(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    left = numbers(path) - NOT_CLINICAL.get(name, set())
    if name.startswith("actions/conversation/"):
        left = {number for number in left if number > 1 and number not in CONVERSATION}
    assert not left, f"{name}: move {sorted(left)} into records/{aids.FILE}, or say here what they count"


def test_code_names_every_reading_aid_and_none_that_is_not_there() -> None:
    sources = [p.read_text(encoding="utf-8") for top in ("actions", "bot") for p in (ROOT / top).rglob("*.py")]
    named = {name for source in sources for name in re.findall(r'"(aid-[a-z0-9-]+)"', source)}
    assert named == set(aids.reading_aids()) == {aid.id for aid in base().all(ReadingAid)}


def test_a_number_without_a_source_says_that_it_is_the_house_s_own_and_until_when_it_holds() -> None:
    for aid in base().all(ReadingAid):
        assert aid.owner == "house"
        assert aid.used_for
        assert bool(aid.because) != ("not a clinical figure" in aid.text)
        assert base().review(aid.id).reviewed_on < base().review(aid.id).review_by


def test_no_reading_aid_is_what_an_answer_may_rest_on() -> None:
    for record in base().all(Record):
        for name in ("because", "records", "rests_on", "near"):
            assert not set(getattr(record, name, ())) & set(aids.reading_aids())


def test_the_record_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(sex="female", age=45, conditions={"contraception": "no"})
    assert case.state("postmenopausal") is None
    held = {"aid-childbearing-age": 50.0}
    monkeypatch.setattr(patient, "aid_number", lambda aid, name: held.get(aid) or aids.aid_number(aid, name))
    assert case.state("postmenopausal") == "no"


def test_bounds_of_an_unknown_kind_are_none_and_a_broken_file_is_a_fault(tmp_path: Path) -> None:
    assert aids.aid_bounds("aid-plausible-doses", "litres") is None
    assert aids.reading_aids(tmp_path) == {}
    (tmp_path / "broken/house").mkdir(parents=True)
    (tmp_path / "broken" / aids.FILE).write_text("reading_aids:\n- {id: aid-x, text: x}\n", encoding="utf-8")
    with pytest.raises(KnowledgeFaults, match=r"reading-aids\.yaml:2: aid-x: missing key 'used_for'"):
        aids.reading_aids(tmp_path / "broken")
    assert (RECORDS / aids.FILE).exists()
