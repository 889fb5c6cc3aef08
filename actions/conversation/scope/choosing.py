"""The choice asked of us: "just decide, tac or MMF", "tell me one drug". The decision stays where it is, and what it
rests on is laid out at once where it is known why treatment is changed.
"""

from __future__ import annotations

from msgspec import structs

from actions.case.reading import read
from actions.conversation.draft import Draft
from actions.conversation.scope import ordering


def laid_out(draft: Draft) -> bool:
    """Whether the message only asks us to choose; it is then read as asking for the drugs named, or for the options."""
    return _lays_out_the_choice(draft) or _lays_out_the_options(draft)


def _lays_out_the_choice(draft: Draft) -> bool:
    """ "Just decide for me, tac or MMF", of a patient of whom it is known why treatment is changed: the drugs are set
    side by side, and the decision stays where it is.
    """
    text, mentions = draft.turn.text, draft.turn.mentions
    told = read(text, ("inform_case",), mentions)
    between = ordering.asks_to_choose(text.lower(), mentions, {*told.tried, *draft.case.tried})
    if not between or not (told.reason or draft.case.reason):
        return False
    draft.read_as("ask_comparison")
    report = structs.replace(draft.turn.asked[0], intent="inform_case")
    draft.turn = structs.replace(draft.turn, asked=(*draft.turn.asked, report))
    draft.notices.append(draft.fixed("decision-stays"))
    return True


def _lays_out_the_options(draft: Draft) -> bool:
    """ "Just tell me one drug: failed aza, properly optimised": whoever knows why treatment is changed gets the options
    at once, behind the sentence of who decides. An order, or a drug to be ordered, is not one for them; nor is it where
    they stand before the reader already.
    """
    text, mentions = draft.turn.text, draft.turn.mentions
    told = read(text, ("inform_case",), mentions)
    behind = {*told.tried, *told.current, *draft.case.tried, *draft.case.current}
    ordered = ordering.ordered_drugs(text, mentions) - behind
    if ordered or not ordering.asks_for_one(text.lower()) or not (told.reason or told.tried):
        return False
    draft.read_as("inform_case")
    draft.notices.append(draft.fixed("decision-stays-options"))
    return True
