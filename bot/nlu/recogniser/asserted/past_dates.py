"""When what is over was: years, months, ages and words for long ago, as patterns on the skeleton in clauses."""

from __future__ import annotations

from bot.nlu.recogniser.skeleton import CHILD, ENDING, MENTION, PAUSE, STOP

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
YEAR = r"(?:(?:19|20)\d\d|'\d\d)\b"
COUNT = r"(?:\d+|a|an|one|two|three|four|five|six|eight|ten|twenty|some|many|several|few|a few|a couple of)"
UNIT = r"(?:decades?|years?|yrs?|y|months?|mths?|mos?|winters|summers|springs|autumns)"
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
    rf"(?:(?:{_ENDED}|(?<=treatment))\s{YEAR}|(?:in|during|around|by|circa|back in|before|prior to|until|till|til|"
    r"up to|"
    rf"to)\s+(?:early |late |mid |mid-)?(?:{MONTH}\s+)?{YEAR}|(?<=[(,:\d{PAUSE}])\s*{YEAR}|(?<={MENTION})\s{YEAR}|"
    rf"(?:(?<=and)|(?<=to))\s{YEAR}|(?:in )?{MONTH} {YEAR}|in {MONTH}\b(?!\s*\d)|(?<=[\s(])\d\d?/{YEAR}|"
    r"at (?:the )?age(?: of)? \d\d?\b|when (?:she|he) was (?:\d\d?|an? \w+|younger|little|small|at \w+)\b|in (?:a|"
    r"the|her) (?:previous|first|last) pregnancy|last (?:year|yr|summer|winter|spring|autumn|fall)\b|"
    rf"in (?:the )?(?:early |late )?(?:summer|winter|spring|autumn|fall)(?: of)? {YEAR}|a(?: good| little|"
    rf" long)?[\s{STOP}](?:time|while) (?:ago|back)\b|{COUNT} {UNIT} (?:ago|back|earlier|previously)\b|\b(?:years|"
    r"decades|months|ages|long) (?:ago|back)\b|in the (?:past(?! \d|(?: few| couple of| \w+)? (?:day|week|month|"
    r"year))|distant past|(?:19|20)?\d0'?s|seventies|eighties|nineties|noughties)\b|(?:as|when) an? (?:child|kid|"
    rf"teen\w*|adolescent|student|young \w+)\b|as an? {CHILD}|(?:in|through|throughout|during|all) (?:his|her|"
    r"their) (?:childhood|teens|twenties|"
    rf"thirties|youth)\b|\bx ?\d,? {YEAR}|once upon a time\b|way back\b|back in the day\b|in (?:the old|former|"
    r"bygone|earlier) days\b|in (?:a|another) (?:former|previous|past|earlier)? ?life\b|(?:aeons|eons|yonks|"
    r"decades) ago\b|under (?:her|his|the) (?:previous|last|old|former) (?:team|consultant|hospital|unit|gp|"
    r"doctor)\b|before (?:she|he) (?:moved|came|joined|transferred|was referred)\b|in childhood\b|(?:until|till|"
    r"til) (?:recently|then|last \w+)\b)"
)
_LASTS = r"\s*(?:onwards?\b|(?:-|to|until|till)\s*(?:now|present|date|today|\s*$))"
PAST = rf"(?<!over the )(?<!during the )(?<!since)(?<!since )(?<!from ){_DATE}(?!{_LASTS})"
