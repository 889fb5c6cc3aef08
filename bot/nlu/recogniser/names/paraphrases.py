"""Conditions told in other words than their names: "adherence is good", "takes every tablet", "no pregnancy", "G1 at
12/40".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.case.conditions.last_period import late_periods
from bot.nlu.recogniser.cues import cues_of
from bot.nlu.recogniser.matching import Span
from bot.nlu.recogniser.names import childbearing, drinking, stages
from bot.nlu.recogniser.rules import Assertion

_ADHERENCE = r"(?:adherence|compliance|concordance)"
_GOOD = (
    r"(?:good|fine|ok|okay|excellent|perfect|full|confirmed|100 ?%|great|reliable|not (?:an? )?(?:issue|problem)"
    r"|not in doubt)"
)
_DOUBTFUL = r"(?:questionable|doubtful|uncertain|unclear|in question|suspect)"
_BE = r"(?:\s*[:=]|\s+(?:is|was|has been|seems|looks|appears|checked|confirmed))*\s+(?:and |very |really )?"
_HER = r"(?:her|his|the)"
_SHE = r"(?:she|he|they|pt|patient|who)"
_END = r"(?:\W*$|\s*[.,;])"
_TABLETS = r"(?:tablets|meds|medicines?|medication|doses|pills)"
_DRUGS = r"(?:aza\w*|pred\w*|steroids?|mmf|mycophenolate|tac\w*|6-?mp|mercaptopurine|budesonide|imuran)"
_HEDGED = (
    r"(?:mostly|most (?:days|of (?:the time|them|it)|times?|weeks|mornings|nights|doses)|usually|normally|generally"
    r"|more or less|nearly (?:always|all|every day)|almost (?:always|all|every day)|by and large|on the whole"
    r"|when (?:she|he) can|as best (?:she|he) can|apart from a few|except (?:for )?(?:a few|weekends)|if (?:she|he)"
    r" remembers|sometimes|on most days)"
)
# Hepatitis like ours that a medicine brought on: "minocycline-induced AIH"; what a germ or a vaccine did is none
_NO_MEDICINE = r"(?!virus|viral|vaccin|covid|sars|ebv|cmv|hev|pregnan|alcohol|treatment|immun|self)"
_LIKE_OURS = r"(?:aih|auto-?immune(?:[- ]like)? hepatitis|aih[- ]like \w+|auto-?immune[- ]like \w+)"
_KNOWN_FOR_IT = (
    r"(?:nitrofurantoin|macrobid|minocycline|methyldopa|hydralazine|infliximab|ifx|adalimumab|etanercept|golimumab"
    r"|certolizumab|humira|enbrel|remicade|anti-?tnfs?)"
)
_LIVER_TEST = r"(?:alt|ast|lfts?|transaminases|aminotransferases|transaminitis|hepatitis)"
_AUTOIMMUNE_TEST = r"(?:ana|asma|sma|igg|auto-?antibod\w+)"
_PARAPHRASES: tuple[tuple[str, Assertion, str], ...] = (
    # "Takes tablets mostly", "usually takes her meds", "tries to take them": nobody says that all is taken
    (
        "non-adherence",
        "possible",
        rf"(?<!if )(?<!if he )(?<!if she )\b(?:takes?|taking|took) (?:(?:it|them|{_HER}|all|everything|{_TABLETS}"
        rf"|{_DRUGS})\s+){{0,3}}(?:\W+)?{_HEDGED}\b(?! (?:in the|at (?:night|bedtime)|with food|before|after))"
        rf"|\b(?:mostly|usually|more or less|nearly always|sometimes|most of the time) (?:takes|taking"
        rf"|remembers(?: to take)?)"
        rf" (?:all (?:of )?)?(?:(?:it|them|{_HER}|{_TABLETS}|{_DRUGS})\b\s*){{1,3}}"
        r"(?!\s*(?:in the|at|with|before|after|on an?|once|twice)\b)"
        rf"|\b(?:tries|trying|tried) to (?:take|remember) (?:(?:it|them|{_HER}|{_TABLETS}|{_DRUGS})\b\s*){{1,3}}"
        rf"|\b{_SHE} (?:sometimes|occasionally|often) (?:forgets|misses|skips|remembers)\b"
        r"|\b(?:forgets|misses|skips) (?:them |it |some |a few |the odd |the occasional "
        r"|an occasional )?"
        rf"(?:(?:{_TABLETS}|dose|one|tablet) )?(?:sometimes|occasionally|now and again"
        rf"|from time to time|here and there)\b"
        rf"|\b(?:mostly|usually|generally|fairly|reasonably|quite|largely|more or less|roughly) "
        rf"(?:adherent|compliant|concordant)\b|\b{_ADHERENCE}{_BE}(?:fair|patchy|variable|so-?so|mostly ok|mostly good"
        r"|reasonable|moderate|erratic|hit and miss)\b|\b(?:patchy|variable|fair|erratic|reasonable|moderate)"
        rf" {_ADHERENCE}\b",
    ),
    ("non-adherence", "negated", rf"\b{_GOOD} {_ADHERENCE}\b|\b{_ADHERENCE}{_BE}{_GOOD}(?!\w)"),
    (
        "non-adherence",
        "negated",
        rf"\bno (?:issues?|problems?|concerns?|doubts?) (?:with|about) (?:{_HER} )?{_ADHERENCE}\b"
        rf"|\b{_ADHERENCE} (?:checked|confirmed|verified|proven|not in question)\b",
    ),
    (
        "non-adherence",
        "negated",
        r"(?<!non-)(?<!non )(?<!not )(?<!poorly )(?<!n't )(?<!been )(?<!if )(?<!whether )(?<!is she )(?<!is he )"
        r"\b(?:adherent|compliant|concordant)\b(?! with (?:mr|ct))",
    ),
    (
        "non-adherence",
        "negated",
        rf"(?<!not )(?<!n't )\b(?:takes?|taking) (?:every (?:tablet|dose|single \w+)|all (?:of )?{_HER} {_TABLETS}"
        rf"|all of (?:it|them)\b|it all\b|them all\b|all (?={_END})"
        rf"|{_HER} {_TABLETS} (?:reliably|religiously|regularly))\b",
    ),
    # "Now taking properly", "taking her tablets as prescribed since"
    (
        "non-adherence",
        "negated",
        rf"(?<!not )(?<!n't )(?<!not been )(?<!n't been )(?<!if )(?<!whether )(?<!is she )(?<!is he )(?<!unless )"
        rf"\b(?:takes?|taking) (?:(?:it|them|all|everything|of|{_HER}|{_TABLETS}|{_DRUGS}|now)\s+){{0,4}}"
        r"(?:properly|regularly|reliably|religiously|consistently|faithfully|correctly"
        r"|as (?:prescribed|directed|instructed|told))\b(?! not\b)",
    ),
    (
        "non-adherence",
        "negated",
        rf"\b{_ADHERENCE} (?:is |has |now |been |much )*(?:sorted|addressed|improved|restored|resolved|corrected"
        r"|no longer an? (?:issue|problem))\b(?! (?:if|when|after|first))",
    ),
    # "Checked adherence, taking it"
    (
        "non-adherence",
        "negated",
        rf"(?<!not )(?<!n't )(?<!you )(?<!un)\b(?:checked|confirmed|reviewed"
        rf"|went through|asked about) (?:{_HER} )?{_ADHERENCE}"
        rf"(?:[\s,:;-]|\b(?:and|{_SHE}|is|are|says|all|definitely|always|with|pharmacy|levels?)\b)*"
        r"(?:tak(?:ing|es) (?:it|them|all|everything)\b|good\b|fine\b|ok\b|full\b"
        r"|100 ?%|no (?:issues?|problems?|concerns?)\b)",
    ),
    # "it's not adherence, TGN fine"; "not adherence checked" says that nobody looked
    (
        "non-adherence",
        "negated",
        rf"(?<!if )(?<!whether )\bnot (?:(?:an?|about|due to|down to|because of|issue of|problem of|matter of) )*"
        rf"{_ADHERENCE}\b(?! (?:checked|assessed|known|confirmed|clear|discussed|asked|data|yet))",
    ),
    # "says he takes half of them", "takes her tablets when she remembers"; half a tablet is a dose
    (
        "non-adherence",
        "affirmed",
        r"(?<!if )(?<!if he )(?<!if she )\b(?:takes|taking|took) (?:only |about |just |maybe |roughly )*(?:half|"
        r"some|a third|a few|a quarter|"
        rf"every (?:other|second))(?: of)? (?:them\b|(?:{_HER} )?(?:{_TABLETS})\b)"
        rf"|(?<!not )(?<!n't )\b(?:takes|taking) (?:them|it|{_HER} {_TABLETS}) (?:only )?(?:half the time"
        r"|when (?:she|he) (?:remembers|feels like it)|on and off|now and then|some days|every now and again)\b",
    ),
    # "Isn't taking it", "not taking them half the time"; "not taking it yet" or "any more" is another matter
    (
        "non-adherence",
        "affirmed",
        r"(?<!if )(?<!whether )(?<!perhaps )(?<!maybe )(?<!suspect )(?<!think )(?<!thinks )(?<!worried )(?<!that )"
        rf"\b(?:{_SHE}(?:'s| is| was| has)? (?:not|never)|{_SHE} (?:is|was|has)n't)"
        r"(?: been| really| actually| always| even| reliably)*"
        rf" tak(?:ing|en) (?:it|them|any(?: of (?:it|them))?|{_HER} {_TABLETS})\b"
        r"(?! (?:yet|any ?more|now|since|with|at the moment|because|due|currently|for|on))",
    ),
    (
        "non-adherence",
        "possible",
        rf"(?<!\w)\?\s?(?:poor |partial )?{_ADHERENCE}\b|\b{_ADHERENCE}{_BE}{_DOUBTFUL}\b|\b{_DOUBTFUL} {_ADHERENCE}\b"
        r"|\b(?:suspect|think|doubt|wonder if|worry|not sure|not convinced|perhaps|maybe)(?: that)? "
        r"(?:she|he)(?:'s| is|'s been)?"
        rf"(?:n't| not)? (?:actually |really |always |reliably )?taking (?:them|it|everything|all|{_HER} {_TABLETS})\b",
    ),
    # "Probably not taking it", "?not taking them"; "probably not taking it yet" is another matter
    (
        "non-adherence",
        "possible",
        rf"(?:\b(?:probably|likely|possibly|perhaps|maybe|i suspect|we suspect|suspect|i think"
        rf"|seems|appears|apparently)"
        rf"(?: (?:that )?{_SHE}(?:'s| is)?)?(?: to be)?|\?) ?not (?:really |actually |always |reliably |even )*taking "
        rf"(?:it|them|any|all|(?:{_HER} )?(?:{_TABLETS}|{_DRUGS}))\b(?! (?:yet|any ?more|now|since|because|due))",
    ),
    (
        "non-adherence",
        "possible",
        r"\b(?:swears?|insists?|claims?|promises?|adamant)(?: (?:to me|blind))?(?: that)?"
        r" (?:s?he|they)(?:'s| is| does| has)?"
        r"(?: been| always| still)? tak(?:es?|ing|en) (?:it|them|everything|all|(?:her|his|the|every) \w+)",
    ),
    (
        "alcohol",
        "negated",
        r"\b(?:does(?:n't| not)|don't|do not|never) drinks?\b(?! (?:grape|enough|water|coffee|milk))|\btee-?total\w*"
        r"|\bnon-?drinker\b",
    ),
    (
        "pregnant",
        "negated",
        r"\b(?:denies|denied|no|excluded|ruled out)\s+(?:any |current |ongoing )*pregnancy\b"
        r"(?! (?:plan|wish|test|intention|desire|data))"
        r"|\bpregnancy (?:was |has been |is )?(?:excluded|ruled out|denied)\b",
    ),
    # "ALT normal only above 12.5 mg of pred", "relapses whenever pred is under 10"
    (
        "steroid-dependent",
        "affirmed",
        r"\b(?:normal\w*|quiet|settle[sd]?|controlled|in remission) only (?:when )?"
        r"(?:above|over|(?:on|with) (?:more than|at least)) \d+(?:\.\d+)?\s?(?:mg )?(?:of )?(?:pred\w*|steroids?)\b"
        r"|\b(?:flares?|relapses?|rebounds?|breaks through) (?:every time|each time|whenever|when|if) "
        r"(?:the |her |his )?(?:pred\w*|steroids?)(?: dose)? (?:is |goes |drops |falls |gets |comes )?(?:down |to )?"
        r"(?:under|below|less than)\b",
    ),
    ("pregnant", "possible", r"(?<!\w)\?\s?pregnancy\b|\bpregnancy (?:is )?(?:possible|not (?:excluded|ruled out))\b"),
    *drinking.ALCOHOL,
    *childbearing.PREGNANT,
    ("hepatitis-b", "affirmed", r"\b(?:hbv|hep(?:atitis)? ?b)[ -]?dna\W{0,3}(?:is|was|of|level)?\W{0,3}[1-9]\d+\b"),
    # Both alleles are ones without function, by names that only TPMT has
    ("tpmt-deficient", "affirmed", r"\*3[abc]\s?/\s?\*(?:2|3[abc])\b|\*2\s?/\s?\*3[abc]\b"),
    *childbearing.WISHES,
    (
        "contraception",
        "affirmed",
        r"(?<!is )(?<!if )(?<!whether )(?<!what )\bcontracepti(?:on|ve cover)"
        r"(?:\s*[:=?-]|\s+(?:is|are|was|has been|all|now|already))*"
        r"\s*(?:yes|sorted|covered|adequate|secure|arranged|established|in place|ok|okay|fine|taken care of)\b"
        r"|\b(?:adequate|good|secure|established|ongoing) contraception\b"
        r"|\bon (?:the |an? )?(?:ocps?|coc|pop|mini-?pill)\b"
        r"|\b(?:has|have|got|with) (?:the|an?|her) (?:contraceptive )?(?:implant|coil)\b"
        r"|(?<!dental )(?<!breast )(?<!cochlear )(?<!lens )(?<!no )(?<!hip )\bimplant"
        r" (?:is )?(?:in situ|in place|in (?:her |the |left |right )*arm)\b",
    ),
    (
        "transplanted",
        "affirmed",
        r"\b(?:liver (?:transplant(?:ation|ed)?|tx|graft)|olt|transplant(?:ed)?)(?: for (?:aih|autoimmune hepatitis))?"
        r"[\s,(]+(?:in |back in |since )?(?:(?:19|20)\d\d|'\d\d|\d+ ?(?:years?|yrs?|y) (?:ago|back))\b"
        r"|(?<!for )(?<!await )(?<!awaiting )\b(?:s/p )?(?:lt|olt|ltx|oltx|ddlt|ldlt)\b[^.;,?!]{0,20}"
        r"\b(?:\d+ ?\w+ (?:ago|back)|recipient|in (?:19|20)\d\d)\b",
    ),
    (
        "dili",
        "affirmed",
        rf"\b{_NO_MEDICINE}[a-z][\w-]{{3,}}?[- ](?:induced|triggered|associated|related) {_LIKE_OURS}\b"
        r"|\b(?:aih|auto-?immune)[- ]like (?:hepatitis|liver injury|picture|liver disease)\b"
        rf"|\b{_LIKE_OURS} (?:caused by|triggered by|induced by|due to|secondary to|from|after|since|on) "
        rf"(?:\w+ )?{_KNOWN_FOR_IT}\b",
    ),
    # A medicine known for it, a liver test and an antibody told of one patient: it has to be thought of
    (
        "dili",
        "possible",
        rf"\b{_KNOWN_FOR_IT}\b[^?!]{{0,60}}\b{_LIVER_TEST}\b[^?!]{{0,40}}\b{_AUTOIMMUNE_TEST}\b"
        rf"|\b{_LIVER_TEST}\b[^?!]{{0,40}}\b{_AUTOIMMUNE_TEST}\b[^?!]{{0,60}}\bon {_KNOWN_FOR_IT}\b",
    ),
    # "Hasn't taken it for 2 months", "admits to not taking MMF for 2 months due to exams"
    (
        "non-adherence",
        "affirmed",
        rf"(?<!if )(?<!whether )\b(?:hasn't|has not|hasnt|haven't|not|stopped)(?: been| really"
        rf"| actually)* (?:taken|taking|took)"
        rf" (?:(?:any|all|{_HER}|of|it|them|{_TABLETS}|{_DRUGS})\b\s*){{1,4}}(?:for|in|over) (?:(?:the|last"
        rf"|past|about|over|at"
        r" least|nearly|almost)\s)*(?:\d+|an?|two|three|four|five|six|several|a few) ?(?:d|days?|weeks?|wks?"
        r"|months?|mths?"
        r"|/7|/52|/12)\b(?! (?:now )?(?:because|due to|as|since) (?:of )?(?:the )?(?:side|nausea|vomit|rash"
        r"|diarrh|pregnan|surg"
        r"|infect|chemo|neutrop|counts?|pancrea))"
        rf"|\badmi(?:ts|tted|tting) (?:to )?(?:not|never) (?:really |actually |always )?taking (?:(?:{_HER}|it"
        rf"|them|{_TABLETS}"
        rf"|{_DRUGS})\b\s*){{1,3}}",
    ),
    # The letters alone are as well a title ("for Ms Smith") or morphine
    (
        "demyelination",
        "affirmed",
        r"\b(?:turn(?:ed|s) out(?: to be)?|prove[dn]? to be|actually|diagnosed (?:as|with)|found to have)\s+ms\b"
        r"|\bfor (?:her |his |relapsing |active )?ms\b(?=\s*(?:$|[.,;:)?!\n]|\b(?:and|since|by)\b))",
    ),
    *childbearing.BREASTFEEDS,
    *stages.STAGES,
    (
        "gi-bleed",
        "affirmed",
        r"\b(?:vomit(?:s|ed|ing)?|threw up|throw(?:s|ing) up|brought up|bring(?:s|ing) up|puk(?:ed|ing)|sick with)"
        r"(?: (?:up|some|a|bit|lot|little|of|fresh|bright|red|dark|frank|clots? of)){0,4} blood\b",
    ),
    (
        "pregnant",
        "affirmed",
        r"(?<![\d/])(?<!bp )(?<!bp of )(?<!pressure )(?:4[0-3]|[1-3]?\d)(?:\+\d)?\s?/\s?40\b(?!\s?(?:mg|u|iu|kg))",
    ),
)
_COMPILED = tuple(
    (value, assertion, re.compile(pattern), cues_of(pattern)) for value, assertion, pattern in _PARAPHRASES
)


def paraphrased(text: str) -> Iterator[tuple[Span, Assertion]]:
    """What is told so, with its place; of overlapping ones the first."""
    lowered = text.lower() if len(text.lower()) == len(text) else text
    lowered = lowered.replace("’", "'")
    taken: list[Span] = []
    for value, assertion, pattern, cues in _COMPILED:
        if cues and not any(cue in lowered for cue in cues):
            continue
        for found in pattern.finditer(lowered):
            span = Span("condition", value, found.start(), found.end())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield span, assertion
    for start, end in late_periods(lowered):
        span = Span("condition", "pregnant", start, end)
        if not any(span.overlaps(other) for other in taken):
            yield span, "possible"
