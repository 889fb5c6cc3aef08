"""The steps of a turn that concern the case: forgetting, merging what the message tells, supposing what it supposes."""

from __future__ import annotations

import re

from msgspec import structs

from actions.answers import case_view
from actions.answers.desk import ACTING, MORE
from actions.case import merge as merging
from actions.case import supposing
from actions.case.conditions.looked_for import not_looked_for
from actions.case.drugs.co_medications import exchanged
from actions.case.drugs.medicines_exchanged import without_exchanged, without_interacting
from actions.case.harms.suspected_harms import as_if_allergic
from actions.case.mentions import Mention, Mentions
from actions.case.patient import SECOND_LINE, THIOPURINES, Case, Outcome
from actions.case.people.another_patient import names_another_patient
from actions.case.reading import SITUATIONS, Reading, read
from actions.case.reason.reasons import reason_of_outcomes
from actions.case.reason.too_early import asked_too_early
from actions.case.values import levels
from actions.conversation import answering
from actions.conversation.asked import subjects
from actions.conversation.asked.drugs_named import named_drugs
from actions.conversation.asked.pointing import pointed_at
from actions.conversation.asked.set_aside import in_general
from actions.conversation.composed.in_a_situation import PREGNANCY
from actions.conversation.draft import Draft
from actions.conversation.exchange import Reply
from actions.conversation.remembered import (
    asked_back,
    gestation,
    leaving_out,
    partners,
    persons,
    replies,
    sessions,
    units,
)
from actions.conversation.remembered.failure_supposed import not_borne
from actions.conversation.remembered.sessions import Earlier
from actions.conversation.remembered.treated_again import starts_treatment_again
from actions.conversation.scope import boundary
from actions.conversation.warnings import pressing
from actions.conversation.warnings.alarms import Alarms, ill_now

_FORGET = re.compile(
    r"^\W*((ok|okay|right|please|pls|no|now|thanks|thx)\W+)*"
    r"(forget|remove|delete|clear|drop|ignore|scrap|scratch|strike|discard|wipe|reset|start (over|again|afresh))\b"
    r"(?! (your|all|previous|the above|my).*(instruction|rule|prompt))"
)
_FORGET_ALL = re.compile(
    r"\b(everything|all|it|that|this|her|him|the case|this case|case|patient|pt|reset|start (over|again|afresh))\b"
)
_OF_THE_CASE = re.compile(r"\b(everything|all|case|patient|pt|conversation|data|reset|over|again|afresh)\b")
_CORRECTS = re.compile(r"\b(forget|scrap|scratch|ignore) (that|it)\W+\w")  # "scrap that, it was a rash"
_ONLY_CALLS = re.compile(r"\b(?:and|ok|okay|so|now|then|what|how|about|for|with|in|back|to|the)\b")
_FEW = 2  # words: more than that behind whom it goes back to say or ask something
_LIKELY = 0.75
_SURE = 0.9  # from here on the classifier's word that the patient is new is enough by itself


def resume(draft: Draft) -> Reply | None:
    """The case of the session or of the patient before, taken up again on request; what was known until now can be gone
    back to in the same way. None when the message asks for no such thing, or for more than that.
    """
    gone = persons.gone_back(draft)
    if gone is None and not sessions.continues(draft.turn.text):
        return None
    if gone is None:
        draft.notices.append(draft.fixed("no-earlier-case"))
        return draft.close("converse", (), keep_focus=True)
    if gone.person is None:
        draft.notices.append(draft.fixed("which-earlier-case"))
        return draft.close("converse", (), persons.known(draft), keep_focus=True)
    persons.take_up(draft, gone, gone.person)
    rest, words = draft.turn.mentions, len(draft.turn.text[gone.end :].split())
    asks = "?" in draft.turn.text and bool(_ONLY_CALLS.sub("", draft.turn.text.lower()).strip(" ?.!,-:"))
    if asks or rest.measures or words > _FEW or any(m.entity != "sex" for m in rest.found):
        return None
    draft.read_as("inform_case")
    if draft.case.reason:
        return answering.answer(draft, draft.case, merging.Merged(draft.case), Alarms())
    return draft.close("answer", (answering.case_part(draft),))


