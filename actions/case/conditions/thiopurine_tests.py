"""Tests of thiopurines whose words have two meanings: a TPMT that is only told to be low may be intermediate or
deficient, "6-TG" is the metabolite of every thiopurine as well as a drug, and an enzyme that is normal is so in a
question too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from actions.case.mentions import Mention, Mentions

_LOW = re.compile(r"\btpmt\b[^.;?!\n]{0,30}\blow(?:ish|er)?\b|\blow(?:ish|er)?\b[^.;?!\n]{0,15}\btpmt\b")
_DEFICIENT = re.compile(
    r"\b(?:very|extremely|severely|profoundly) (?:low|reduced)|defici|absent|null|\bhomo?\b|homozyg|undetect|\bzero\b"
    r"|\bnil\b|poor metab|\bno tpmt|\bpm\b|\*3|\*2\b|-/-|non-?functional|\black"
)


# "6-TG levels", "6TG 180", "6TG low", "check 6-TG": the metabolite; "6-TG 20 mg", "6-TG low dose": the drug
_METABOLITE = re.compile(
    r"6[- ]?tgs?(?:\s+(?:is|was|of|at|came back|now))*\s*[:=(]?\s*"
    r"(?:(?:levels?|ranges?|targets?|troughs?|metabolit\w+|results?|nucleotid\w+|conc\w*|cut-?offs?|thresholds?"
    r"|(?:low|high|normal)(?![- ]dos)|subtherap\w*|therapeutic|undetect\w*)\b"
    r"|[<>~]?\s*\d{2,4}(?![\d.]*\s*(?:mg|/day|od\b|daily|weeks?|months?)))"
)
_MEASURED = re.compile(r"\b(?:check\w*|measur\w*|send\w*|sent|repeat\w*|test\w*|monitor)\s+(?:the |her |his |a )?$")
_ENZYME = r"(?:tpmt|tmpt|nudt-?15|thiopurine methyltransferase)"
# Low, and normal all the same
_LOW_NORMAL = (
    r"(?:low(?:er|ish)?[ -](?:end of |side of |limit of )?(?:the )?normal|low(?:er|ish)? (?:but|though|yet"
    r"|and) (?:still )?"
    r"(?:with)?in(?:side)? (?:the )?(?:normal|reference) range|low(?:er|ish)? but (?:still )?normal)"
)
_FINE = rf"(?:{_LOW_NORMAL}|normal|wild[- ]?type|wt|adequate|fine|not deficient|not low)"
_NORMAL = re.compile(
    rf"\b(?:a |is |are |her |his )*{_FINE} (?:(?:both|activity|genotype|phenotype|levels?|for|of) )*{_ENZYME}"
    rf"(?: ?(?:and|/|&|\+|,) ?{_ENZYME})*\b"
    rf"|\b{_ENZYME}(?: ?(?:and|/|&|\+|,) ?{_ENZYME})*(?: (?:activity|genotype|phenotype|levels?|status|test|result|is"
    rf"|are|was|were|came back|comes back|both))*\s*[:=]? ?{_FINE}\b"
)
_ENZYMES = ("tpmt-", "nudt15-")


def read(text: str, mentions: Mentions) -> Mentions:
    """The mentions with all of them read as what is meant."""
    return _normal(text, _only_low(text, _metabolites(text, mentions)))


def _normal(text: str, mentions: Mentions) -> Mentions:
    """The mentions with an enzyme that is said to be normal as one that lacks nothing, asked or told: "ok with normal
    TPMT?".
    """
    places = [(*found.span(), bool(re.search(_LOW_NORMAL, found[0]))) for found in _NORMAL.finditer(text.lower())]
    return Mentions(tuple(_as_normal(mention, places) for mention in mentions.found), mentions.measures)


def _as_normal(mention: Mention, places: Sequence[tuple[int, int, bool]]) -> Mention:
    inside = any(mention.start < end and start < mention.end for start, end, _ in places)
    low = any(mention.start < end and start < mention.end for start, end, low in places if low)
    asked = mention.assertion == "hypothetical" or (low and mention.assertion in ("affirmed", "possible"))
    lacks = mention.entity == "condition" and asked and inside and mention.value.startswith(_ENZYMES)
    return structs.replace(mention, assertion="negated") if lacks else mention


def _metabolites(text: str, mentions: Mentions) -> Mentions:
    lowered = text.lower()
    drugs = [
        m
        for m in mentions.of("drug")
        if m.value == "tioguanine" and (_METABOLITE.match(lowered, m.start) or _is_measured(lowered, m))
    ]
    return Mentions(tuple(m for m in mentions.found if m not in drugs), mentions.measures) if drugs else mentions


def _is_measured(lowered: str, mention: Mention) -> bool:
    return lowered[mention.start : mention.start + 1] == "6" and bool(_MEASURED.search(lowered[: mention.start]))


def _only_low(text: str, mentions: Mentions) -> Mentions:
    """The mentions with a deficiency of TPMT that no word for it tells read as a TPMT that is low."""
    lowered = text.lower()
    if not _LOW.search(lowered) or _DEFICIENT.search(lowered):
        return mentions
    return Mentions(tuple(_as_low(mention) for mention in mentions.found), mentions.measures)


def _as_low(mention: Mention) -> Mention:
    deficient = (mention.entity, mention.value) == ("condition", "tpmt-deficient") and mention.assertion != "negated"
    return structs.replace(mention, value="tpmt-low") if deficient else mention
