"""What a message brings up that is said before anything else: emergencies, unsafe plans and false premises."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct, structs

from actions.case import merge as merging
from actions.case.drugs.co_medications import is_stopped, is_topical
from actions.case.harms import another_cause
from actions.case.mentions import SPOKEN_OF, Mention, Mentions, in_a_question
from actions.case.patient import OF_CHILDBEARING, TAKING, THIOPURINES, Case
from actions.case.people.others import without_what_others_take
from actions.case.reading import Reading
from actions.conversation.warnings import in_other_words, named_fevers
from actions.conversation.warnings.bygone import ACUTE, is_over
from actions.conversation.warnings.left_behind import left_behind
from actions.knowledge.base import KnowledgeBase
from actions.knowledge.compiled import compiled
from actions.knowledge.kinds import Claim, PlanRule
from actions.reasoning import acts
from actions.reasoning.conditions import Scene, by_ids, evaluate, interacting
from actions.reasoning.premises import unheld
from actions.reasoning.warnings import CLASSES, Wordings, raised

_NO_RESULTS = frozenset({"dose", "duration", "weight"})  # any other number is somebody's
_QUESTION = re.compile(
    r"\b(what|when|which|how|who|why|whom|is it|is there|are there|does|do|should|can|could|would|risks?|roles?|rates?"
    r"|evidence|outcomes?|prognosis|definitions?|criteria|thresholds?|prevent\w*|proportion|incidence|management"
    r"|managing|treatment|guidelines?|common|steroids? in|recommend\w*|terminolog\w*|differ\w*)\b"
)
_SOMEBODY = re.compile(
    r"\b(pt|pts|patient|she|he|her|his|him|lady|woman|man|girl|boy|gentleman|case|known|my|our|i|we)\b"
)
_ASKER = re.compile(r"\b(do|would|should|can|could|must|may|will) (i|we)\b")  # who asks is no patient
PRESSING = re.compile(
    r"\b(now|tonight|today|this morning|yesterday|just|currently|on the ward|in ed|in resus|what do i do|what now"
    r"|(?:next|what to do)(?=\W*$)|who do i call|help|urgent\w*|emergency|day \d+|since|overnight|gone|wait\w*|hold off"
    r"|before (calling|discussing))\b"
)
_WHAT_NOW = re.compile(
    r"[,;:.]\s*(?:so |and |then )?(?:what(?:'s| is)? (?:now|next|to do)|next(?: step)?|now what|advice)\W*$"
)
_PAST = re.compile(r"\b(stopp\w+|came off|previous\w*|past|no longer|former\w*|discontinued|years? ago|months? ago)\b")
# Of a course in the past: when it was, or that it is over
_LONG_AGO = re.compile(
    r"\b(in (19|20)\d\d|(years?|months?) (ago|back|earlier)|last year|finished|completed"
    r"|in (childhood|infancy)|as an? (child|baby|infant)|at birth|at school)\b"
)
_OF_THE_DRUG = re.compile(
    r"^\W*(how (does|much|common|often)|by how much|why (does|do|is|are|should)|what (share|proportion|percentage)"
    r"|which (azole|populations?)|is there a published)\b[^.;!?]*\?\W*$"
)
_STOPPED = re.compile(
    r"\s*\(?((has|had) been|was|were)?\s*"
    r"(stopped|discontinued|withdrawn|ceased|avoided|withheld|refused|not given)\b(?! (today|yesterday|now|this))"
)
_CAME_OFF = re.compile(
    r"\b(stopped|came off|been off|discontinued|withdrew|no longer (on|takes|taking)|not on)\s+"
    r"(taking |the |her |his )?$"
)
_A_MOTHER = re.compile(r"(?<!her )(?<!his )(?<!their )(?<!whose )(?<!'s )(?<!my )\b(?:mother|mum|mom)\b[^.;,?!]*$")
_MOVED_OFF = re.compile(r"\b(moved|switched|changed|swapped) (her |him )?(off|from|away from) (the |her |his )?$")
_TAKEN_UP = re.compile(
    r"\b(re-?start\w*|re-?challeng\w*|re-?introduc\w*|resum\w*|again|back (on|to)|re-?try\w*|re-?commenc\w*"
    r"|re-?expos\w*|another (go|try|trial|attempt))\b"
)
_AVOIDED = re.compile(
    r"\b(avoid(s|ed|ing)?|instead of|rather than|(not|never|don't|won't|wouldn't) (use|give|add|start))\s+$"
)
_UNITS = {word: i for i, word in enumerate("one two three four five six seven eight nine".split(), 1)}
_TENS = {
    word: 10 * i
    for i, word in enumerate("ten twenty thirty forty fifty sixty seventy eighty ninety hundred".split(), 1)
}
_PERCENTAGE = re.compile(
    rf"\b(?:an? )?(?P<tens>{'|'.join(_TENS)})(?:[\s-]+(?P<ones>{'|'.join(_UNITS)}))?\s*(?:%|per\s?cent)"
)
_FEARS = re.compile(
    r"\b(worr(y|ied|ying)|concern(s|ed)?|afraid|fear(s|ed)?|look (out )?for|watch (out )?for|warn (\w+ )?(about|of)"
    r"|risks? of|counsel (\w+ )?(about|on))\b"
)
_WHICH = re.compile(r"\b(what|which|any) (\w+ ){0,2}$")
_ON_A_DOSE = re.compile(r"\bon (?:[\w-]+ ){1,2}\d[\d.]*\s?(?:m?g\b|mg/kg|bd\b|od\b)")  # taken by somebody, not asked of
_STOPPING, _AIMING, _LEVELS = "stopping", "aiming", "level-words"  # wordings whose places matter
_OF_A_DRUG = (
    "leaving-out",
    "by-weight",
    "daily",
    "weekly",
    "taking-it",
    "azathioprine-alone",
)  # wordings of which rules ask about which drug they are
_NEAR = 30  # characters before a mention in which a word may put it in the past


class Alarms(Struct, frozen=True):
    """Emergencies, unsafe plans and claims to be answered, each in the order it is said."""

    urgent: tuple[PlanRule, ...] = ()
    unsafe: tuple[PlanRule, ...] = ()
    claims: tuple[Claim, ...] = ()


def alarms(
    base: KnowledgeBase,
    wordings: Wordings,
    message: str,
    mentions: Mentions,
    reading: Reading,
    before: Case,
    considered: Case,
    in_view: tuple[str, ...],
    told_before: tuple[str, ...] = (),
) -> Alarms:
    """What this message brings up. `considered` is the case with what the message supposes taken as true; `in_view`
    are the drugs it is about when it names none, `told_before` the co-medications that go with those it names.
    """
    message, mentions = without_what_others_take(message, mentions)
    whole, all_found = message, mentions
    told = another_cause.without(message, mentions, another_cause.PRESSES)  # no plan is unsafe for it
    message, mentions = told.text, told.mentions
    text = message.lower()
    considered = _without_feared(considered, before, text, mentions)
    if _mother_feeds(text, mentions):
        considered = considered.with_condition("breastfeeding", "yes")
    behind = left_behind(text, mentions, reading)
    asked = tuple(drug for drug in planned_drugs(mentions, base) if drug not in behind) or in_view
    if asked == ("allopurinol",):  # which is spoken of beside the thiopurine in view
        asked = (*asked, *(drug for drug in in_view if drug in THIOPURINES))
    stopped = {m.value for m in mentions.found if _STOPPED.match(text, m.end)}
    stopped |= {drug for drug, outcome in reading.tried.items() if outcome == "stopped"}
    left = (*_left(text, mentions), *behind)
    with_ = tuple(name for name in (*_beside(text, mentions), *told_before, *asked) if name not in {*stopped, *left})
    named = set(mentions.values("co_medication"))
    for name in (stopped & named) | (named - set(with_)):
        considered = considered.with_condition(TAKING + name, "no")
    alone = merging.merge(Case(), reading).case
    by_id = by_ids(text, mentions)
    meant = tuple(drug for drug in (*asked, *considered.current) if drug not in reading.current)
    now = Scene(
        considered,
        asked=asked,
        left=left,
        with_=with_,
        text=text,
        mentions=mentions,
        said=wordings.said(_without_relatives(text, mentions)),
        named=by_id,
        aimed=acts.level_aimed(text, mentions, wordings.places(_AIMING, text), wordings.places(_LEVELS, text)),
        stopped=acts.stopped(by_id, wordings.places(_STOPPING, by_id), base.drugs, meant),
        spoken_of={w: acts.spoken_of(by_id, wordings.places(w, by_id), base.drugs) for w in _OF_A_DRUG},
        preparations=acts.preparations(mentions, base.drugs),
        in_place=acts.in_place(text, mentions),
        cut_to=acts.cut_to(by_id, THIOPURINES),
        unheld=unheld(base, with_digits(message), mentions, asked, considered.reason),
        written=message,
    )
    general = before.empty and of_the_drug(text, mentions)
    likely = in_other_words.likelihoods(message, mentions)
    rules = tuple(rule for rule in base.plan_rules if rule.kind == "unsafe plan")
    again = raised(rules, now, before, alone, told_before)
    unsafe = () if general else in_other_words.plans(again, rules, likely, now)
    claims = in_other_words.claims((claim for claim in base.claims if claimed(claim, now)), base.claims, likely, now)
    unsafe = tuple(rule for rule in unsafe if not _not_taken(rule, now))
    if theoretical(text, mentions):
        return Alarms((), unsafe, claims)
    today = named_fevers.blanked(_without_bygone(whole.lower(), all_found))
    all_found = named_fevers.without(whole, all_found)
    real = structs.replace(
        now, case=_real(considered, all_found), mentions=present(all_found), text=today, said=wordings.said(today)
    )
    urgent = raised(
        (rule for rule in base.plan_rules if rule.kind == "emergency"), real, before, _real(alone, all_found)
    )
    if urgent and is_over(whole, all_found):
        return Alarms((), unsafe, claims)
    return Alarms(urgent, unsafe, claims)


def _not_taken(rule: PlanRule, scene: Scene) -> bool:
    """Whether a rule asks for a co-medication that the message names only to stop it ("ok stop febuxostat"), or as
    somebody else's ("her brother got the nasal flu vaccine"; a baby's is the mother's question), or puts on the skin.
    """
    wanted = interacting(rule.when)
    meant = [m for m in scene.mentions.of("co_medication") if m.value in wanted]
    known = any(scene.case.state(TAKING + name) == "yes" or scene.case.state(name) == "yes" for name in wanted)
    others = "infants" not in scene.said
    left = all(
        (m.assertion == "family" and others) or is_stopped(m, scene.text) or is_topical(m, scene.text) for m in meant
    )
    return bool(meant) and left and not known


def _without_feared(case: Case, before: Case, text: str, mentions: Mentions) -> Case:
    """The case without conditions that a lower-case message names only as what a drug may do ("which infections do I
    worry about with rituximab"): what is feared is not there.
    """
    if not _FEARS.search(text):
        return case
    named = mentions.of("condition")
    told = {m.value for m in named if m.assertion == "affirmed" and not _WHICH.search(text[: m.start])}
    for condition in {m.value for m in named} - told:
        case = case.with_condition(condition, before.state(condition))
    return case


def _mother_feeds(text: str, mentions: Mentions) -> bool:
    """Whether a mother who is nobody's in particular breastfeeds: she is the patient ("mother breast feeding, MMF")."""
    fed = (m for m in mentions.of("condition", "family") if m.value == "breastfeeding")
    return any(_A_MOTHER.search(text[: m.start]) for m in fed)


def _left(text: str, mentions: Mentions) -> tuple[str, ...]:
    """Drugs of which every mention says that they were stopped before, or avoided, and none is to be taken up again."""
    if _TAKEN_UP.search(text):
        return ()
    named = dict.fromkeys(m.value for m in mentions.of("drug"))
    return tuple(drug for drug in named if all(_is_left(text, m) for m in mentions.of("drug") if m.value == drug))


def _is_left(text: str, drug: Mention) -> bool:
    before = text[max(0, drug.start - _NEAR) : drug.start]
    return bool(_STOPPED.match(text, drug.end) or _AVOIDED.search(before) or _CAME_OFF.search(before))


def claimed(claim: Claim, scene: Scene) -> bool:
    """Whether the message makes the claim."""
    scene = structs.replace(scene, text=with_digits(scene.text), named=with_digits(scene.named))
    if claim.when is not None and evaluate(claim.when, scene) is True:
        return True
    return any(compiled(pattern).search(scene.text) for pattern in claim.patterns)


def with_digits(text: str) -> str:
    """A lower-case text with its percentages in digits: "fifty-eight per cent" as "58 %"."""
    return _PERCENTAGE.sub(lambda m: f"{_TENS.get(m['tens'], 0) + _UNITS.get(m['ones'] or '', 0)} %", text)


def planned_drugs(mentions: Mentions, base: KnowledgeBase) -> tuple[str, ...]:
    """Drugs a message speaks of without ruling them out, classes as a plan means them."""
    named: list[str] = []
    for mention in mentions.found:
        if mention.assertion in ("negated", "family"):
            continue
        if mention.entity == "drug":
            named.append(mention.value)
        elif mention.entity == "drug_class":
            named += CLASSES.get(mention.value, ())
    return tuple(dict.fromkeys(drug for drug in named if drug in base.drugs))


def theoretical(text: str, mentions: Mentions) -> bool:
    """Whether a lower-case message asks about emergencies in general: a question that tells of nobody and no vital
    sign, and presses for nothing.
    """
    if any(measure.name not in _NO_RESULTS for measure in mentions.measures) or PRESSING.search(text):
        return False
    if mentions.measures and _ON_A_DOSE.search(text):
        return False
    asks = bool(_QUESTION.search(text) or text.rstrip().endswith("?"))
    return asks and not _SOMEBODY.search(_ASKER.sub("", text))


def ill_now(message: str, mentions: Mentions) -> bool:
    """Whether a message states what calls for help of somebody ("bit drowsy this am"), who is then the patient."""
    text = message.lower()
    told = _WHAT_NOW.sub(lambda found: "." * len(found[0]), text)  # asked behind what is stated
    stated = [m for m in mentions.of("condition", "affirmed") if m.value in ACUTE and not in_a_question(m, told)]
    return bool(stated) and not theoretical(text, mentions)


def of_the_drug(text: str, mentions: Mentions) -> bool:
    """Whether a lower-case message asks in general how, why or how often a drug does something, of nobody and without a
    dose or result ("why does grapefruit raise tacrolimus?"): there is no plan in it.
    """
    return bool(_OF_THE_DRUG.match(text)) and not mentions.measures and not _SOMEBODY.search(text)


def _beside(text: str, mentions: Mentions) -> tuple[str, ...]:
    """Co-medications named, but for those denied, avoided, of the family, put on the skin, or said to have been stopped
    or to be of a course long past.
    """
    return tuple(
        mention.value
        for mention in mentions.of("co_medication", *SPOKEN_OF, "possible", "historical")
        if not (_MOVED_OFF.search(text[: mention.start]) or is_stopped(mention, text) or is_topical(mention, text))
        and not _AVOIDED.search(before := text[max(0, mention.start - _NEAR) : mention.start])
        and (mention.assertion != "historical" or not (_PAST.search(before) or _LONG_AGO.search(text)))
    )


def present(mentions: Mentions) -> Mentions:
    """What is stated or suspected, not what is denied, past, supposed or of the family."""
    return structs.replace(mentions, found=tuple(m for m in mentions.found if m.assertion in ("affirmed", "possible")))


def _without_bygone(text: str, mentions: Mentions) -> str:
    """A lower-case message without the names of what called for help in the past: "septic shock 3 years ago"."""
    return _without(text, (m for m in mentions.of("condition", "historical") if m.value in ACUTE))


def _without_relatives(text: str, mentions: Mentions) -> str:
    """A lower-case message without the words for a relative's pregnancy: "her sister is pregnant"."""
    theirs = (m for m in mentions.of("condition", "family") if m.value in OF_CHILDBEARING)
    return _without(text, (m for m in theirs if not _A_MOTHER.search(text[: m.start])))


def _without(text: str, named: Iterable[Mention]) -> str:
    """The text, as long as it was, with blanks for what is named."""
    for mention in named:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _real(case: Case, mentions: Mentions) -> Case:
    """The case without conditions that this message only supposes, or tells of the past."""
    told_now = present(mentions).values("condition")
    for condition in mentions.values("condition"):
        if condition not in told_now:
            case = case.with_condition(condition, None)
    return case
