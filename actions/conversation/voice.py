"""Whose body a message is about: the writer's own, when a first person has, takes or gets what the recogniser found.

Read on a skeleton of the message in which every mention is one character, so that a few frames hold for every drug,
reaction, condition and number, in plain and in clinical words.
"""

from __future__ import annotations

import re

from actions.case.mentions import Mentions

_FINDING, _DRUG, _NUMBER = "\ue010", "\ue011", "\ue012"
_KINDS = {"condition": _FINDING, "reaction": _FINDING, "reason": _FINDING, "drug": _DRUG, "drug_class": _DRUG}
_ANY = f"[{_FINDING}{_DRUG}{_NUMBER}]"
_PERSON = re.compile(
    r"\b(she|he|her|hers|him|his|pts?|patients?|lady|woman|women|man|men|girl|boy|child|gentleman|chap|mdt)\b"
)
_WORD = r"(?!(?:in|for|with|on|her|him|his|them|about|whether|if|that|it|un?sure|keen|\w+ing)\b)[\w-]+ "
_ASIDE = r"(?: ?\([^)]*\))?"  # "I (34F, AIH) got ..."
_DONE_TO = r"(?:(?:given|prescribed|offered|happened|happening|suggested) to|(?:done|tried|tested|performed) on)"
_TO_ME = rf"(?:in me|{_DONE_TO} me|in my case(?! of| series)|in my (?:situation|position|shoes))"
_OWN = re.compile(
    rf"\bi(?:'m| am) (?:{_WORD}|{_DRUG} ){{0,3}}{_FINDING}(?! (?:patient|case|clinic))"
    rf"|\bi{_ASIDE} (?:also |then |just |recently )*(?:got|get|had|have had|developed|suffered|suffer) "
    rf"(?:an? |some |from |with |bad |severe |mild |acute )*{_FINDING}"
    rf"|\bi{_ASIDE} (?:take|took|was (?:given|put on)|am on) (?:{_WORD})?[{_DRUG}{_NUMBER}]"
    r"|\b(?:so (?:that )?i can|should i|must i) (?:then |now )?ask (?:for|about|them|to be)\b"
    rf"|{_ANY}[^.?!]{{0,60}}\b(?:{_TO_ME}|that(?:'s| is) me)\b"
    rf"|\b{_TO_ME}\b[^.?!]{{0,60}}{_ANY}"
    r"|(?:^|[.?!;-]\s*)(?:that(?:'s| is|s) me|all (?:this|that) (?:is|was) me|from a patient|a patient)\W*(?:$|[.?!])"
    rf"|{_ANY}[^?!]{{0,80}}(?:^|[.?!;-]\s*)(?:that(?:'s| is|s) me|mine)\b"
    rf"|\b(?:start|starting|started|take|taking|having|stopped|stopping) mine\b"
    rf"|^(?:have had|have been|have got|am|was told|been told|been prescribed|prescribed to me)\b[^?!]*{_ANY}"
    rf"|\b(?:fail(?:ed|ing)?|had|have|took|take|taking|tried|been on)\b[^.?!]{{0,30}}{_ANY}[^.?!]{{0,12}} myself\b"
    rf"|\b(?:since|when|because|after|before|until|while|if) i (?:began|started|went on|came off|stopped|got|took)"
    rf" (?:on |the |taking )*{_DRUG}(?! (?:on|in) )"
    rf"|{_DRUG}[^.?!]{{0,12}}\b(?:gave|gives|giving|caused|causes|left) me (?:\w+ ){{0,2}}{_FINDING}"
    rf"|\b(?:is it|it is|it's|would it be) (?:normal|usual|common|ok|okay|bad|expected) (?:to|that i) (?:\w+ )?feel\b"
    rf"[^?!]*{_ANY}"
    r"|\bas an? (?:\w+ ){1,3}(?:with|who has|living with) (?:aih|autoimmune)[^?!]{0,40}\b(?:i|my)\b"
    r"|\b(?:i )?manag(?:e|ing) my own (?:bloods|liver|levels|tablets|meds|doses|treatment|aih|care)\b"
    r"|\bdo i have to (?:have|get|undergo)\b"
    r"|\bmy \w+ (?:appointment|leaflet|prescription|check-?up)\b|\bleaflet says\b"
    r"|\bno ?one (?:tells|told|has told|explains|explained|listens to) me\b"
    r"|\b(?:normal|usual|right|safe|high|low) (?:amount|dose|level|number) (?:to be on|for someone like me|to take)\b"
)


def of_ones_own(lowered: str, mentions: Mentions) -> bool:
    """Whether a lower-case message tells of the writer's own illness: a first person beside what was found in it, and
    nobody else whom it could be about.
    """
    skeleton = _skeleton(lowered, mentions)
    found = _OWN.search(skeleton)
    return bool(found) and not _PERSON.search(re.sub(r"\b(?:from )?a patient\W*$", "", skeleton))


def _skeleton(lowered: str, mentions: Mentions) -> str:
    spans = [(m.start, m.end, _KINDS[m.entity]) for m in mentions.found if m.entity in _KINDS]
    spans += [(m.start, m.end, _NUMBER) for m in mentions.measures]
    built, place = "", 0
    for start, end, sign in sorted(spans):
        if start < place:
            continue
        built += lowered[place:start] + sign
        place = end
    return built + lowered[place:]
