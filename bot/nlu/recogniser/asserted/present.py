"""Rules for what is present although a date or an ending stands beside it: a reaction of these days or one that goes
on, a drug taken this morning, taken up again, or had at regular intervals.

Read on the skeleton in clauses, after all that is over, and instead of that alone: "no rash today" stays denied.
"""

from __future__ import annotations

from bot.nlu.recogniser.asserted.past_dates import COUNT, UNIT, YEAR
from bot.nlu.recogniser.rules import LIST, Rule, rule
from bot.nlu.recogniser.skeleton import DRUG, MENTION, PAUSE, REACTION, STOP

_SHORT = rf"[^{STOP}{MENTION[1:-1]}]"
_DOSED = r"(?: \d[\w.]*(?: ?m?g)?(?: \w\w)?)?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_RECENT = (
    r"(?:today|yesterday|overnight|tonight|this (?:week|morning|afternoon|weekend)|last (?:week|night|weekend)|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:\d+|an?|one|two|three|four|five|few|a few|several|a couple of) "
    r"(?:days?|hours?|hrs?|nights?) (?:ago|back|after|later|into)|the other day|just now|(?:two|three|2|3|"
    r"a) weeks? ago|"
    r"a fortnight ago|in the (?:last|past) (?:few )?(?:days?|weeks?|fortnight|month))\b"
)
_GOES_ON = (
    r"(?:persist(?:s|ed|ing)?|ongoing|continu(?:es|ing)|still (?:there|present|going|has (?:it|them)|bad|troublesome|"
    r"a problem)|"
    r"recurs\b|keeps? (?:coming|recurring|returning)|not (?:settl\w+|resolv\w+|gone|better|improv\w+)|"
    r"(?:and )?worse now|"
    r"getting worse|worsening|unresolved|ever since)"
)
_AGAIN = (
    r"(?:re-?started|resumed|reintroduced|recommenced|reinstated|rechallenged|went back on|gone back on|is back on|"
    r"was put back on|took (?:it|them) up again|back on (?:it|them)|on it again|takes it again)\b"
)
_WITHOUT_DOUBT = "".join(
    f"(?<!{word} )" for word in ("be", "if", "or", "to", "not", "never", "n't", "not been", "never been")
)


# An intolerance of the last months is why it is asked: "pancreatitis on aza in March, what next?"
_OF_LATE = (
    rf"(?:last (?:week|month|year|spring|summer|autumn|fall|winter|{_MONTH})|earlier this year|this year|in"
    rf" {_MONTH}(?! \d)|"
    r"(?:\d|a few|several|two|three|four|five|six|a couple of) (?:weeks?|wks?|months?|mths?) (?:ago|back))"
)
_ASKS_FOR_ANOTHER = (
    rf"[\s,.;:{PAUSE}{STOP}-]+(?:(?:so|and|now|any|the|best)[\s{STOP}]+)*(?:what|which|alternatives?|options?|next"
    rf"|where|how|can|"
    rf"could|should|would|is|do|does|advice|suggestions?|second[ -]line|{LIST}\s*[?{STOP}])[^\n]*$"
)
_NOTHING_SINCE = r"^(?![^\n]*\b(?:currently|since|presently|ever since|at present)\b)[^\n]*?"


def _present(pattern: str, kinds: str) -> Rule:
    return rule("affirmed", pattern, kinds, instead_of="historical")