def forget(draft: Draft) -> Reply | None:
    """The reply to "forget that", "remove cirrhosis", "new patient"; None when the message asks for no such thing."""
    lowered = draft.turn.text.lower()
    if not (draft.intent == "new_patient" or _FORGET.search(lowered)) or _asks_of_a_drug(draft, lowered):
        return None
    if starts_treatment_again(lowered, draft.turn.mentions):
        if draft.intent == "new_patient":
            draft.read_as("inform_case")
        return None
    if leaving_out.out_of_comparison(draft.turn.text, draft.turn.mentions, draft.turn.focus, draft.base):
        return None
    has_story = bool(draft.turn.mentions.found or draft.turn.mentions.measures)
    if draft.intent == "new_patient" and not _means_another(draft, lowered):
        draft.read_as("inform_case")
        return None
    if has_story and (_CORRECTS.search(lowered) or draft.turn.mentions.measure("age")):
        if draft.intent == "new_patient":
            draft.read_as("inform_case")
        return None  # it tells of a patient; merging finds out of which
    if _asks_on(draft, lowered):
        return None
    rest = _told_besides(draft, lowered)
    named = _named_items(draft, lowered[: _clause(lowered)] if rest else lowered)
    if (named and draft.intent != "new_patient") or (named and _FORGET.search(lowered)):
        outcome = merging.forget(draft.case, named)
        before, draft.case = draft.case, outcome.case
        if rest is not None:
            draft.case = merging.merge(draft.case, rest, "actually").case
        settle_pressing(draft, before)
        draft.notices += case_view.removed(outcome.changes, draft.labels, draft.base)
        if draft.case.reason:
            return answering.answer(draft, before, merging.Merged(draft.case, outcome.changes), Alarms())
        return draft.close("answer", (answering.case_part(draft),))
    if draft.intent == "new_patient" and has_story and not _FORGET.search(lowered):
        draft.read_as("inform_case")  # "new patient: 34 f, pancreatitis on aza": merging starts the new case
        return None
    if not _FORGET_ALL.search(lowered) and draft.intent != "new_patient":
        return None
    draft.case, draft.earlier, draft.pressing = Case(), Earlier(), ()
    draft.notices.append(draft.fixed("case-cleared"))
    return draft.close("converse", ())


def _asks_of_a_drug(draft: Draft, lowered: str) -> bool:
    """ "Drop it or hold it?" is asked of a drug that is taken or did harm: nothing is to be forgotten."""
    known = draft.case.current or draft.case.tried or draft.turn.focus.drugs
    return bool(known) and lowered.rstrip().endswith("?") and not _OF_THE_CASE.search(lowered)


def _asks_on(draft: Draft, lowered: str) -> bool:
    """ "Scrap anti-TNF. Belimumab - dose?": what is dropped is a drug no one has had, and a question follows."""
    end = _clause(lowered)
    mentions = draft.turn.mentions
    dropped = mentions.within(0, end)
    known = {*draft.case.tried, *draft.case.current} & set(dropped.values("drug"))
    asks = mentions.within(end, len(lowered)).of("drug") or mentions.within(end, len(lowered)).of("topic")
    return bool((dropped.of("drug") or dropped.of("drug_class")) and not known and asks)


def _means_another(draft: Draft, lowered: str) -> bool:
    """Whether a message guessed to begin another patient says so, or the guess is a sure one."""
    return bool(draft.confidence >= _SURE or names_another_patient(lowered) or _FORGET.search(lowered))


def _clause(lowered: str) -> int:
    """Where the first clause ends."""
    end = re.search(r"[.;,]\s", lowered)
    return end.start() if end else len(lowered)


def _told_besides(draft: Draft, lowered: str) -> Reading | None:
    """What a message tells behind its first clause: "forget the leucopenia, it was nausea"."""
    end = _clause(lowered)
    if not re.search(r"\b(it|she|he|that|was|is|has|had)\b", lowered[end:]):
        return None
    text = " " * end + draft.turn.text[end:]
    return read(text, ("inform_case",), draft.turn.mentions.within(end, len(text)))


def _named_items(draft: Draft, lowered: str) -> tuple[str, ...]:
    mentions = draft.turn.mentions.within(0, len(lowered))
    items = [
        f"{kind}:{value}"
        for kind in ("condition", "reaction", "drug")
        for value in mentions.values(kind)
    ]  # fmt: skip
    items += [f"condition:taking:{value}" for value in mentions.values("co_medication")]
    items += [f"value:{value}" for value in mentions.values("analyte")]
    items += [f"{word}:{word}" for word in ("age", "sex") if re.search(rf"\b{word}\b", lowered)]
    if re.search(r"\breason\b", lowered) and draft.case.reason:
        items.append(f"reason:{draft.case.reason}")
    return tuple(items)


def settle_repeated(draft: Draft) -> None:
    """ "What if she's on ciclosporin": of the last question the medicine it was about still holds, for warnings too."""
    turn = draft.turn
    if draft.intent != MORE or "ask_interactions" not in turn.focus.intents or turn.mentions.of("co_medication"):
        return
    kept = (Mention("co_medication", name, 0, 0, "", "hypothetical") for name in turn.focus.medicines)
    draft.turn = structs.replace(turn, mentions=Mentions((*kept, *turn.mentions.found), turn.mentions.measures))


