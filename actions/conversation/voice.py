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
    rf"|\bi (?:really |simply |just )?(?:can'?t|cannot|couldn'?t|could not|can not|don'?t|do not|didn'?t|never) "
    rf"(?:tolerated?|stomach|keep down|cope with) (?:the |any |my )?[{_DRUG}]|(?<!type )(?<!class )\bi {_FINDING}"
    rf"|\bi(?:'ve|ve| have) (?:now |already |also )?(?:failed|been through) (?:both |all )?"
    rf"(?:{_DRUG}|{_NUMBER}|\d|two|three|four|several)(?! (?:of (?:her|his|them)|patients?|pts?|cases?))"
    r"|\bmy own case\b"
    rf"|\bi{_ASIDE} (?:take|took|was (?:given|put on)|am on) (?:{_WORD})?[{_DRUG}{_NUMBER}]"
    r"|\b(?:so (?:that )?i can|should i|must i) (?:then |now )?ask (?:for|about|them|to be)\b"
    rf"|{_ANY}[^.?!]{{0,60}}\b(?:{_TO_ME}|that(?:'s| is) me)\b"
    rf"|\b{_TO_ME}\b[^.?!]{{0,60}}{_ANY}"
    r"|(?:^|[.?!;-]\s*)(?:that(?:'s| is|s) me|all (?:this|that) (?:is|was) me|from a patient|a patient)\W*(?:$|[.?!])"
    rf"|{_ANY}[^?!]{{0,80}}(?:^|[.?!;-]\s*)(?:that(?:'s| is|s) me|mine)\b"
    rf"|\b(?:start|starting|started|take|taking|having|stopped|stopping) mine\b"
    rf"|^(?:have had|have been|have got|am(?! i\b)|was told|been told|been prescribed|prescribed to me)\b[^?!]*{_ANY}"
    rf"|\b(?:fail(?:ed|ing)?|had|have|took|take|taking|tried|been on)\b[^.?!]{{0,30}}{_ANY}[^.?!]{{0,12}} myself\b"
    rf"|\b(?:since|when|because|after|before|until|while|if) i (?:began|started|went on|came off|stopped|got|took)"
    rf" (?:on |the |taking )*{_DRUG}(?! (?:on|in) )"
    rf"|{_DRUG}[^.?!]{{0,12}}\b(?:gave|gives|giving|caused|causes|left) me (?:\w+ ){{0,2}}{_FINDING}"
    rf"|\b(?:is it|it is|it's|would it be) (?:normal|usual|common|ok|okay|bad|expected) (?:to|that i) (?:\w+ )?feel\b"
    rf"[^?!]*{_ANY}"
    r"|\bas an? (?:\w+ ){1,3}(?:with|who has|living with) (?:aih|autoimmune)[^?!]{0,40}\b(?:i|my)\b"
    rf"|(?:^|[,.;-] ?)(?:hi|hello|hey)?,? ?(?:{_NUMBER}|\d{{1,3}})? ?(?:[mfy]|male|female|yo|y/o|new|sufferer)[\s,]*"
    r"here\b(?! (?:in|with|on|for|at|today|now))"
    rf"|{_ANY}[^.?!]{{0,20}}\b(?:since \w+|for {_NUMBER}(?: \w+)?) here\b"
    r"|^\W*(?:long.?time |fellow )?sufferer\b"
    r"|\btrials? (?:that )?i (?:can|could|might) (?:join|enter|take part|sign up)\b"
    rf"|{_ANY}[^?!]*\b(?:gp|doctor|doc|consultant) (?:is |was )?(?:unsure|not sure|away|on leave|on holiday|clueless)\b"
    r"[^?!]*\b(?:appt|appointment)\b"
    r"|\b(?:i )?manag(?:e|ing) my own (?:bloods|liver|levels|tablets|meds|doses|treatment|aih|care)\b"
    r"|\bdo i have to (?:have|get|undergo)\b"
    r"|\bmy \w+ (?:appointment|leaflet|prescription|check-?up)\b|\bleaflet says\b"
    r"|\bno ?one (?:tells|told|has told|explains|explained|listens to) me\b"
    r"|\b(?:normal|usual|right|safe|high|low) (?:amount|dose|level|number) (?:to be on|for someone like me|to take)\b"
)


