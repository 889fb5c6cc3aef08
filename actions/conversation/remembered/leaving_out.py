"""Drugs that a clinician wants left out of the options: "not MMF please", "without CNIs", "would rather avoid tac"."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers import strings
from actions.answers.desk import Asked
from actions.answers.model import Line
from actions.case.mentions import Mention, Mentions
from actions.case.patient import Case
from actions.conversation.asked import mattering
from actions.conversation.asked.drugs_named import drugs_meant
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC
from actions.conversation.draft import Draft
from actions.conversation.focus import Focus
from actions.conversation.scope.boundary import OUT_OF_SCOPE
from actions.knowledge.base import KnowledgeBase
from actions.reasoning.standings import judge

# As a class they have no one line of therapy to ask about, but they can be ruled out as one.
_BIOLOGICS = (
    "rituximab",
    "infliximab",
    "belimumab",
    "basiliximab",
    "vedolizumab",
    "ustekinumab",
    "abatacept",
    "ianalumab",
)
_BY_INFUSION = ("rituximab", "infliximab")
_D = "\ue000"  # the name of a drug or class in the text the patterns look at
_REST_OF_LIST = rf"(?:{_D}+\s*(?:,|/|&|\+|\bor\b|\band\b|\bnor\b|\s)\s*)*$"
_WILL_NOT = (
    r"(?:don'?t|doesn'?t|do not|does not|won'?t|will not|would not|wouldn'?t|can'?t(?= use| get| give| have)|rather not"
    r"|prefers? not to|not (?:keen|happy) (?:on|to|with)|not going to)"
    r"(?: (?:want|like|use|have|take|give|go for|consider|start|try|get|to|on|with))*"
)
_WISHES = (
    r"(?:rather|prefers?(?: to)?|wants? to|wanted to|like to|need to|have to|must|try(?:ing)? to|hop(?:e|ing) to"
    r"|keen to|can we|could we|let'?s|please|pls)"
)
_BEFORE = re.compile(
    rf"\b(?:without|w/o|excluding|except(?: for)?|other than|apart from|anything but|everything but|nor|neither"
    rf"|avoiding|{_WISHES} avoid|{_WILL_NOT}|refus(?:es|ed|ing)|declin(?:es|ed|ing)|leav(?:e|ing) out"
    r"|skip|scrap|ditch|unaffordable|unavailable|un-?obtainable|no (?:access to|funding for|supply of)"
    r"|(?:can'?t|cannot|could not|couldn'?t|unable to) (?:afford|get hold of|obtain|source|access|pay for))"
    rf" (?:the |any |a |an |either |all |both |having |using |taking )*{_REST_OF_LIST}"
)
_NO_INFUSIONS = re.compile(
    rf"(?<!not )(?<!n't )\b(?:{_WILL_NOT}|{_WISHES} avoid|refus(?:es|ed|ing)|declin(?:es|ed|ing)|no|without|not)"
    r" (?:the |any |more |having |all |either |about )*"
    r"(?:infusions?(?! reactions?)|drips?|iv (?:drugs?|treatments?|therapy|meds|medicines|infusions?)"
    r"|intravenous \w+)\b"
    r"(?!\W+(?:so far|yet|before|ever|given|until now|reactions?)\b)(?!\s*\?)"
)
_BARE = re.compile(rf"(?:^\W*(?:ok|okay|but|and|please|pls|so|well)?\W*|\b(?:but|with) )(?:not?|avoid) {_REST_OF_LIST}")
_LIST_GOES_ON = rf"(?:\s*(?:,|/|&|\+|\bor\b|\band\b|\bnor\b)\s*{_D}+)*"
_BARE_ENDS = re.compile(
    rf"^{_LIST_GOES_ON}\s*(?:please|pls|then|though|either|as well|this time)?\s*(?:$|[.,;!(]|[–-]\s)(?!\s*\?)"
)
# "No leave tac. 6-TG?": set aside; "leave the aza as is" keeps it
_SET_ASIDE = re.compile(
    rf"(?:^\W*(?:(?:ok|okay|no|but|and|well|right|fine|then|please|pls|so|let'?s)\W+)*|[.,;]\s*)"
    rf"(?:leave|park|shelve|forget)(?: about)? (?:the |out )?{_REST_OF_LIST}"
)
_ASKED_OF = frozenset({"guideline", "study"})
_PLEASE = re.compile(rf"^{_LIST_GOES_ON}\s*(?:please|pls)\b")
_NO = re.compile(rf"\bnot? {_REST_OF_LIST}")
_AFTER = re.compile(
    rf"^{_LIST_GOES_ON}\s*(?:is|are|'s|was|were|would be)? ?(?:just )?"
    r"(?:out|not (?:an option|possible|available|allowed|funded|wanted)|isn'?t (?:an option|possible|available)"
    r"|unavailable|off the table|ruled out|no go|unaffordable|not affordable"
    r"|(?:much |far )?too (?:expensive|costly|dear)"
    r"|not (?:stocked|reimbursed|obtainable)|(?:can'?t|cannot) be (?:afforded|obtained|had|sourced))"
    r"\b(?![^.;,\n]{0,15}\?)"
)
# "is 6-MP out?", "per EASL MMF is not allowed": asked, or said by somebody else
_ASKED = re.compile(r"\b(?:is|are|would|so) (?:the )?$|\b(?:per|according to|under) (?:the )?\w+(?: \d{4})? $")
# "Start aza, as mtx not an option?": said, although a question ends there
_SINCE = re.compile(r"\b(?:as|since|because|given(?: that)?|seeing(?: that)?) (?:the )?$")
_NO_OPTION = re.compile(
    r"\s*(?:is |was |would be )?(?:not (?:an option|possible|available|allowed|funded|wanted|suitable)"
    r"|isn'?t (?:an option|possible|available|suitable)|unavailable|off the table|ruled out|no option)\b"
)
# After a comparison also what by itself would clear a case: "ignore csa", "forget the tac", "drop mmf"
_FROM_A_COMPARISON = re.compile(
    rf"\b(?:ignor(?:e|ing)|forget(?:ting)?|drop(?:ping)?|leav(?:e|ing)|exclud(?:e|ing)|disregard(?:ing)?|minus|bar|not"
    rf"|remov(?:e|ing)|tak(?:e|ing) out|cross off|rule out|without) (?:about |the |out |aside |off )*{_REST_OF_LIST}"
)
# "can't afford tac - will leave tac dose same": it is given all the same
_GOES_ON = re.compile(
    rf"\b(?:leav|keep|hold|continu|maintain|cut|halv|reduc|lower|adjust|chang|rais)\w* (?:the |her |his |on )?{_D}+"
    rf" (?:dos\w+|level|at \d|as (?:is|it is)|the same|same)\b"
)
_HISTORY = re.compile(r"^\s*(?:so far|yet|before|ever|tried|given|until now)\b")


def left_out(text: str, mentions: Mentions, case: Case, base: KnowledgeBase) -> tuple[str, ...]:
    """The drugs of the base that the message wants left out, classes spelled out; none that the case already holds
    ("not MMF" then puts the case right), or that the message tells with a dose elsewhere ("she wants no more steroids.
    On pred 20"), or whose dose goes on.
    """
    skeleton = _masked(text, mentions)
    asked = mattering.asks_through_a_denial(text, mentions)  # "won't tac harm her kidneys" rules nothing out
    unwanted = [m for m in _named(mentions) if not asked and _unwanted(m, skeleton)]
    infused = _BY_INFUSION if not asked and _NO_INFUSIONS.search(skeleton) else ()
    found = (*(drug for mention in unwanted for drug in _meant(mention, base)), *infused)
    others = {m.value for m in mentions.of("drug") if m not in unwanted}
    given = {m.value for m in mentions.of("drug") if _goes_on(m, skeleton)}
    dosed = given | others & {measure.drug for measure in mentions.measures if measure.name == "dose"}
    return tuple(dict.fromkeys(d for d in found if d not in case.tried and d not in case.current and d not in dosed))


def settle(draft: Draft) -> None:
    """Take what the message rules out for denied, remember it, and read a message of nothing else as a call for the
    options without it.
    """
    if _settle_comparison(draft):
        return
    turn, base = draft.turn, draft.base
    out = left_out(turn.text, turn.mentions, draft.case, base)
    unwanted = still_unwanted(draft.view.unwanted, out, turn.mentions, base)
    brought_back = set(draft.view.unwanted) - set(unwanted)
    draft.view = structs.replace(draft.view, unwanted=unwanted)
    if brought_back and len(turn.asked) == 1 and not _asks_besides(turn.mentions, turn.text) and "?" not in turn.text:
        draft.read_as("inform_case")
    if not out:
        return
    asked = tuple(structs.replace(one, mentions=denied(one.mentions, out, base)) for one in turn.asked)
    draft.turn = structs.replace(turn, asked=asked, mentions=denied(turn.mentions, out, base))
    other_drugs = any(m.assertion != "negated" and m.value != "steroid" for m in _named(draft.turn.mentions))
    alone = len(asked) == 1 and not other_drugs and not _asks_besides(turn.mentions, turn.text)
    if alone and (draft.case.reason or turn.focus.intents):
        draft.read_as("inform_case", beyond_doubt=True)
    elif other_drugs and draft.intent == "ask_stopping" and not _asks_besides(turn.mentions, turn.text):
        draft.read_as("ask_drug_overview")  # the word that leaves one drug out stops none; the other is asked about


def let_in_again(draft: Draft, case: Case) -> None:
    """Drugs that were left out while something spoke against them, and of which a correction takes that away, are left
    out no more: "6-MP not possible then", and it was no pancreatitis.
    """
    fallen = [
        drug for drug in draft.view.unwanted if _against(draft, drug, draft.case) and not _against(draft, drug, case)
    ]
    kept = tuple(drug for drug in draft.view.unwanted if drug not in fallen)
    draft.view = structs.replace(draft.view, unwanted=kept)


def _against(draft: Draft, drug: str, case: Case) -> bool:
    """Whether something in the case speaks against a drug."""
    return judge(draft.base, drug, case.reason or "unclear", case).standing in ("caution", "avoid")


def out_of_comparison(text: str, mentions: Mentions, focus: Focus, base: KnowledgeBase) -> tuple[str, ...]:
    """The drugs of the comparison in view that a message leaves out ("ignore csa", "not tac"); none where nothing of it
    would be left, or the message names a drug that was not compared.
    """
    compared, named = focus.drugs, _named(mentions)
    if "ask_comparison" not in focus.intents or any(not set(_meant(m, base)) & {*compared} for m in named):
        return ()
    skeleton = _masked(text, mentions)
    unwanted = [m for m in named if _FROM_A_COMPARISON.search(skeleton[: m.start]) or _unwanted(m, skeleton)]
    out = dict.fromkeys(drug for m in unwanted for drug in _meant(m, base) if drug in compared)
    return tuple(out) if len(out) < len(compared) else ()


def _settle_comparison(draft: Draft) -> bool:
    """Compare what a message leaves of a comparison; whether it leaves anything out."""
    turn, base = draft.turn, draft.base
    out = out_of_comparison(turn.text, turn.mentions, turn.focus, base)
    if not out:
        return False
    kept = tuple(drug for drug in turn.focus.drugs if drug not in out)
    focus = structs.replace(turn.focus.looking_at(kept), listed=kept)
    gone = [m for m in _named(turn.mentions) if set(_meant(m, base)) & {*out}]
    found = tuple(m for m in turn.mentions.found if m not in gone)
    mentions = Mentions(found, turn.mentions.measures)
    asks = len(kept) == 1 and _asks_besides(mentions, turn.text) and turn.asked[0].intent not in OUT_OF_SCOPE
    intent = turn.asked[0].intent if asks else "ask_comparison" if len(kept) > 1 else "ask_drug_overview"
    asked = Asked(intent, _blanked(turn.text, gone), mentions, draft.confidence)
    draft.turn = structs.replace(turn, asked=(asked,), mentions=mentions, focus=focus)
    draft.before = draft.view = focus
    draft.intent = intent
    return True


def _blanked(text: str, gone: list[Mention]) -> str:
    """The text with blanks for what is not asked about, so that no record is found by its name."""
    for mention in gone:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def line(draft: Draft, reason: str | None) -> Line | None:
    """What is left out of the options for a reason, in words; None when nothing is."""
    options = draft.base.reasons[reason or "unclear"].options
    names = [draft.base.drugs[drug].name for drug in draft.view.unwanted if drug in options]
    return Line(f"{strings.LEFT_OUT}: {', '.join(names)}.") if names else None


def _asks_besides(mentions: Mentions, text: str) -> bool:
    """Whether the message asks anything beside the drugs it rules out or lets in again."""
    topics = set(mentions.values("topic")) & set(ASKED_BY_TOPIC)
    of = _ASKED_OF | {"condition", "reaction", "reason"} if "?" in text else _ASKED_OF
    return bool(topics) or any(m.entity in of for m in mentions.found)


def denied(mentions: Mentions, drugs: tuple[str, ...], base: KnowledgeBase) -> Mentions:
    """The mentions with those drugs denied, so that no part of the message is read as told or asked of them."""
    found = tuple(
        structs.replace(m, assertion="negated") if set(_meant(m, base)) & set(drugs) else m for m in mentions.found
    )
    return Mentions(found, mentions.measures)


def still_unwanted(
    known: tuple[str, ...], now: tuple[str, ...], mentions: Mentions, base: KnowledgeBase
) -> tuple[str, ...]:
    """What stays left out after a message: what was, without what it speaks of again ("tac would be fine"), and what it
    leaves out itself.
    """
    again = {drug for m in _named(mentions) if m.assertion != "negated" for drug in _meant(m, base)}
    return tuple(dict.fromkeys((*(drug for drug in known if drug not in again), *now)))


def _named(mentions: Mentions) -> tuple[Mention, ...]:
    return tuple(m for m in mentions.found if m.entity in ("drug", "drug_class"))


def _meant(mention: Mention, base: KnowledgeBase) -> tuple[str, ...]:
    if mention.value == "biologic":
        return tuple(drug for drug in _BIOLOGICS if drug in base.drugs)
    return drugs_meant(mention, base)


def _goes_on(mention: Mention, skeleton: str) -> bool:
    return any(found.start() <= mention.start < found.end() for found in _GOES_ON.finditer(skeleton))


def _unwanted(mention: Mention, skeleton: str) -> bool:
    before, after = skeleton[: mention.start], skeleton[mention.end :]
    if _HISTORY.match(after):
        return False
    if _BEFORE.search(before) or (_AFTER.match(after) and not _ASKED.search(before)):
        return True
    if _SINCE.search(before) and _NO_OPTION.match(after):
        return True
    if _NO.search(before) and _PLEASE.match(after):
        return True
    return bool((_BARE.search(before) or _SET_ASIDE.search(before)) and _BARE_ENDS.match(after))


def _masked(text: str, mentions: Mentions) -> str:
    lowered = text.lower().replace("\u2019", "'")
    pieces = list(lowered if len(lowered) == len(text) else text)
    for mention in _named(mentions):
        pieces[mention.start : mention.end] = _D * (mention.end - mention.start)
    return "".join(pieces)