def merge(draft: Draft, reading: Reading) -> merging.Merged:
    """Merge what the message says of the patient; a general question about a population leaves the case alone."""
    if confirmed := units.confirmed(draft):
        draft.case = confirmed.case
        draft.read_as(draft.turn.focus.intents[0])
        return confirmed
    if answered := asked_back.reply(draft):
        values = dict(sorted({**answered.case.values, **reading.values}.items()))  # "yes, creatinine 180"
        draft.case = structs.replace(answered.case, values=values)
        if not subjects.goes_with_it(draft.turn.asked[0], draft.turn.focus):  # which is asked beside the answer
            draft.read_as("inform_case")
        return structs.replace(answered, case=draft.case)
    if partners.spoken_of(draft, reading):
        return merging.Merged(draft.case)
    if asked_too_early(draft.turn.text, draft.turn.mentions, draft.case):
        reading = structs.replace(reading, reason=None, reason_words=None)
    told = (reading.about_patient and not in_general(draft.turn.text)) or replies.completes(draft)
    told = told or _chooses(draft) or ill_now(draft.turn.text, draft.turn.mentions)
    untold = draft.supposes_failure and not draft.tells_besides
    if not told or untold or draft.intent in boundary.OUT_OF_SCOPE:
        return merging.Merged(draft.case)
    taken = (*draft.case.current, *draft.case.still_on, *draft.case.doses, *reading.current)
    in_view = levels.placed_in_view(reading.values, draft.turn.focus.drugs, taken)
    reading = structs.replace(reading, values=in_view)
    merged = merging.merge(draft.case, reading, _told(draft.turn.text))
    if persons.labels_another(draft) and not merged.new_patient:
        merged = structs.replace(merging.merge(Case(), reading, _told(draft.turn.text)), new_patient=True)
    leaving_out.let_in_again(draft, merged.case)
    if reading.anothers or (not merged.new_patient and _drugs_gone(merged)):
        draft.notices += case_view.removed(merged.changes, draft.labels, draft.base)
    if merged.new_patient:
        draft.notices.append(draft.fixed("new-case"))
        persons.put_away(draft)
        draft.warned_before = ()
        of_the_last = draft.turn.focus.unwanted
        kept = tuple(drug for drug in draft.view.unwanted if drug not in of_the_last)
        draft.view = structs.replace(draft.view, unwanted=kept)
    case = without_interacting(merged.case, reading.conditions)
    draft.case = structs.replace(case, values=levels.placed(case.values, draft.turn.focus.drugs))
    return structs.replace(merged, case=draft.case)


def _drugs_gone(merged: merging.Merged) -> bool:
    """Whether a drug that was known is none of the case's any more: "it was MMF, not aza"."""
    return any(change.kind == "removed" and change.item.startswith("drug:") for change in merged.changes)


def settle_pressing(draft: Draft, before: Case) -> None:
    """Emergencies told before stand no longer where the message says so, or tells what they do not hold with."""
    draft.pressing = pressing.still(draft.base, draft.pressing, draft.turn.text, before, draft.case)


def _chooses(draft: Draft) -> bool:
    """ "Anti-HBc positive - which is worse": a condition told beside the choice between the drugs in view."""
    mentions = draft.turn.mentions
    return draft.intent == "ask_comparison" and bool(mentions.of("condition", "affirmed")) and not mentions.of("drug")


def _told(text: str) -> str:
    """The message without what it only supposes."""
    return supposing.blanked(text, supposing.supposed(text))


