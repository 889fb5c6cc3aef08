"""Whose body a message is about: who is ill and swallows the drug. A first person who takes somebody off a drug, puts
somebody on it or gives it acts on another body (`without_acts` cuts that out); one who has, takes or gets what the
recogniser found speaks of their own.

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
_FEELING = (
    r"i(?:'m| am)? (?:feel|felt|feeling) (?:really |so |very |quite |much |a bit |pretty )*"
    r"(?:great|well|fine|good|ok|okay|normal|better|worse|awful|terrible|rubbish|ill|sick|tired|exhausted|low|dizzy)"
)
_OWN = re.compile(
    rf"\bi(?:'m| am) (?:{_WORD}|{_DRUG} ){{0,3}}{_FINDING}(?! (?:patient|case|clinic))"
    rf"|\bi{_ASIDE} (?:also |then |just |recently )*(?:got|get|had|have had|developed|suffered|suffer) "
    rf"(?:an? |some |from |with |bad |severe |mild |acute )*{_FINDING}"
    rf"|\bi (?:really |simply |just )?(?:can'?t|cannot|couldn'?t|could not|can not|don'?t|do not|didn'?t|never) "
    rf"(?:tolerated?|stomach|keep down|cope with) (?:the |any |my )?[{_DRUG}]|(?<!type )(?<!class )\bi {_FINDING}"
    rf"|\bi(?:'ve|ve| have) (?:now |already |also )?(?:failed|been through) (?:both |all )?"
    rf"(?:{_DRUG}|{_NUMBER}|\d|two|three|four|several)(?! (?:of (?:her|his|them)|patients?|pts?|cases?))"
    r"|\bmy own case\b"
    r"|\b(?:will|would|might|could|do) i (?:get|feel|notice|lose|put on)\b[^.?!]{0,30}\b(?:from|on|with|by) "
    rf"(?:the |my )?{_DRUG}\W*$"
    rf"|\bi{_ASIDE} (?:take|took|was (?:given|put on)|am on) (?:{_WORD})?[{_DRUG}{_NUMBER}]"
    r"|\b(?:so (?:that )?i can|should i|must i) (?:then |now )?ask (?:for|about|them|to be)\b"
    rf"|{_ANY}[^.?!]{{0,60}}\b(?:{_TO_ME}|that(?:'s| is) me)\b"
    rf"|\b{_TO_ME}\b[^!]{{0,60}}{_ANY}"
    rf"|\bif (?:it|this) (?:was|were) you\b[^!]{{0,60}}{_ANY}"
    rf"|\b{_FEELING}\b[^!]{{0,80}}{_ANY}|{_ANY}[^!]{{0,80}}\b{_FEELING}\b"
    # Who comes off a drug is who swallows it; "I" stands in front or is left out
    rf"|(?:^|[.,;?!] ?|\bi |\bi'd |\b(?:so|and|but) )(?:would |really |just |do |now )*"
    rf"(?:want|like|love|hope|hoping|keen|thinking|plan|planning|trying) (?:to |of |about )*"
    rf"(?:come|coming|get|getting|go|going|stopp?(?:ing)?) (?:off )?(?:the |my )?{_DRUG}"
    rf"(?: by myself| on my own| myself|[^?!]{{0,60}}\b(?:i|my|me)\b)"
    rf"|(?:^|[.,;!?] ?)(?:so |very |really |a bit |quite )*(?:scared|terrified|frightened|fed up|afraid|sick) "
    rf"(?:of|with|about) (?:the |taking )?{_DRUG}"
    r"|\b(?:what|which) (?:second.line |drug |treatment |medicine |options? |alternatives? )+"
    r"(?:should |could |can |do )?(?:we|i) (?:should |could |can |need to )?ask (?:for|about)\b"
    r"|(?:^|[.?!;-]\s*)(?:that(?:'s| is|s) me|all (?:this|that) (?:is|was) me|from a patient|a patient)\W*(?:$|[.?!])"
    rf"|{_ANY}[^?!]{{0,80}}(?:^|[.?!;-]\s*)(?:that(?:'s| is|s) me|mine)\b"
    rf"|\b(?:start|starting|started|take|taking|having|stopped|stopping) mine\b"
    rf"|^(?:have had|have been|have got|am(?! i\b)|was told|been told|been prescribed|prescribed to me)\b[^?!]*{_ANY}"
    rf"|\b(?:fail(?:ed|ing)?|had|have|took|take|taking|tried|been on)\b[^.?!]{{0,30}}{_ANY}[^.?!]{{0,12}} myself\b"
    rf"|\b(?:since|when|because|after|before|until|while|if) i "
    rf"(?:began|started|went on|came off|stopped|gave up|quit|ran out of|got|took)"
    rf" (?:on |the |taking )*{_DRUG}(?! (?:on|in) )"
    rf"|{_DRUG}[^.?!]{{0,12}}\b(?:gave|gives|giving|caused|causes|left) me (?:\w+ ){{0,2}}{_FINDING}"
    rf"|\b(?:is it|it is|it's|would it be) (?:normal|usual|common|ok|okay|bad|expected) (?:to|that i) (?:\w+ )?feel\b"
    rf"[^?!]*{_ANY}"
    r"|\bas an? (?:\w+ ){1,3}(?:with|who has|living with) (?:aih|autoimmune)[^?!]{0,40}\b(?:i|my)\b"
    rf"|(?:^|[,.;-] ?)(?:hi|hello|hey)?,? ?(?:{_NUMBER}|\d{{1,3}})? ?(?:[mfy]|male|female|yo|y/o|new|sufferer)[\s,]*"
    r"here\b(?! (?:in|with|on|for|at|today|now))"
    rf"|{_ANY}[^.?!]{{0,20}}\b(?:since \w+|for {_NUMBER}(?: \w+)?) here\b"
    r"|^\W*(?:long.?time |fellow )?sufferer\b|\bas an? (?:[\w-]+ ){0,3}sufferer\b"
    r"|\btrials? (?:that )?i (?:can|could|might) (?:join|enter|take part|sign up)\b"
    rf"|{_ANY}[^?!]*\b(?:gp|doctor|doc|consultant) (?:is |was )?(?:unsure|not sure|away|on leave|on holiday|clueless)\b"
    r"[^?!]*\b(?:appt|appointment)\b"
    r"|\b(?:i )?manag(?:e|ing) my own (?:bloods|liver|levels|tablets|meds|doses|treatment|aih|care)\b"
    r"|\bdo i have to (?:have|get|undergo)\b"
    r"|\bmy \w+ (?:appointment|leaflet|prescription|check-?up)\b|\bleaflet says\b"
    r"|\bno ?one (?:tells|told|has told|explains|explained|listens to) me\b"
    r"|\b(?:normal|usual|right|safe|high|low) (?:amount|dose|level|number) (?:to be on|for someone like me|to take)\b"
)

_TREATING = (
    r"(?:tak(?:e|ing|en)|took|get(?:ting)?|got|put(?:ting)?|keep(?:ing)?|kept|bring(?:ing)?|brought|mov(?:e|ed|ing)"
    r"|switch(?:ed|ing)?|swap(?:ped|ping)?|start(?:ed|ing)?|commenc(?:e|ed|ing)|stop(?:ped|ping)?|wean(?:ed|ing)?"
    r"|taper(?:ed|ing)?|giv(?:e|en|ing)|gave|had|have|having|hold(?:ing)?|treat(?:ed|ing)?|manag(?:e|ed|ing)"
    r"|look(?:ed|ing)? after|inherit(?:ed|ing)?|took over|taken over|came across|convert(?:ed|ing)?|chang(?:e|ed|ing)"
    r"|leav(?:e|ing)|left|let|dos(?:e|ed|ing)|load(?:ed|ing)?|maintain(?:ed|ing)?|discharg(?:e|ed|ing)|cut|halv(?:e|ed)"
    r"|drop(?:ped|ping)?|withdraw\w*|withdrew|increas(?:e|ed|ing)|reduc(?:e|ed|ing)|raised?|lower(?:ed|ing)?"
    r"|prescrib(?:e|ed|ing)|pausing|paused?|add(?:ed|ing)?)"
)
_SOMEBODY = (
    r"(?:(?:(?:an?|the|this|that|one|two|three|\d|some|several|another|these|those|every|each|elderly|young|older)"
    r"(?: of (?:my|our))?|my|our) (?:[\w'/+-]+ ){0,4}?"
    r"(?:man|men|woman|women|lady|ladies|gentlem[ae]n|chaps?|guys?|lad|teenagers?|teens?|adolescents?|adults?|pts?"
    r"|patients?|people|person|infants?|toddlers?|cases?|cirrhotics?|(?:non-?)?responders?|(?<!my )(?<!our )"
    r"(?:child|children|girls?|boys?|kids?)|\d{1,2}[- ]?(?:yo|y/o|yrs?|years?|f|m|something)\b)|someone|somebody"
    r"|(?:elderly|young|older) (?:people|patients?|ladies|men|women))"
)
_I = r"\b(?:i|we)(?:'ve|'d|'m|'re|'ll| have| had| am| are| would| should| could| can| will| was| were| do)?"
_ADVERBS = (
    r"(?: (?:just|now|also|then|already|recently|only|usually|always|never|safely|best|actually|like|want|need|going"
    r"|about|been|thinking|of|go|to|try|planning|not|rarely))*"
)
_ACTS = re.compile(
    rf"{_I}{_ADVERBS} {_TREATING} (?:(?:off |over |on |up |down |back |in )*(?:him|her|them|his|their)\b(?! own\b)"
    rf"|(?:off |over |on |in )*(?:{_SOMEBODY}|an? (?:[\w-]+ ){{0,2}}{_NUMBER}))"
    # "I've taken budesonide off": off a chart, not out of one's own body
    rf"|{_I}{_ADVERBS} (?:take|took|taken|taking) (?!me\b|my|time\b|(?:a |the )?(?:day|week))(?:the )?\S+ "
    r"(?:off|away)\b"
    rf"|{_I}{_ADVERBS} (?:take|took|taken|taking) (?:away|back) (?!my\b)"
    r"|\b(?:i|we)(?:'ve| have)(?: never| not| rarely| seldom)+ (?:used|given|needed) (?:it|this|that)\b"
    rf"|{_I}{_ADVERBS} (?:take|taking|took|care|caring|cared) (?:care of|for) "
    r"(?:an?|the|this|some|several|two|three|\d+) "
    rf"|{_I}{_ADVERBS} (?:on the fence|in two minds|on call)"
    rf"|\b(?:about|of|by|before|after|when|while) {_TREATING} (?:him|her|them|{_SOMEBODY})"
)

_KIN_WORD = (
    r"(?:mum|mom|mother|dad|father|parents?|wife|husband|partner|sister|brother|son|daughter|girlfriend|boyfriend|fianc\w+"
    r"|aunt\w*|uncle|gran\w*|cousin|niece|nephew|friend|neighbour|own)"
)
# A grown-up called by an age alone, or "mine", is a patient; a relative is called by what they are.
PATIENT_OF_MINE = re.compile(
    rf"\b(my|our) ((?!{_KIN_WORD}\b)[\w-]+ ){{0,4}}(1[89]|[2-9]\d) ?([mf]|yo|y/o|year[- ]old|yr[- ]old)\b"
    r"(?! (old )?(son|daughter|mother|father|mum|mom|dad|husband|wife|partner|sister|brother|girl|boy))"
    r"|\b(my|our) (\w+ ){0,2}(non-?|non )?responders?\b"
    r"|^\W*mine (has|is|had|was)\b"
    # A parent of "our 9 year old" says "we" or "I" elsewhere
    r"|^(?!.*\b(we|us|i|me|my|i'm|i've|you|worried)\b).*\bour \d{1,2}[- ](year|yr)[- ]old\b"
    r"(?! (son|daughter|boy|girl|child|twins?))"
)
OF_MINE = re.compile(
    r"\bmy\b(?! (aih\b(?!\W*$)|autoimmune|consultant|boss|registrar|clinic|list|\d"
    r"|\w+ (patient|pt|lady|gentleman|case)))"
    r"|(?<!tell )(?<!give )(?<!show )(?<!remind )(?<!help )\bme\b|\b(myself|mine)\b"
    r"|\bi('m| am|'ve| have|'d)? (am|have|take|was|got|feel|had|been|on)\b|\bi'm\b"
)
NEUTRAL = re.compile(
    r"\b(she|he|they|pts?|patients?|lady|woman|man|mother|family)('s| has| have)? "
    r"(tells?|told|asks?|asked|writes?|texts?) me\b"
    r"|\bfrom me\b|\bmy (options|choices?|next (step|move|option)|best (option|bet|choice)|plan)\b"
    # What somebody who decides thinks of it
    r"|\bi('m| am) ((not|very|quite|fairly|rather|really|a bit) )*(keen|sure|unsure|certain|convinced|tempted|inclined"
    r"|thinking|wondering|considering|planning|reluctant|hesitant|leaning|minded|proposing|reviewing|seeing)\b"
)
# "I am halving the pred every week. 55F AIH": who doses a drug not called theirs, of somebody jotted down
_DOSING = re.compile(
    rf"{_I}{_ADVERBS} (?:cutting|halving|weaning|tapering|reducing|dropping|lowering|raising|increasing|doubling"
    r"|titrating|escalating|uptitrating|stepping) (?:(?:down|up|back|off|on) )*(?!(?:my|mine|our|back)\b)"
    r"(?![^.?!]*\bfe(?:el|lt))"
)
_JOTTED = re.compile(
    r"(?:^|[.,;:!?(-]\s*|\baih[,:]? )(?:(?:pt|patient|aih)\W+)*\d{1,2} ?(?:yo |y/o )?(?:[mf]|male|female)\b"
    r"(?!(?:\W+\w+){0,2}\W+here\b)"
)
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|me|my|mine|myself|we|us|our|you|your|im|ive)\b")
_PRESCRIBES = re.compile(
    rf"{_I}{_ADVERBS} (?:give|gave|giving|add|adding|withhold|prescrib\w+|offer\w*|administer\w*|vaccinat\w+|refer\w*"
    r"|monitor\w*|counsel\w*|advise|screen|image|titrat\w+|recommend\w*|dose|load"
    r"|(?:tell|say to) (?:her|him|them|(?:the|an?|my) (?:pt|patient|family|parents)|patients))\b"
    r"(?! (?:up|in|birth|my|me|myself)\b)"
)
_LEFT_OUT = re.compile(
    r"(?:^|[.,;!?-]\s*)"
    r"(?:(?:hi|hello|hey|help|please|so|really|very|still|just|newly|recently|always|also|and|but)\W+)*"
    r"(?:tired|sick|scared|worried|afraid|fed up|diagnosed|dx|took|forgot\w*|missed|been|feel\w*|felt|gain\w*|losing"
    r"|lost|had|have|got|getting|started|stopped|told|taking|living|suffering|trying|pregnant|any ?one|does any ?one"
    r"|want\w*|need|wish|is it|will it|would it)\b"
)
_QUOTED = re.compile(r"[\"\u201c\u201d][^\"\u201c\u201d]+[\"\u201c\u201d]|(?<!\w)'(?:[^']|'(?=\w))+'(?!\w)")
# What somebody said, and not a word or a finding that was read to whoever writes
_SPEECH = re.compile(r"\w+\W+\w+\W+\w+\W+\w+")
_OURS_AT_HOME = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:mum|mom|mother|dad|father|wife|husband|partner|sister|brother|son|daughter|child|girl"
    r"|boy|kid|twins?|baby|aunt\w*|uncle|gran\w*|friend|nephew|niece)\b"
    r"|\b(?:we|we're|us) (?:are |were |'re )?(?:worried|scared|told|both|just|parents)\b|\b(?:worried|scared)\b"
)
# Who is quoted, or results and records that whoever quotes has before them
_SAID_BY = re.compile(
    r"\b(pts?|patients?|residents?|she|he|her|lady|woman|man|gentleman|mother|family|\d{2} ?[mf]|level|alt"
    r"|6-?(?:tgn?|mmp)|tgn|mmp|igg|inr|anc|trough"
    r"|records?)\b|\d ?(mg|kg)\b"
)


def of_ones_own(lowered: str, mentions: Mentions) -> bool:
    """Whether a lower-case message tells of the writer's own illness: a first person beside what was found in it, and
    nobody else whom it could be about.
    """
    skeleton = without_acts(_skeleton(lowered, mentions))
    found = _OWN.search(skeleton)
    return bool(found) and not _PERSON.search(re.sub(r"\b(?:from )?a patient\W*$", "", skeleton))


def tells_of_oneself(text: str) -> bool:
    """Whether a message has words of the writer's own body or treatment, outside of what it quotes."""
    return bool(OF_MINE.search(NEUTRAL.sub("", without_acts(without_quotes(text.lower().replace("\u2019", "'"))))))