CLINICIAN = re.compile(
    r"\b((my|our|this|that) (\w+ )?(patient|pt|lady|gentleman|woman|man|girl|boy|case|\d{1,2} ?([mf]|yo|y/o)\b)"
    r"|for (her|him|the pt|the patient)|can (she|he) (have|take))\b"
)
TREATS = re.compile(
    r"\b(an?|the|this|our|my) ([\w-]+ ){0,3}?(man|woman|lady|gentleman|chap"
    r"|(man|woman|child|adult|girl|boy) (with|of|on)"
    r"|\d{1,2}[- ]?(year|yr|yo)s?[- ]?old|non.?responders?)\b|\bmdt\b"
    r"|\bmy (exam|finals|gut feel\w*|teaching|trainees?|students?|talk|lecture|slides?|thesis|audit|protocol|unit)\b"
    r"|\b(i|we)('ve| have)? (got |have |seen |see )?(someone|somebody|one|several|a few) (\w+ )?"
    r"(in|on|under|with|who|from) "
    r"|\bi('ve| have) had to (withdraw|stop|start|switch|hold|reduce)\b"
)
# A grown-up called by an age alone, or "mine", is a patient; a relative is called by what they are.
PATIENT_OF_MINE = re.compile(
    r"\b(my|our) (\w+ )?(1[89]|[2-9]\d) ?([mf]|yo|y/o|year[- ]old|yr[- ]old)\b"
    r"(?! (old )?(son|daughter|mother|father|mum|mom|dad|husband|wife|partner|sister|brother|girl|boy))"
    r"|^\W*mine (has|is|had|was)\b"
)
# Words of the trade that hardly a patient uses; a patient's own result ("my TPMT") is told in the first person.
TRADE = re.compile(
    r"\b(pjp|pcp prophylaxis|tpmt|nudt15|hbsag|anti-?hbc|hbv dna|rechalleng\w+|re-challeng\w+|cytopen\w*|prophyla\w+)\b"
)
THIRD_PERSON = re.compile(r"\b(pt|pts|patients?|she|he|her|his|him|bd|tds|od|qds|mg/kg|\d{1,2} ?[mf])\b")
OF_MINE = re.compile(
    r"\bmy\b(?! (aih\b(?!\W*$)|autoimmune|consultant|boss|registrar|clinic|list|\d"
    r"|\w+ (patient|pt|lady|gentleman|case)))"
    r"|(?<!tell )(?<!give )(?<!show )(?<!remind )(?<!help )\bme\b|\b(myself|mine)\b"
    r"|\bi('m| am|'ve| have|'d)? (am|have|take|was|got|feel|had|been|on)\b|\bi'm\b"
)
NEUTRAL = re.compile(
    r"\b(she|he|they|pts?|patients?|lady|woman|man|mother|family)('s| has| have)? "
    r"(tells?|told|asks?|asked|writes?|texts?) me\b"
    r"|\bmy (options|choices?|next (step|move|option)|best (option|bet|choice)|plan)\b"
    # What somebody who decides thinks of it
    r"|\bi('m| am) ((not|very|quite|fairly|rather|really|a bit) )*(keen|sure|unsure|certain|convinced|tempted|inclined"
    r"|thinking|wondering|considering|planning|reluctant|hesitant|leaning|minded|proposing|reviewing|seeing)\b"
)
_QUOTED = re.compile(r"[\"\u201c\u201d][^\"\u201c\u201d]+[\"\u201c\u201d]|(?<!\w)'(?:[^']|'(?=\w))+'(?!\w)")
_SAID_BY = re.compile(r"\b(pts?|patients?|she|he|lady|woman|man|gentleman|mother|family|\d{2} ?[mf])\b")


def of_ones_own(lowered: str, mentions: Mentions) -> bool:
    """Whether a lower-case message tells of the writer's own illness: a first person beside what was found in it, and
    nobody else whom it could be about.
    """
    skeleton = _skeleton(lowered, mentions)
    found = _OWN.search(skeleton)
    return bool(found) and not _PERSON.search(re.sub(r"\b(?:from )?a patient\W*$", "", skeleton))


def speaks_of_oneself(text: str) -> bool:
    """Whether a message is of the writer's own body or treatment ("my", "me", "I take"), in words of nobody who
    treats.
    """
    lowered = text.lower().replace("\u2019", "'")
    treats = any(words.search(lowered) for words in (THIRD_PERSON, CLINICIAN, TREATS, TRADE, PATIENT_OF_MINE))
    return not treats and tells_of_oneself(text)


def tells_of_oneself(text: str) -> bool:
    """Whether a message has words of the writer's own body or treatment, outside of what it quotes."""
    return bool(OF_MINE.search(NEUTRAL.sub("", without_quotes(text.lower().replace("\u2019", "'")))))


def without_quotes(lowered: str) -> str:
    """The message without what it quotes, where what is left tells of somebody who said it."""
    left = _QUOTED.sub(" ", lowered)
    return left if left != lowered and _SAID_BY.search(left) else lowered


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