def considered(draft: Draft, reading: Reading) -> Case:
    """The case with what the message only supposes ("what if she gets pregnant") taken as true, for this answer."""
    if his := partners.case_of(draft):
        return his
    merged = merging.merge(draft.case, reading, _told(draft.turn.text))
    case = draft.case if merged.new_patient else merged.case
    awaited = not_looked_for(draft.turn.mentions, draft.turn.text.lower())  # not known yet is not suspected
    if any(asked.intent == "interpret_metabolites" for asked in draft.turn.asked):
        awaited |= {"non-adherence"}  # which the metabolites are to tell: "swears she takes it" misses none by itself
    for condition, state in reading.conditions.items():
        if state == "possible" and condition not in awaited:
            case = case.with_condition(condition, "yes")
    case = as_if_allergic(case, draft.turn.mentions)
    for condition in reading.in_question:
        if case.sex == "male" and condition in ("pregnant", "wishes-pregnancy"):
            condition = "fathering"  # asked of a man, it is his wish
        of_nobody = condition == "breastfeeding" and case.sex == "male"
        if condition not in reading.conditions and not of_nobody:
            case = case.with_condition(condition, "yes")
    still = _still_supposed(draft)
    for condition in still:
        case = case.with_condition(condition, "yes")
    told, case = draft.case if still else case, exchanged(case, draft.turn.mentions, draft.turn.text.lower())
    case = without_exchanged(case, draft.turn.mentions, draft.turn.text)
    if reading.supposed is not None:
        case = merging.with_supposed(case, reading.supposed, "")
        if reading.supposed.conditions.get("tpmt-deficient") == "possible":  # "if her TPMT was low": at its worst
            case = case.with_condition("tpmt-deficient", "yes")
    if draft.supposes_failure:
        focus = draft.view
        pointed = pointed_at(draft.turn.text.lower(), focus)
        named = draft.supposed_drugs if draft.tells_besides else named_drugs(draft.turn.mentions, draft.base)
        taken = tuple(drug for drug in case.current if drug in SECOND_LINE)
        failed = named or pointed or focus.drugs[:1] or taken[:1] or focus.options[:1]
        case = _after_failure(case, failed, reading, draft.turn.text)
    if reading.supposed is not None or draft.supposes_failure or still:
        draft.supposed = case_view.added(told, case, draft.base, draft.labels)
    if (
        draft.intent == "ask_pregnancy"
        and not set(PREGNANCY) & _conditions_of(reading)
        and not _of_contraception(draft)
        and not gestation.stopped_before(draft.turn.text)
    ):
        case = case.with_condition("fathering" if case.sex == "male" else "pregnant", "yes")
    return case


def _after_failure(case: Case, failed: tuple[str, ...], reading: Reading, text: str) -> Case:
    """The case as if these drugs had failed, or not been tolerated where that is supposed. A thiopurine in place of
    azathioprine is no second line gone: what comes after it is still second-line treatment.
    """
    outcome: Outcome = "not tolerated" if not_borne(text) else "insufficient"
    supposed = reading.supposed.tried if reading.supposed else {}
    tried = {**case.tried, **dict.fromkeys(failed, outcome), **supposed}
    after = structs.replace(case, tried=tried, reason="second_line_failed")
    if not failed or not {*failed} <= {*THIOPURINES} or {*tried} & {*SECOND_LINE}:
        return after
    return structs.replace(after, reason=reason_of_outcomes(tried) or after.reason)


def _still_supposed(draft: Draft) -> tuple[str, ...]:
    """ "And budesonide?" behind "what if she was F4": the condition that was supposed last, against the case."""
    asked, focus = draft.turn.asked, draft.turn.focus
    goes_on = len(asked) == 1 and asked[0].intent in (MORE, "ask_special_situation")
    if not goes_on or draft.turn.mentions.of("condition") or draft.case != draft.turn.case:
        return ()
    return tuple(condition for condition in focus.conditions if draft.case.state(condition) == "no")


def _of_contraception(draft: Draft) -> bool:
    """Whether contraception is asked about, and no pregnancy: "MMF and contraception?"."""
    named = [m for m in draft.turn.mentions.found if m.value in ("pregnancy", *PREGNANCY)]
    return bool(named) and all(m.value == "contraception" or m.text.lower().startswith("contracep") for m in named)


def settle_told(draft: Draft, merged: merging.Merged) -> None:
    """A message that tells why a change is wanted, guessed with little certainty and naming nothing to be asked of it:
    the case is answered as it now stands.
    """
    told = any(change.item.startswith("reason:") and change.kind != "removed" for change in merged.changes)
    mentions = draft.turn.mentions
    asks = "?" in draft.turn.text or mentions.of("drug") or mentions.of("topic") or mentions.of("guideline")
    guessed = draft.confidence < _LIKELY or draft.intent == MORE
    if told and not asks and guessed and draft.intent not in SITUATIONS:
        draft.read_as("inform_case")


def settle_supposed(draft: Draft) -> None:
    """ "What if she had pancreatitis on azathioprine?": nothing but a supposed story, so what to do then is asked."""
    supposed = draft.reading.supposed
    if supposed is None or supposed.conditions or draft.supposes_failure or draft.intent in boundary.OUT_OF_SCOPE:
        return
    rest = supposing.elsewhere(draft.turn.mentions, supposing.supposed(draft.turn.text))
    asks = [mention for mention in rest.found if mention.entity not in ("sex", "term") and mention.value != "options"]
    story = supposed.reason or supposed.reactions or supposed.tried
    if story and not asks:  # of a harm on the drug that would be taken: what to do about it
        draft.read_as(ACTING if supposed.still_on else "inform_case")


def _conditions_of(reading: Reading) -> set[str]:
    """All that the message speaks of, told or supposed."""
    supposed = set(reading.supposed.conditions) if reading.supposed else set()
    return {*reading.conditions, *reading.in_question, *supposed}
