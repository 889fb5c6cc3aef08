"""The patient's other medicines as a message tells them: taken, denied, stopped, supposed, or taken for a complaint."""

from __future__ import annotations

import re

from actions.case.mentions import SENTENCE_END, Mention, Mentions
from actions.case.patient import TAKING, Case, State

_STOPS_BEFORE = re.compile(
    r"\b(?:stop(?:s|ped|ping)?|hold(?:ing)?|held|come off|coming off|came off|off|d/c'?d?|dc'?d|discontinu\w+"
    r"|withdr[ae]w\w*|drop(?:s|ped|ping)?|ditch\w*|bin(?:ned)?|ceas\w+|get rid of|no longer (?:on|takes|taking)"
    r"|finish\w*|complet\w+|(?:switch|chang|swap|mov)\w* (?:her |him )?(?:off|from)"
    r"|(?:take|took) (?:her|him) off)"
    r"\s+(?:taking )?(?:the |her |his |that |all )*(?:course of )?$"
)
_STOPS_AFTER = re.compile(
    r"\W*(?:\d[\w.]*\s?(?:mg|g)?\s+)?(?:(?:course|is|was|has|been|now|already|all|just|got|being|we|she|he|i)\s+)*"
    r"(?:stopped|finished|done|completed|over|discontinued|ceased|withdrawn|ended|gone|off)\b(?! working)"
)
_COURSE = r"(?:course|antibiotics?|abx|antifungals?|treatment for (?:the |her |his )?(?:chest|infection))"
_COURSE_OVER = re.compile(
    rf"\b(?:that|the|his|her|this|their|its) {_COURSE}(?:'s| is| was| has| are|\s)*(?: now| all| been| just)*"
    rf" ?(?:over|finished|done|completed|stopped|ended)\b"
    rf"|\b(?:finished|completed|done with|stopped|off) (?:all )?(?:that|the|his|her|this|their) {_COURSE}\b"
)
_CHANGES = r"(?:swap|switch|chang|convert|substitut|replac|exchang)\w*"
# "Swap ibuprofen for paracetamol", "clari was changed to doxy", "doxy instead of clari"; neither another dose nor
# another route
_EXCHANGED = re.compile(rf"\b{_CHANGES} (?:from )?(?:the |her |his |their |this |that )?$")
_FOR = r"(?:\b(?:for|to|with|by|onto|over to)\b|[-=]?>|→)"
_NO_MEDICINE = (
    r"(?!\s*(?:\d|the morning|morning|night|iv\b|oral\b|po\b|once\b|twice\b|bd\b|od\b|alternate\b|weekly\b|daily\b"
    r"|another dose|(?:a )?(?:lower|higher|slow)))"
)
_FOR_ANOTHER = re.compile(rf"[^.;?!\n,]{{0,15}}?\s{_FOR}{_NO_MEDICINE}")
_WAS_EXCHANGED = re.compile(rf"[^.;?!,\n]{{0,15}}?\b{_CHANGES}[^.;?!,\n]{{0,10}}?{_FOR}{_NO_MEDICINE}")
_IN_PLACE_OF = re.compile(r"\b(?:instead of|rather than|in place of) (?:the |her |his |their |this |that )?$")
_OPEN = re.compile(
    r"\b(?:if|should|could|can|would|shall|may|might|whether|when|unless|do(?:es)?n'?t|not|never|before)\b"
)
_IF_IT_WAS = re.compile(
    r"\b(?:if|suppos\w+|say|imagine|assum\w+) (?:(?:it|that|they|those|these)(?:'s| was| were| is| had been)"
    r"|(?:s?he|pt|the patient)(?:'s| was| were| is) on)\b"
)
_INSTEAD = re.compile(r"\b(?:instead|rather than|in place of)\b")
_TAKEN_FOR = re.compile(
    r"\bfor (?:(?:her|his|the|an?|any|occasional|mild|chronic|bad|some|regular|recurrent|tension|odd)\s+)*$"
)
_TAKES = re.compile(
    r"\b(?:takes?|taking|uses?|using|has)\s+(?!it\b|this\b|that\b|them\b|\d)[^.;,?!]{2,40}$"
    r"|\b(?:prn|as needed|when needed)\W*$"
)
_NOT_TAKEN = re.compile(r"\b(?:stop\w*|switch\w*|discontinu\w*|off|intoleran\w*)\b")


# "Does he need co-trimoxazole?": whether it is to be given is the question
_NEEDED = re.compile(
    r"\b(?:do(?:es)?|should|would|will) (?:she|he|they|i|we|pt|the (?:patient|pt)) (?:also |still |now |really )*"
    r"(?:need|require)\s+(?:an? |any |the |prophylactic |some )*$"
    r"|\bany (?:need|role|indication) for\s+$"
)


# "Neuro will change carbamazepine to keppra next month": until then it is taken
_NOT_YET = re.compile(r"(?:\b(?:will|going to|plan\w*|due to|about to|intend\w*|hop\w+ to)|'ll)\b")
_LATER = re.compile(
    r"\b(?:next (?:week|month|clinic|visit|year|appointment)|soon|eventually|later|shortly|at some point"
    r"|in (?:an? |a few |\d+ |two |three |four |six )?(?:\w+ )?(?:days?|weeks?|months?))\b"
)


