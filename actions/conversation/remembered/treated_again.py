"""Whether a treatment is to be started again, and not the conversation: "restart what?", "start again on MMF"."""

from __future__ import annotations

import re

from actions.case.mentions import Mentions

_AGAIN = re.compile(
    r"\b(?:re-?(?:start|commenc|introduc|initiat)|resum)\w*"
    r"|\b(?:start|begin|commence|go)\w*(?: \w+)? (?:over|again|afresh|anew)\b"
)
# What treats, or asks with what it is to be treated
_TREATMENT = re.compile(
    r"\b(?:what|which|whatever|how|treatments?|therap(?:y|ies)|drugs?|medicines?|meds|medication|tablets|pills|agents?"
    r"|doses?|dosing|steroids?|immunosuppress\w*|induction|maintenance|at (?:a |the )?(?:lower|low|full|half"
    r"|same|higher|lowest)"
    r"|\d+ ?(?:mg|g)|first[- ]line|second[- ]line)\b"
)
# What only a conversation or its case is
_CONVERSATION = re.compile(
    r"\b(?:conversation|chat|session|case|cases|discussion|dialogue|thread|new|another|different|next|someone|somebody"
    r"|wrong|scratch|blank|everything|empty|fresh|forget|clear|delete|reset|wipe|erase)\b"
)


def starts_treatment_again(lowered: str, mentions: Mentions) -> bool:
    """Whether a lower-case message begins something again that treats: it names a drug or asks which."""
    if not _AGAIN.search(lowered) or _CONVERSATION.search(lowered):
        return False
    return bool(
        mentions.of("drug") or mentions.of("drug_class") or _TREATMENT.search(lowered) or lowered.rstrip().endswith("?")
    )