def without_acts(lowered: str) -> str:
    """The message without what a first person does to somebody else: takes him off, puts a lady on, stops her drug."""
    left = _DOSING.sub(" treating ", lowered) if _doses_somebody(lowered) else lowered
    return _PRESCRIBES.sub(" treating ", _ACTS.sub(" treating ", left))


def _doses_somebody(lowered: str) -> bool:
    """Whether a first person lowers or raises a dose that is not called theirs, beside an age and sex jotted down."""
    return bool(_DOSING.search(lowered) and _JOTTED.search(lowered))


def of_ones_patient(lowered: str) -> bool:
    """Whether a lower-case message is of a patient called as the writer's by an age ("swap my 50M to MMF"), and has no
    word of the writer's own body.
    """
    own = OF_MINE.search(NEUTRAL.sub("", PATIENT_OF_MINE.sub("", without_acts(lowered))))
    return bool(PATIENT_OF_MINE.search(lowered) or _doses_somebody(lowered)) and not own


def of_somebody_else(text: str) -> bool:
    """Whether a message of a running case names somebody by a pronoun, and neither the writer's own body or treatment
    nor anybody of theirs: "mum has left the room and she tells me she has a boyfriend".
    """
    lowered = text.lower().replace("\u2019", "'")
    return names_somebody(lowered) and not (tells_of_oneself(text) or _OURS_AT_HOME.search(lowered))


def of_nobody(lowered: str) -> bool:
    """Whether no first person stands in a message, and none is left out before a verb or a feeling ("so tired on")."""
    return not has_a_first_person(lowered) and not _LEFT_OUT.search(lowered)


def names_somebody(lowered: str) -> bool:
    """Whether a lower-case message names a patient, or somebody by a pronoun."""
    return bool(_PERSON.search(lowered))


def has_a_first_person(lowered: str) -> bool:
    """Whether "I", "my", "we", "you" or the like stands in a lower-case message."""
    return bool(_FIRST_PERSON.search(lowered))


def without_quotes(lowered: str) -> str:
    """The message without what it quotes, where what is left tells of somebody who said it."""
    left = _QUOTED.sub(" ", lowered)
    return left if left != lowered and _SAID_BY.search(left) else lowered


def quotes_blanked(text: str) -> str:
    """The message as long as it was, blank where it quotes somebody whom what is left tells of."""
    blanked = _QUOTED.sub(lambda quoted: " " * len(quoted[0]) if _SPEECH.search(quoted[0]) else quoted[0], text)
    return blanked if blanked != text and _SAID_BY.search(blanked.lower()) else text


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