def states(mentions: Mentions, lowered: str) -> dict[str, State]:
    """Of each co-medication whether it is taken ("taking:...") as the message tells it; the last word on it counts."""
    told: dict[str, State] = {}
    for mention in mentions.of("co_medication"):
        if mention.assertion in ("negated", "historical") or is_stopped(mention, lowered):
            told[TAKING + mention.value] = "no"
        elif mention.assertion == "affirmed" and not _NEEDED.search(lowered[: mention.start]):
            told[TAKING + mention.value] = "yes"
    return told


# What is put on the skin, the hair, the nails or into the eyes; an oral gel is swallowed, and a pessary absorbed
_ON_SKIN_BEFORE = re.compile(
    r"\b(?:topical(?:ly)?|(?:shampoo|cream|ointment|lotion|gel|eye ?drops) (?:of|with|containing))"
    r"(?: [\d.]+ ?%)? (?:the )?$"
)
_ON_SKIN_AFTER = re.compile(
    r"(?: [\d.]+ ?%)?(?: emulgel\b)?\s*\(?(?:topical(?:ly)?\b|shampoo|(?:skin |scalp |foot )?cream\b|ointment|lotion"
    r"|(?:emul)?gel\b|eye ?drops|(?:nail )?(?:lacquer|paint)\b|to (?:the|her|his) (?:skin|scalp|nails?|knees?)\b)"
)


def is_topical(mention: Mention, lowered: str) -> bool:
    """Whether a medicine is named as one that is put on: "voltarol gel", "ketoconazole shampoo"."""
    text = mention.text.lower()
    named = re.search(r"(?<!oral )\b(?:gel|emulgel|cream|shampoo|ointment|topical|lotion)\b", text)
    return bool(named or _ON_SKIN_BEFORE.search(lowered[: mention.start]) or _ON_SKIN_AFTER.match(lowered, mention.end))


def is_stopped(mention: Mention, lowered: str) -> bool:
    """Whether the message stops it, or says that it was: "ok stop febux", "clarithro finished"; not whether it asks."""
    start = max((m.end() for m in SENTENCE_END.finditer(lowered, 0, mention.start)), default=0)
    end = SENTENCE_END.search(lowered, mention.end)
    if mention.assertion == "family" or (end and end[0] == "?") or _OPEN.search(lowered, start, mention.start):
        return False
    if is_put_off(lowered[start : end.start() if end else len(lowered)]):
        return False
    before = lowered[start : mention.start]
    stops = _STOPS_BEFORE.search(before) or _STOPS_AFTER.match(lowered, mention.end)
    return bool(stops or exchanged_for_another(before, lowered[mention.end :]))


def is_put_off(lowered: str) -> bool:
    """Whether a lower-case sentence puts what it tells of off to a time to come."""
    return bool(_NOT_YET.search(lowered) and _LATER.search(lowered))


def course_over(case: Case, mentions: Mentions, lowered: str) -> str | None:
    """The one medicine known whose course the message says is over without naming it: "done, that course is over"."""
    known = [c for c, state in case.conditions.items() if c.startswith(TAKING) and state == "yes"]
    over = _COURSE_OVER.search(lowered)
    if over is None or len(known) != 1 or mentions.of("co_medication") or mentions.of("drug"):
        return None
    end = SENTENCE_END.search(lowered, over.end())
    asks = bool(end and end[0] == "?") or _OPEN.search(lowered, 0, over.start())
    return None if asks else known[0].removeprefix(TAKING)


def exchanged_for_another(before: str, after: str) -> bool:
    """Whether the words round a medicine exchange it for another."""
    if _EXCHANGED.search(before):
        return bool(_FOR_ANOTHER.match(after))
    return bool(_IN_PLACE_OF.search(before) or _WAS_EXCHANGED.match(after))


def exchanged(case: Case, mentions: Mentions, lowered: str) -> Case:
    """The case with the medicines a message supposes in place of those that were known: "and if it was bisoprolol and
    apixaban?". What is not named again is not supposed to be taken; "instead" speaks of one.
    """
    text = lowered.replace("\u2019", "'")
    named = {m.value for m in mentions.of("co_medication")}
    known = [c for c, state in case.conditions.items() if c.startswith(TAKING) and state == "yes"]
    others = [c for c in known if c.removeprefix(TAKING) not in named]
    meant = _IF_IT_WAS.search(text) or (len(others) == 1 and _INSTEAD.search(text))
    if not meant or not (named or mentions.of("other_medicine")):
        return case
    for condition in others:
        case = case.with_condition(condition, None)
    return case


def relieved(reaction: Mention, mentions: Mentions, lowered: str) -> bool:
    """Whether a complaint is only what another medicine is taken for: "paracetamol prn for headache"."""
    before = lowered[: reaction.start]
    taken_for = _TAKEN_FOR.search(before)
    if taken_for is None:
        return False
    start = max((m.end() for m in SENTENCE_END.finditer(lowered, 0, taken_for.start())), default=0)
    others = [m.end for m in (*mentions.of("co_medication"), *mentions.of("other_medicine")) if m.start >= start]
    near = [end for end in others if end <= taken_for.start()]
    takes = _TAKES.search(lowered[start : taken_for.start()])
    if not (near or takes) or _NOT_TAKEN.search(lowered, start, reaction.start):
        return False
    since = max(near) if near else start + takes.start() if takes else start
    return not any(since <= m.start < reaction.start for m in (*mentions.of("drug"), *mentions.of("drug_class")))
