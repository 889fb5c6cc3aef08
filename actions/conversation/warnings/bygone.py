"""Whether what reads like an emergency is over by the message's own words: a drug because of which it happened was
given up for good, or it was another patient. Doubt leaves it an emergency.
"""

from __future__ import annotations

import re

from actions.case.conditions.over_now import well_since
from actions.case.mentions import Mention, Mentions
from actions.conversation.warnings import allergies

# Told of nobody now, none of these makes an emergency
ACUTE = frozenset(
    {"acute-severe", "acute-liver-failure", "decompensated", "encephalopathy", "jaundice", "bilirubin-high", "ascites"}
    | {"gi-bleed", "sepsis", "infection", "anaphylaxis", "infusion-reaction", "hypersensitivity", "pneumonitis"}
)
_OVER = re.compile(
    r"\b(never again|never more|wo(n'|')?t be repeat\w*|not (to )?be repeat\w*|for good|abandoned|aborted|nearly died"
    r"|safe now|that was bed \w+|on \S+ as \S+ (caused|gave)|was halted"
    # "Dropped bp 70 last time, repeat the same way?"
    r"|last time\b(?! (?:(?:i|we|it|was|they) )*(?:look|check|measur|record|ta|to|saw|seen))[^!]*\b"
    r"(?:repeat|same way|next (?:infusion|dose|time|cycle)|re-?challeng\w*|pre-?med\w*|slower))\b"
)
_PLANNED_AGAIN = re.compile(r"\bre-?(?:challenge|exposure)\b[^.;?!]{0,40}\bnext (?:week|month|clinic|visit)\b")
# A reaction to an infusion that was treated and is over, were it yesterday
_TREATED = re.compile(
    r"\b(?:settled|resolved|recovered|subsided|cleared|gone|over) (?:\w+ ){0,3}?"
    r"(?:w/|w\b|with|after|on|by|following|once|since)\s?(?:\w+ ){0,3}?(?:i\.?m\.? )?"
    r"(?:adrenalin\w*|epi\w*|antihistamin\w*|chlorph\w*|piriton|hydrocort\w*|steroids?|nebs?|salbutamol|stopp\w+"
    r"|slow\w+|paus\w+)\b|\b(?:fully|completely) (?:recovered|resolved|settled)\b"
)
# What a drug did and is over since it was left: "fever 39 and rigors on aza, settled off it"
_SETTLED_OFF = re.compile(
    r"\b(?:settled|resolved|recovered|subsided|cleared|gone|went|stopped|better|well|fine|abated|disappeared)\b"
    r"[^.;?!]{0,25}?\b(?:off (?:it|the (?:drug|aza\w*|tablets?|mmf|tac\w*|infusion)|aza\w*|6-?mp|mmf|mycophenolate"
    r"|tac\w*|treatment)|(?:on|after|once|when|since|by|with|upon|of) (?:(?:it|we|she|he|i|the|aza|mmf|drug|was) )*"
    r"(?:stopp\w+|cessation|withdraw\w*|withdrew|discontinu\w+|coming off|came off))\b"
)
_NOT_SETTLED = re.compile(
    r"\b(?:not|never|hasn'?t|isn'?t|if|once|until|hardly|partly|partially|yet)\W+(?:\w+\W+){0,2}$|n't\W+$"
)
_WHAT_NOW = re.compile(r"\b(?:and |so )?(?:what(?:'s| is)? now|now what|what (?:next|do i do|to do)(?: now)?)\b")
_ILL_AGAIN = re.compile(
    r"\b(?:now(?! (?:well|fine|ok\w*|home|settled))|again|still|not|biphasic|return\w*|back(?! home)|recur\w*)\b"
)
# Words by which somebody is ill now, whatever was before
_NOW = re.compile(
    r"\b(now(?! (on|only|off|back|pred\w*|bude\w*|tac|mmf|aza)\b)|tonight|today|overnight|yesterday|this morning"
    r"|just|on the ward|in (resus|ed|a&e)|drowsy|still|what do i do|(min(ute)?s?|hours?|hrs?|h) ago|ongoing|help)\b"
)
_INFUSED = frozenset({"anaphylaxis", "infusion-reaction", "hypersensitivity"})
_LIVER_NUMBERS = ("inr", "bilirubin", "gcs", "ammonia", "lactate")
_VITAL_NUMBERS = ("systolic", "temperature", "saturation")
_LIVER_FAILS = frozenset({"encephalopathy", "acute-liver-failure", "acute-severe", "decompensated", "jaundice"})


