"""What tells of no failure although it is spoken of like one: a thiopurine never begun because of the genotype,
and allopurinol or febuxostat taken for gout.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from actions.case.mentions import Mentions
from actions.case.patient import SECOND_LINE, THIOPURINES
from actions.reader.drug_states import State

ALLOPURINOL = "allopurinol"
_GENOTYPES = ("tpmt-deficient", "nudt15-deficient")
_WENT_WRONG = ("current_insufficient", "current_harm", "stopped_insufficient", "stopped_intolerant")
_TELLS_POOR = re.compile(
    r"\b(?:flar\w+|relaps\w+|fail\w*|refractory|(?:no|non|poor|inadequate|incomplete|insufficient)[- ]respon\w+|lost"
    r"|not (?:working|responding|enough)|worse\w*|despite)\b"
)
# Co-therapy with a thiopurine, not gout
_WITH_A_THIOPURINE = re.compile(
    r"\b(?:co-?therapy|shunt\w*|(?:low|reduced)[- ]dose (?:aza\w*|thiopurine)|6-?mmp?n?|hypermethyl\w+"
    r"|with (?:low|reduced))\b"
)


def kept_by_genotype(mentions: Mentions, states: Mapping[str, State]) -> bool:
    """Whether no thiopurine was ever given, because the genotype forbids it, and no second-line drug was either: what
    is told of the steroid alone is no failure of first-line treatment.
    """
    deficient = {*mentions.values("condition", "affirmed", "historical")} & {*_GENOTYPES}
    named = [state for drug, state in states.items() if drug in THIOPURINES]
    given = [state for drug, state in states.items() if drug in (*THIOPURINES, *SECOND_LINE)]
    return bool(deficient and named) and all(state in ("asked", "not_taken") for state in given)


def only_gout_treatment_changed(mentions: Mentions, states: Mapping[str, State], lowered: str) -> bool:
    """Whether of all drugs only allopurinol is told to be over, as a medicine for gout, and nothing of the hepatitis
    is told to be active: "allopurinol stopped 2 yrs ago, febuxostat now".
    """
    if not states.get(ALLOPURINOL, "asked").startswith("stopped") or _WITH_A_THIOPURINE.search(lowered):
        return False
    wrong = any(state in _WENT_WRONG or state == "stopped_other" for d, state in states.items() if d != ALLOPURINOL)
    named = mentions.of("reason", "affirmed", "historical") or mentions.of("reaction", "affirmed", "historical")
    return not (wrong or named or _TELLS_POOR.search(lowered))
