"""When what is over was: years, months, ages and words for long ago, as patterns on the skeleton in clauses."""

from __future__ import annotations

from bot.nlu.recogniser.skeleton import CHILD, ENDING, MENTION, PAUSE, STOP

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
YEAR = r"(?:(?:19|20)\d\d|'\d\d)\b"
COUNT = r"(?:\d+|a|an|one|two|three|four|five|six|eight|ten|twenty|some|many|several|few|a few|a couple of)"
UNIT = r"(?:decades?|years?|yrs?|y|months?|mths?|mos?)"
# "stopped 2019": a year by itself dates what has ended
_ENDED = "|".join(
    f"(?<={word})"
    for word in (
        ENDING,
        *"stopped discontinued withdrawn ended finished completed failed off removed resolved".split(),
        *"given tried used cured".split(),
    )
)
_DATE = (
    rf"(?:(?:{_ENDED}|(?<=treatment))\s{YEAR}|(?:in|during|around|by|circa|back in|until|till|til|up to|to)\s+"
    r"(?:early |late |mid |mid-)?"
    rf"(?:{_MONTH}\s+)?{YEAR}|(?<=[(,:\d{PAUSE}])\s*{YEAR}|(?<={MENTION})\s{YEAR}|(?:(?<=and)|(?<=to))\s{YEAR}|"
    rf"(?:in )?{_MONTH} {YEAR}|in {_MONTH}\b(?!\s*\d)|(?<=[\s(])\d\d?/{YEAR}|at (?:the )?age(?: of)? \d\d?\b|"
    rf"when (?:she|he) was (?:\d\d?|an? \w+|younger|little|small|at \w+)\b|in (?:a|the|her) (?:previous|first|"
    rf"last) pregnancy|"
    rf"last (?:year|summer|winter|spring|autumn|fall)\b|"
    rf"in (?:the )?(?:early |late )?(?:summer|winter|spring|autumn|fall)(?: of)? {YEAR}|"
    rf"a(?: good| little| long)?[\s{STOP}](?:time|while) (?:ago|back)\b|"
    rf"{COUNT} {UNIT} (?:ago|back|earlier|previously)\b|"
    r"\b(?:years|decades|months|ages|long) (?:ago|back)\b|in the (?:past(?! \d|(?: few| couple of| \w+)? (?:day|"
    r"week|month|year))|distant past|(?:19|20)?\d0'?s|"
    r"seventies|eighties|nineties|noughties)\b|(?:as|when) an? (?:child|kid|teen\w*|adolescent|student|young \w+)\b|"
    rf"as an? {CHILD}|in (?:his|her|their) (?:childhood|teens|twenties|thirties|youth)\b|"
    rf"\bx ?\d,? {YEAR}|once upon a time\b|way back\b|back in the day\b|in (?:the old|former|bygone|earlier) days\b|"
    r"in (?:a|another) (?:former|previous|past|earlier)? ?life\b|(?:aeons|eons|yonks|decades) ago\b|"
    r"under (?:her|his|the) (?:previous|last|old|former) (?:team|consultant|hospital|unit|gp|doctor)\b|"
    r"before (?:she|he) (?:moved|came|joined|transferred|was referred)\b|"
    r"in childhood\b|(?:until|till|til) (?:recently|then|last \w+)\b)"
)
_LASTS = r"\s*(?:onwards?\b|(?:-|to|until|till)\s*(?:now|present|date|today|\s*$))"
PAST = rf"(?<!since)(?<!since )(?<!from ){_DATE}(?!{_LASTS})"
