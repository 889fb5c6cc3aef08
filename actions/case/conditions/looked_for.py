"""Infections and cancers that a message only looks for: "TB screening before infliximab", "HCC surveillance"."""

from __future__ import annotations

import re
from typing import Literal

from actions.case.mentions import Mention, Mentions

INFECTIONS = frozenset({"hepatitis-b", "hepatitis-c", "tuberculosis", "latent-tuberculosis"})
_CANCERS = frozenset({"malignancy", "skin-cancer", "lymphoma"})
# "HCC surveillance", "skin cancer checks": whatever came of it, it tells of no cancer and denies no other
_WATCHED = re.compile(
    r"[\s:-]*(screen\w*|surveillance|checks?\b|monitoring|markers?\b|risks?\b|rates?\b|prevention|precautions?"
    r"|incidence)(?!\W*(is |was |came back )?(pos\w*|\+|found|showed|shows|abnormal))"
)
_WATCHED_BEFORE = re.compile(r"\b(screen\w*|surveillance|checks?|monitor\w*|risks?) (for|of)( the| any)?\s*$")
# Beside the name: it is looked for, with a result not told
_TEST_AFTER = re.compile(
    r"[\s:-]*(serolog\w*|status|screen\w*|markers?|bloods|tests?|testing|results?|work-?up|check(s|ed)?|(re)?vaccin\w*"
    r"|immuni[sz]\w+|immune\b(?! through)|shots?|jabs?"
    r"|(should |must |needs? to |has to |have to )?be (screened|tested|checked|excluded|ruled|looked))\b"
    r"(?!\W*(is |was |came back |returned )?(strongly |weakly )?(pos\w*|reactive|\+|abnormal))"
)
_TEST_BEFORE = re.compile(
    r"\b(screen\w*|test(s|ed|ing)?|check(s|ed|ing)?|look(s|ed|ing)?|exclud\w+|rul(e|es|ed|ing) out|investigat\w+)"
    r"( (her|him|the pt|the patient|pts?|patients?|everyone|everybody))?( out)?( for)?"
    r"( (active|latent|possible|both|any|the|occult))*(\s*[\w-]+( [abc])?\s*(,|and|&|/|or|\+))*\s*$"
)
# An infection that may come, and is none yet: "PJP prophylaxis", "infection risk"
_IN_GENERAL = re.compile(r"[\s:-]*(prophyla\w*|risks?|rates?|prevention|screen\w*|precautions?|cover(age)?\b)")
_COVERED = re.compile(r"[\s:-]*(cover(age)?|prophyla\w*|prevention)\b")  # "on TAF for hep B cover"
# Only later, or not at all: it may be there as long as nobody has looked
_UNDONE_AFTER = re.compile(
    r"[^.;,?!]{0,40}?\b(pending|awaited|awaiting|outstanding|unknown|to follow|later|afterwards?|unnecessary|overdue"
    r"|missing|(is|was|were|been|are|still|yet)?n[o']t (yet |been |currently )*(done|sent|checked|tested|known|back"
    r"|available|needed|required|necessary|screened|looked)|can wait|will chase|chase it|skipped|omitted|forgotten"
    r"|after (the|her|his) (first )?(infusion|dose))"
)
# "TB not done yet", "hep B never checked": the name alone stands for its test
_NOT_DONE = re.compile(
    r"[\s,:-]*((is|was|has|have|are|were) )?(not|n[o']t|never|isn'?t|wasn'?t|hasn'?t|yet to be)( (yet|been|be|had))*"
    r" (done|sent|checked|tested|screened|looked|known|back|available|measured|assessed|excluded|ruled out)\b"
)
_AWAITED = re.compile(
    r"\b(pending|await\w*|unknown|not known|not (yet )?(tested|done|checked|available|back)|unavailable|sent|requested"
    r"|outstanding|to follow|tbc|waiting|chasing|lmp|last (menstrual )?period)\b"
)
_UNDONE_BEFORE = re.compile(
    r"\b(without|skip(s|ped|ping)?|omit\w*|forgot\w*|never|not|haven'?t|hasn'?t|didn'?t|don'?t|no time (for|to)"
    r"|no need (for|to))( yet| had| been| have| done| do| need| needed| the| a| any| for| to| of| check\w*| screen\w*"
    r"| test\w*| look\w*| waiting| wait| bother\w*| with| her| his)*\s*$|\bno\s*$"
)


def looked_for(mention: Mention, lowered: str) -> Literal["looked for", "not yet looked for"] | None:
    """Whether a lower-case message only looks for an infection or a cancer it names, or says that nobody has looked
    yet; None when it tells of that itself.
    """
    before, after = lowered[: mention.start], lowered[mention.end :]
    if mention.value == "infection" and _IN_GENERAL.match(after):
        return "looked for"
    if mention.value == "hepatitis-b" and _COVERED.match(after):
        return "looked for"
    if mention.value in _CANCERS and (_WATCHED.match(after) or _WATCHED_BEFORE.search(before)):
        return "looked for"
    if mention.value not in INFECTIONS:
        return None
    if _NOT_DONE.match(after):
        return "not yet looked for"
    if not (_TEST_AFTER.match(after) or _TEST_BEFORE.search(before)):
        return None
    if _UNDONE_AFTER.match(after) or _UNDONE_BEFORE.search(before):
        return "not yet looked for"
    return None if mention.assertion == "negated" else "looked for"


def not_looked_for(mentions: Mentions, lowered: str) -> frozenset[str]:
    """Conditions of which a lower-case message says that the result is awaited, or that nobody has looked."""
    return frozenset(
        m.value
        for m in mentions.of("condition")
        if (m.assertion == "possible" and _AWAITED.search(m.text.lower()))
        or looked_for(m, lowered) == "not yet looked for"
    )