RULES: tuple[Rule, ...] = (
    # "pancreatitis on Tuesday, stopped", "rash two days after the first dose"
    _present(rf"(?P<scope>{REACTION}){_SHORT}{{0,25}}?\b{_RECENT}", REACTION),
    _present(
        rf"\b(?:(?<!until )(?<!till )(?<!ok )(?<!fine )(?<!well ){_RECENT}|recent(?:ly)?)[\s,{PAUSE}]{_SHORT}{{0,25}}?"
        r"(?P<scope>" + rf"{LIST})(?!{_SHORT}{{0,10}}\b(?:settled|resolved|gone)\b)",
        REACTION,
    ),
    # "vomiting began in January and persists"
    _present(rf"(?P<scope>{REACTION})[^.;\n{MENTION[1:-1]}]{{0,45}}?\b{_GOES_ON}", REACTION),
    # "took MMF this morning", "last took her tac at 8 pm"
    _present(
        rf"\b(?:took|taken|had|given|got) (?:her |his |the )?(?P<scope>{LIST}){_DOSED} (?:{_RECENT}|"
        r"at \d\d?(?:[:.]\d\d)? ?(?:am|pm|o'clock|h)\b)",
        DRUG,
    ),
    # "stopped in 2018 but restarted in 2020"; "can it be restarted" asks for it
    _present(
        rf"(?P<scope>{DRUG})[^{DRUG}.\n]{{0,60}}?{_WITHOUT_DOUBT}\b{_AGAIN}",
        DRUG,
    ),
    # "diabetes since starting pred in 2018", "tremor after switching to tac in 2023", "aza to MMF last year"
    _present(
        r"\b(?:since|after|on|upon|following|when) (?:(?:start|commenc|introduc|add|begin|increas)\w*ing"
        r"|(?:switch|chang|mov|"
        rf"convert|go)ing (?:over )?(?:on)?to) (?:the |her |his )?(?P<scope>{LIST})(?![^\n]*\b(?:now"
        rf"|currently) (?:on )?{DRUG})",
        DRUG,
    ),
    _present(
        rf"{DRUG}{_DOSED} (?:to|->|→) (?P<scope>{DRUG})(?= (?:last|in|this|\d+ \w+ ago)\b)(?! in {YEAR} (?:to|->))",
        DRUG,
    ),
    _present(rf"\b(?:re-?started|resumed|reintroduced|recommenced|back on) (?P<scope>{LIST})", DRUG),
    # What she has had for two years, or three times, she has: "has had MMF for two years", "she's had infliximab x3"
    _present(
        rf"\b(?:has|have|she's|he's|'ve) (?:now |only |already |so far )?had (?P<scope>{LIST}){_DOSED} (?:for (?:the "
        rf"(?:last|past) )?(?:\w+ )?{COUNT} (?:days?|weeks?|wks?|{UNIT})|for (?:ages|years|months)|since|x ?\d+|"
        rf"\d+ (?:times|doses|infusions))\b(?!{_SHORT}{{0,25}}\b(?:before|in the past|previously|ago|but|{YEAR}|"
        rf"last|then stopped|stopped)\b)(?!\s*[{PAUSE}{STOP},]\s*(?:now|then|stopped|last)\b)",
        DRUG,
    ),
    # "her last rituximab dose was in March, next in September": the course goes on
    _present(
        rf"\b(?:last|latest|most recent) (?P<scope>{DRUG}) (?:dose|infusion|injection|course)?[^.;\n{DRUG}]{{0,40}}"
        r"\bnext (?:one |dose |infusion |due |planned |booked )*(?:in|on|due|is|next|scheduled|at|planned|booked)\b",
        DRUG,
    ),
    # "hepatitis B remains open before her MabThera in June": that is still to come
    _present(
        rf"\b(?:before|ahead of|prior to) (?:her|his|the)(?: (?:next|first|second|planned|due))? (?P<scope>{DRUG})"
        rf"(?: (?:infusion|dose|start|course))? in {_MONTH}(?! {YEAR})\b",
        DRUG,
    ),
    # "pancreatitis on aza last year, alternatives?", "stopped aza because of nausea last month. next?"
    _present(
        rf"{_NOTHING_SINCE}(?P<scope>{REACTION}(?: \w+)? (?:on|with|from|to|under|after|due to) {DRUG}){_DOSED},?"
        rf" {_OF_LATE}"
        rf"{_ASKS_FOR_ANOTHER}",
        REACTION + DRUG,
    ),
    _present(
        rf"{_NOTHING_SINCE}(?P<scope>{DRUG}{_SHORT}{{0,15}} (?:because of|due to|owing to|for|after|with|by) (?:\w+ )?"
        rf"{REACTION}),? {_OF_LATE}{_ASKS_FOR_ANOTHER}",
        REACTION,
    ),
)
