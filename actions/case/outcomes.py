"""What a message says each drug did, and which are being taken."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from actions.case.mentions import SENTENCE_END, Mention, Mentions, in_a_question
from actions.case.patient import SECOND_LINE, STEROIDS, THIOPURINES, Outcome, Reaction

NAME = "\ue000"  # a drug's name in the text the patterns look at
_LISTED = rf"(?:{NAME}+|(?:cortico)?steroids?\b)"
_COORDINATED = rf"(?:(?:\s*[,/]\s*{NAME}+)*\s*,?\s*(?:\band\b|&|\+|\bplus\b|\bwith\b|\bthen\b|/)\s*{_LISTED})?"
_OBJECT = rf"(?!\s+(?:to |on |both |with |of )*{NAME})"  # "rituximab for AIH, failed MMF": it is MMF that failed
INVERTED = "is|are|can|could|should|would|shall|what|how"  # before a drug: a question about it begins
FAILED_AFTER = re.compile(
    rf"^{_COORDINATED}([\s-]*non[\s-]?respon\w+(?! rate)|[^.;?{NAME}]{{0,35}}?\b(fail(s|ed|ing|ure)?\b{_OBJECT}"
    r"|no(t|t? been)? (work|respon|enough|better|suffi)"
    r"|(did|has|does|is|was)(n'?t| not) (been )?(work|help|respon|enough|suffi)|ineffective"
    r"|no (effect|response|joy|improvement|benefit|good|use)\b"
    r"|useless|hopeless|(did|done) nothing|did(n'?t| not) (do|hold|touch|shift|budge|settle|normali[sz]e)"
    r"|(won'?t|will not|does(n'?t| not)|refus\w+ to) (budge|shift|settle|normali[sz]e|come down)"
    r"|partial(ly)? (respon\w+|effect\w*)(?! rate)"
    r"|(incomplete|suboptimal|inadequate|insufficient|poor) (respon\w+|effect|control)(?! rate)"
    r"|(stopped|never) (work\w*|help\w*)|lost (its )?(effect|response)"
    r"|without (much |any )?(effect|success|benefit|response)|lack of (response|effect|efficacy|benefit)))"
)
_FAILED_BEFORE = re.compile(
    r"\b(fail(s|ed|ing|ure)?( of| on| to| both)?|despite|refractory to|not respond(ing|ed)? to|no response to"
    r"|non-?\s?respon(se|ders?|sive)( to)?"
    r"|(partial|incomplete|insufficient|inadequate|suboptimal|poor) (biochemical )?"
    r"(resp(onse)?|remission|control)(?! rate)( to| on| with)?"
    r"|partial(ly)? respon(ded|der|ding)( to)?|lost (her |his )?response (to|on)"
    rf"|((did|does|do|has|have|had|was|is)(n'?t| not)|never|not) (really |fully |quite |ever |been |yet )*"
    r"(normali[sz]ed?|respond(ed)?|settled?|controlled|improved?|come (down|right)|came (down|right)|held"
    r"|got(ten)? (better|into remission)|reach(ed)? \w+|achieved? \w+|in remission|better)"
    rf"\b[^.;?,{NAME}]{{0,20}}\b(on|to|with|despite))\s+"
    rf"([^.;?,{NAME}]{{0,25}}{NAME}+[^.;?,{NAME}]{{0,20}}(,|\band\b|&|\+|/|\bplus\b|\bthen\b)\s*)*"
    rf"((?!\b(now|currently|presently|but|{INVERTED})\b)[^.;?,{NAME}]){{0,25}}$"
)
_THEN_ON = re.compile(r",\s*(so |and )?(now )?on\s+$")
# "Failed: aza (no response), MMF 2 g, tac": of a list under such a heading every drug failed
_HEADING = re.compile(r"\bfail(ed|ures?)( (drugs?|agents?|treatments?|therapies|lines?))?( so far)?\s*[:=]\s*$")
_ASIDE = re.compile(r"\([^()]*\)")
# "Failed aza and MMF, tac started": the list is closed by its "and", what follows the comma tells of itself
_CLOSED_BEFORE = re.compile(rf"{NAME}[^.;?,{NAME}]{{0,12}}(\band\b|&|\+|\bplus\b)\s*{NAME}+[^.;?,{NAME}]{{0,12}},\s*$")
_OF_THE_LIST = re.compile(r"^\s*([,/&+.;?!)]|and\b|then\b|plus\b|too\b|as well\b|also\b|all\b|both\b|fail|$)")
# "Aza, MMF failed", not "on tac, aza failed"
_LIST_FAILED_AFTER = re.compile(
    rf"^(\s*[,/]\s*{NAME}+)+\s+((have|has|had|both|all) )*"
    r"(fail(ed|ures?)?\b|not work|no (effect|use|good))"
)
_LIST_BEGINS = re.compile(r"(^|[.;:!?\n(]|\b(prior|previous|previously|tried|had|both|aih|with))\W*$")
_NEITHER_BEFORE = re.compile(rf"\bneither\s+({NAME}+\s*,?\s+nor\s+)*$")
_CONTROLLED_AFTER = re.compile(
    rf"^(\s*,?\s+nor\s+{NAME}+)*\s+(has |have |had |really )*(controll|work|help|held|hold|settl|normali|touch)"
)
_TRIED_BEFORE = re.compile(
    r"\b(after(?! (start|add|commenc|initiat|introduc|beginn|switch|chang|mov|go|increas|reduc)\w*)"
    r"|tried|previously|had|stopped|came off|off)\b[^.;?,]{0,25}$"
)
# "After 5 weeks of pred 40 + aza", not "MMF after 5 weeks of aza"
_FOR_A_WHILE = re.compile(
    rf"(^|[.;?!,])[^.;?!,{NAME}]*\bafter (just |only |about |nearly )?(\d+|a|two|three|four|five|six|eight) ?"
    rf"(weeks?|wks?|months?|mths?|mo|years?|yrs?|/52|/12)\b( of| on)?[^.;?,]{{0,25}}$"
)
_BESIDE = 8  # characters
_STOPPED_BEFORE = re.compile(
    r"\b(stopping|stopped|withdrawal of|withdrawing|came off|off|discontinu\w+)\b[^.;?,]{0,25}$"
)
_STOPPED_AFTER = re.compile(r"^\s*(was |been |now |has been )?(stopped|discontinued|withdrawn|ceased)\b")
# A drug is spoken of, not taken: "thoughts on infliximab"; "on balance"
_SPOKEN_ON = "".join(
    f"(?<!{word} )"
    for word in (
        "keen thoughts thought views view opinion opinions advice advise guidance data evidence information info"
        " experience question word take literature studies papers anything something stance position decided deciding"
    ).split()
)
_ON_BEFORE = re.compile(
    rf"\b({_SPOKEN_ON}on(?! (balance|reflection|the whole|paper|account|grounds)\b)|takes|taking|receiving|continues"
    r"|maintained on)\b[^.;?]{0,40}$"
)
_ON_AFTER = re.compile(
    rf"^{_COORDINATED}\s*,?\s*(\d+(\.\d+)?\s?(mg|g)?(/kg)?\s?(bd|od|tds|daily|/day)?\s*)?"
    r"(now\b(?!\s*\?)|((re)?started|added|commenced|begun|introduced)\b(?=.{0,25}\b(ago|last|in|since|on)\b)"
    r"|since\b|for \d|x ?\d"
    r"|(?<=\s)\d+ ?(weeks?|wks?|months?|mo\b|yrs?|years?|/12|/52))"
)
# Taken without trouble: "MMF fine so far", "tac well tolerated", "tac currently"
_WELL_AFTER = re.compile(
    rf"^{_COORDINATED}[\s,:]*((is |was |has been )?(well tolerated|tolerated well|tolerated fine"
    r"|going well|working|holding)\b"
    r"|currently|at present|presently"
    r"|(is |so far |seems )?(fine|ok|okay)( so far| for \d+ \w+)?\s*($|[.,;)]| and | but ))"
)
_NOW_BEFORE = re.compile(
    r"\b(now|currently|presently|at present|tolerat(es|ing)"
    r"|(moved|switched|changed|converted|swapped|came|went|put)( her| him)?( on| over)? to"
    r"|started( her| him)?( on)?|commenced( on)?|put (her|him) on)\s*(tab |inj |low dose |with )?$"
)
# "Failed aza, tac dose?": what is asked of the drug behind the comma
_ASKED_OF_AFTER = re.compile(r"\s*(starting )?(dos(e|es|ing)|trough|levels?|target|monitoring|side effects|safe|ok)\b")
_SAME_AFTER = re.compile(r"^[\s:,(-]*(ditto|the same|same|likewise|similarly)\b")
_NO_HARM_BETWEEN = re.compile(r"\s*(on|with|from|to)\s+(the )?")
# Between words for intolerance and the drugs they speak of
_JOINED = re.compile(r"\s*(of|to|on|with|both)\s+(both |the |her |his )*")
_BLANKS = re.compile(r"\s*")
_TO_THE_WORD = re.compile(r"[\s(:-]*(was|were|is|are|both|all|also|then|too|\d+ ?(mg|g)?|\s)*\s*")
_AND = re.compile(r"\s*(/|\+|&|and|or)\s*(also |both )?")
_AND_ALSO = re.compile(r"\s*(,|/|\+|&|and|or|,? ?and|then)\s*(also |both )?")
_SENTENCE_START = re.compile(r"[.;!?\n](?!\d)")


def masked(text: str, mentions: Mentions) -> str:
    """The lower-case message with every drug's name written as one repeated character, and what is no word of an
    outcome blank: in "tacrolimus in heart failure" no drug fails. Places stay the same.
    """
    pieces = list(text.lower())
    if len(pieces) != len(text):
        pieces = list(text)
    for mention in mentions.of("condition"):
        pieces[mention.start : mention.end] = " " * (mention.end - mention.start)
    for mention in mentions.of("drug"):
        pieces[mention.start : mention.end] = NAME * (mention.end - mention.start)
    return "".join(pieces)


def culprits(mentions: Mentions) -> tuple[Mention, ...]:
    """Drugs the message says were or are given."""
    return tuple(m for m in mentions.of("drug") if m.assertion in ("affirmed", "historical"))


def outcomes(
    text: str,
    intents: tuple[str, ...],
    mentions: Mentions,
    reactions: tuple[Reaction, ...],
    dosed: Collection[str],
) -> tuple[dict[str, Outcome], tuple[str, ...]]:
    """What each drug did, and which are being taken: among them the `dosed`, of which the message tells the dose of a
    patient.
    """
    skeleton = masked(text, mentions)
    tried: dict[str, Outcome] = {}
    current: list[str] = []
    levelled = {
        measure.drug for measure in mentions.measures if measure.name == "trough"
    }  # a level is of what is taken
    for mention in culprits(mentions):
        before, after = skeleton[max(0, mention.start - 80) : mention.start], skeleton[mention.end : mention.end + 60]
        drug = mention.value
        if _STOPPED_BEFORE.search(before) or _STOPPED_AFTER.match(after):
            tried[drug] = "stopped"
        elif _failed(before, after) or _under_heading(mention, skeleton):
            tried[drug] = "insufficient"
        elif mention.assertion == "historical":
            tried.setdefault(drug, "tried")
        elif (
            _ON_AFTER.match(after)
            or _FOR_A_WHILE.search(before)
            or _taken_well(mention, mentions, text, before, after)
            or _not_taken_well(mention, mentions)
        ):
            current.append(drug)
        elif _TRIED_BEFORE.search(before):
            tried.setdefault(drug, "tried")
        elif _ON_BEFORE.search(before) or drug in dosed or drug in levelled:
            current.append(drug)
    for reaction in reactions:
        if reaction.drug:
            tried[reaction.drug] = "not tolerated"
    for drug in _named_as_not_tolerated(mentions, text):
        tried[drug] = "not tolerated"
    tried |= _same_as_before(mentions, skeleton, tried)
    asked_about = {m.value for m in culprits(mentions) if _apart_in_a_question(m, text)}
    tried |= _by_intent(intents[0] if intents else "", mentions, reactions, {*tried, *current, *asked_about}, tried)
    return tried, tuple(drug for drug in dict.fromkeys(current) if drug not in tried)


def _by_intent(
    intent: str,
    mentions: Mentions,
    reactions: tuple[Reaction, ...],
    settled: set[str],
    tried: dict[str, Outcome],
) -> dict[str, Outcome]:
    """What the message as a whole reports of a drug of which no word tells what it did; of `settled` drugs one does, or
    they are only asked about.
    """
    told = dict.fromkeys(m.value for m in culprits(mentions) if m.value not in settled)
    second = [drug for drug in told if drug in SECOND_LINE]
    blamed = any(reaction.drug for reaction in reactions)
    if intent == "second_line_failed" and not any(drug in SECOND_LINE for drug in tried):
        if "insufficient" in tried.values():
            return {}  # words name what failed, and it was the first line
        return dict.fromkeys(second, "insufficient")
    if intent == "intolerance_to_second_line" and not blamed:
        return dict.fromkeys(second, "not tolerated")
    if intent == "intolerance_to_azathioprine" and "not tolerated" not in tried.values() and not blamed:
        return dict.fromkeys((drug for drug in told if drug in THIOPURINES), "not tolerated")
    return {}


def ended(drug: Mention, mentions: Mentions, text: str) -> bool:
    """Whether the message says that a drug was given and is over."""
    skeleton = masked(text, mentions)
    before, after = skeleton[max(0, drug.start - 80) : drug.start], skeleton[drug.end : drug.end + 60]
    return drug.assertion == "historical" or bool(_STOPPED_BEFORE.search(before) or _STOPPED_AFTER.match(after))


def taken_first(drug: str | None) -> bool:
    """Whether a drug belongs to first-line treatment, which everybody in question has had."""
    return drug in THIOPURINES or drug in STEROIDS


def _apart_in_a_question(drug: Mention, text: str) -> bool:
    """Whether it stands in a question that follows a statement: "... pancytopenia. So 6-MP out too?" """
    return in_a_question(drug, text) and bool(SENTENCE_END.search(text, 0, drug.start))


def _not_taken_well(drug: Mention, mentions: Mentions) -> bool:
    """ "Forgets his aza": who takes it badly takes it."""
    return any(
        m.value == "non-adherence" and 0 <= drug.start - m.end <= _BESIDE for m in mentions.of("condition", "affirmed")
    )


def _under_heading(drug: Mention, skeleton: str) -> bool:
    """Whether it stands in a list under the heading "Failed:"."""
    start = max((m.end() for m in _SENTENCE_START.finditer(skeleton, 0, drug.start)), default=0)
    line = _ASIDE.sub("", skeleton[start : drug.start])
    return bool(":" in line and _HEADING.search(line[: line.rindex(":") + 1]))


def _failed(before: str, after: str) -> bool:
    """Whether words beside the drug say that it did not suffice; "failed aza, on MMF" says it of aza."""
    if _NEITHER_BEFORE.search(before) and _CONTROLLED_AFTER.match(after):
        return True
    if FAILED_AFTER.search(after) or (_LIST_FAILED_AFTER.search(after) and _LIST_BEGINS.search(before)):
        return True
    behind_comma = before.rstrip().endswith(",")
    own_clause = _CLOSED_BEFORE.search(before) and not _OF_THE_LIST.match(after)
    begun = re.match(r"\s*(re)?(started|commenced|added|begun)\b", after)
    named_next = _THEN_ON.search(before) or own_clause or (behind_comma and (_ASKED_OF_AFTER.match(after) or begun))
    return bool(_FAILED_BEFORE.search(before)) and not named_next


def _taken_well(drug: Mention, mentions: Mentions, text: str, before: str, after: str) -> bool:
    """Whether words beside the drug say that it is taken now, or does no harm: "no diarrhoea with MMF"."""
    if in_a_question(drug, text):
        return False
    harmless = any(
        m.end <= drug.start and _NO_HARM_BETWEEN.fullmatch(text.lower()[m.end : drug.start])
        for m in mentions.of("reaction", "negated")
    )
    return harmless or bool(_WELL_AFTER.match(after) or _NOW_BEFORE.search(before))


def _same_as_before(mentions: Mentions, skeleton: str, tried: dict[str, Outcome]) -> dict[str, Outcome]:
    """ "Aza not tolerated, 6MP ditto": the outcome of the drug named before."""
    return {
        drug.value: tried[earlier.value]
        for earlier, drug in pairwise(culprits(mentions))
        if earlier.value in tried and _SAME_AFTER.match(skeleton[drug.end :])
    }


def _named_as_not_tolerated(mentions: Mentions, text: str) -> tuple[str, ...]:
    """Drugs that words for intolerance speak of: those within them or joined to them by "of" or "to", else those right
    before ("aza and MMF not tolerated"), else the one right behind. What follows behind a dash, a comma or a stop is
    something else: "pred intolerance - budesonide dose?"
    """
    drugs = culprits(mentions)
    found: list[str] = []
    for word in (m for m in mentions.of("reason", "affirmed", "historical") if "intolerance" in m.value):
        within = [d for d in drugs if word.start <= d.start and d.end <= word.end]
        if within and within[-1].end == word.end:  # "intolerant of azathioprine" and mycophenolate
            within += _listed_from(drugs, text, word.end, _AND)
        joined = _listed_from(drugs, text, word.end, _JOINED)
        before = _listed_until(drugs, text, word.start)
        behind = [] if before else _listed_from(drugs, text, word.end, _BLANKS)
        found += [drug.value for drug in within or joined or before or behind]
    return tuple(dict.fromkeys(found))


def _listed_from(drugs: Sequence[Mention], text: str, place: int, lead: re.Pattern[str]) -> list[Mention]:
    """The drugs of the list that begins behind a place."""
    listed: list[Mention] = []
    for drug in (d for d in drugs if d.start >= place):
        between = text[place : drug.start].lower()
        if not (_AND_ALSO if listed else lead).fullmatch(between):
            break
        listed.append(drug)
        place = drug.end
    return listed


def _listed_until(drugs: Sequence[Mention], text: str, place: int) -> list[Mention]:
    """The drugs of the list that ends before a place."""
    listed: list[Mention] = []
    for drug in reversed([d for d in drugs if d.end <= place]):
        between = text[drug.end : place].lower()
        if not (_AND_ALSO if listed else _TO_THE_WORD).fullmatch(between):
            break
        listed.append(drug)
        place = drug.start
    return listed