# What presses again, or began just now, whatever was before
_BACK = re.compile(
    r"\b(?:(?<!treatment )(?<!therapy )(?<!drugs )(?<!flare )(?<!flaring )(?<!flared )(?<!relapsed )(?<!active )"
    r"(?<!up )again|back now|(?:come|came|coming) back|return\w*|recur(?:s|red|ring)|re-?bl\w+"
    r"|another (?:bleed|episode|one)|same (?:as then|thing|picture)|since (?:last night|yesterday|this morning|today)"
    r"|started (?:last night|yesterday|today|overnight|this (?:morning|am))|tonight|today|last night|overnight"
    r"|yesterday|this (?:morning|am|evening|week)|(?:min(?:ute)?s?|hours?|hrs?|h) ago|in (?:resus|ed|a&e))\b"
)


def back_again(text: str) -> bool:
    """Whether a lower-case message says that what was before is there again, or of this day."""
    return bool(_BACK.search(text))


def _all_past(text: str, mentions: Mentions) -> bool:
    """Whether what calls for help is told, all of it as history ("anaphylaxis to aza 2014, now needs second line"),
    and nothing is said to be back.
    """
    named = [m for m in mentions.found if m.entity in ("condition", "reaction") and m.value in ACUTE]
    return bool(named) and all(m.assertion == "historical" for m in named) and not back_again(text)


def _settled_off_the_drug(text: str, mentions: Mentions) -> bool:
    """Whether what happened on a drug is said to be over since it was left, and nothing behind that tells of another
    illness: numbers before it are of that time.
    """
    found = _SETTLED_OFF.search(text)
    if found is None or not mentions.of("drug") or _NOT_SETTLED.search(text[: found.start()]):
        return False
    behind = mentions.within(found.end(), len(text))
    ill = any(m.value in ACUTE for m in _present(behind)) or _tells((*_LIVER_NUMBERS, *_VITAL_NUMBERS), behind)
    failing = _LIVER_FAILS & set(mentions.values("condition", "affirmed", "possible"))
    return not (ill or failing or _ILL_AGAIN.search(_WHAT_NOW.sub(" ", text[found.end() :])))


def _present(mentions: Mentions) -> tuple[Mention, ...]:
    """Conditions and reactions that are stated or suspected."""
    return tuple(
        m for m in mentions.found if m.entity in ("condition", "reaction") and m.assertion in ("affirmed", "possible")
    )


def _befell(mentions: Mentions) -> bool:
    """Whether an infection or a bleed is named, and nothing of a failing liver."""
    named = {m.value for m in mentions.found if m.entity in ("condition", "reaction")}
    return bool(named & {"sepsis", "infection", "gi-bleed", "infection-reaction"}) and not named & _LIVER_FAILS


def _tells(numbers: tuple[str, ...], mentions: Mentions) -> bool:
    return any(mentions.measure(name) for name in numbers)


def is_over(message: str, mentions: Mentions) -> bool:
    """Whether a message says that its emergency is over, and neither a word nor a number of a failing liver tells of
    one now.
    """
    text = message.lower().replace("\u2019", "'")
    if _TREATED.search(text) and _INFUSED & set(mentions.values("reaction")) and not _ILL_AGAIN.search(text):
        return not any(mentions.measure(name) for name in _VITAL_NUMBERS)
    numbers = (*_LIVER_NUMBERS, *_VITAL_NUMBERS)
    named = {m.value for m in _present(mentions) if m.value in ACUTE}
    if allergies.are_listed(message, mentions) and named <= _INFUSED and not _tells(numbers, mentions):
        return True
    if _settled_off_the_drug(text, mentions) or (
        _befell(mentions) and well_since(text) and not _tells(numbers, mentions)
    ):
        return True
    if _all_past(text, mentions) and not any(mentions.measure(name) for name in numbers):
        return True
    fails = _LIVER_FAILS & set(mentions.values("condition", "affirmed", "possible"))
    if fails or _NOW.search(text) or any(mentions.measure(name) for name in _LIVER_NUMBERS):
        return False
    planned = _PLANNED_AGAIN.search(text) and not any(mentions.measure(name) for name in _VITAL_NUMBERS)
    return bool(_OVER.search(text) or planned)
