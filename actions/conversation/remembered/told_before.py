"""What was told of a drug, asked back: "what did she have against azathioprine?", "what was the reaction". It is
answered from the case, and no drug is ranked for it.
"""

from __future__ import annotations

import re

from actions.answers import case_view, strings
from actions.answers.model import Line, Part
from actions.case.mentions import SPOKEN_OF
from actions.conversation.draft import Draft
from actions.conversation.exchange import Reply

_D = "\ue013"  # a drug in the text the pattern looks at
_OPENS = r"\W*(?:(?:and|but|so|ok|okay|sorry|again|remind me|wait|hang on)\W+)*"
_WHO = r"(?:s?he|they|it|the (?:pt|patient)|her|him|this (?:pt|patient|lady|man|woman))"
_HARM = (
    r"(?:reaction|side[- ]effects?|adverse (?:effects?|reaction)|intolerance|problem|issue|trouble|objection|toxicity)"
)
_OF_IT = rf"(?:\s+(?:to|on|with|from|against|of|for)\s+(?:the\s+)?(?:{_D}+|it|that))?"
_ASKED_BACK = re.compile(
    rf"{_OPENS}(?:"
    rf"what (?:did|does|has|had|was|is) {_WHO} (?:have|had|get|got|react|against)"
    rf"\s*(?:against|to|on|with|from)?\s*{_D}+"
    rf"|what (?:did|has) {_D}+ (?:do|done)(?: to {_WHO})?"
    rf"|what happened(?: (?:to|with) {_WHO})? (?:on|with|after|from) (?:the )?{_D}+"
    rf"|(?:what|which) (?:was|were) (?:the|her|his|their) (?:\w+ )?{_HARM}{_OF_IT}"
    rf"|(?:what|which) (?:kind|sort|type) of {_HARM} (?:was it|did {_WHO} have|to {_D}+){_OF_IT}"
    rf"|(?:what|which) {_HARM} (?:did|has|had) {_WHO} (?:have|had|get){_OF_IT}"
    rf"|why (?:was|is|did|has) (?:{_WHO} )?(?:{_D}+ )?(?:been )?"
    rf"(?:stop(?:ped)?|come off|came off|off|withdrawn|given up|discontinued|intolerant|not on)"
    rf"(?: (?:of|to))?(?: (?:the )?(?:{_D}+|it))?"
    r")\W*"
)

_POINTS = re.compile(r"\b(?:to|on|with|from|against|of|for) (?:it|that)\b")


def reply(draft: Draft) -> Reply | None:
    """What the case holds of the drug asked about, or of all that did harm; None where that is not asked or nothing is
    held.
    """
    mentions = draft.turn.mentions
    named = tuple(m for m in mentions.found if m.entity == "drug")
    written = list(draft.turn.text.lower().replace("\u2019", "'"))
    for mention in named:
        written[mention.start : mention.end] = _D * (mention.end - mention.start)
    if draft.case.empty or not _ASKED_BACK.fullmatch("".join(written)):
        return None
    asked = mentions.values("drug", *SPOKEN_OF, "negated", "possible")
    harmed = tuple(dict.fromkeys(one.drug for one in draft.case.reactions if one.drug))
    over = {*draft.case.tried, *harmed}
    in_view = {*draft.turn.focus.drugs}
    if not asked and in_view and _POINTS.search(draft.turn.text.lower()) and not over & in_view:
        return None  # "that" is a drug still to be given
    about = tuple(drug for drug in asked or harmed or tuple(draft.case.tried) if drug in over)
    labels = tuple(
        item.label
        for item in case_view.chips(draft.case, draft.base, draft.labels)
        if item.id.startswith(("reaction:", "drug:")) and any(draft.base.drugs[d].name in item.label for d in about)
    )
    if not labels:
        return None
    return draft.close("answer", (Part(strings.TOLD_OF_IT, tuple(map(Line, labels))),), keep_focus=True)
