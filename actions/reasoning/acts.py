"""What a message does to a drug: which one its verb of stopping is about, read by what stands nearest to it, and
whether in the last days; which drug a phrase is about; whether a treatment is running; the blood level aimed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from actions.case.mentions import Mention, Mentions
from actions.knowledge.kinds import Drug

Places = Iterable[tuple[int, int]]
_SENTENCE = re.compile(r"(?:[^.;?!\n]|\.(?=\d))+")
_DENIED = re.compile(
    r"\b(don'?t|do not|never|not to|shouldn'?t|should not|must not|mustn'?t|avoid|rather than|instead of|(?<!why )not)"
    r" (be )?$"
)
_TO_NOTHING = re.compile(
    r"\d( ?mg)?(?: ?(?:ly|od|daily|bd|a day))?[^.;?!]{0,12}?(->|→|=>|>|\bto) ?(0(?![.·/\d])|zero\b|nil\b|nothing\b)"
)
# A drug that comes is not the one that goes: "stop it and go MMF only"
_COMES = re.compile(r"\b(to|onto|go|going|start\w*|commenc\w*|try|give|add\w*|use|using) (just |only |with |on )?$")
# "Stopped it, on pred 20 now": what is taken since
_TAKEN_ON = re.compile(r"\b(?:on|now|currently|remains|continu\w+|still|takes|taking)\W+(?:(?:on|the|her|his)\W+)*$")
_IT = re.compile(r"\s+(it|this|that)\b")
_LEVEL = re.compile(
    r"(?<![\d.,/·x-])(?:(?P<low>\d{1,2}(?:\.\d+)?) ?(?:-|–|to|and) ?)?(?P<high>\d{1,2}(?:\.\d+)?)"
    r"(?![\d·]|[.,/-]\d| ?(?:%|/|mg|kg|x\b|yo?\b|[fm]\b|h\b|hours?|days?|weeks?|wks?|months?|mths?|years?|yrs?))"
)
_WHERETO = re.compile(
    r"( (level|trough|c0))?( to (run|sit|be|stay|go|settle|hover))?( up)?"
    r" (at|around|about|near|between|in the|to|towards?|up to|into|above|over|>) ?~?(the )?"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_LATELY = re.compile(
    rf"\b(?:yesterday|last night|last week(?:end)?|this week|(?:last|on|since) {_DAY}"
    r"|(?:\d{1,2}|an?|one|two|three|four|five|six|(?:a )?few|(?:a )?couple of) ?(?:d|days?|/7) (?:ago|back|earlier))\b"
)
_FEW_WORDS = 24  # characters
_FURTHER = re.compile(r"\b(?:when|as|since|because|once|now|while|until|after|so)\b")
_CLAUSE_END = re.compile(r"[,;?!\n]|\.(?!\d)")
# Of a treatment that should be running
_ENDS = re.compile(
    r"\b(?:stop\w*|ran out|laps\w+|finish\w*|ended|no longer|until|after (?:the |her |his )?(?:first|second|1st|2nd)"
    r"|skip\w*|instead|omit\w*)\b"
)
_NOT_YET = re.compile(
    r"\b(?:no|not|isn'?t|without|only|if|unless|will|plan\w*|going to|should|would|need\w*|later|refus\w+|declin\w+"
    r"|unnecessary|ran out|never|once|when)\b"
)
_ON = re.compile(
    r"\b(?:on|with|under|taking|takes|receiving|receives|covered by|has|started|established on)\s+(?:the )?$"
)
_RUNNING = re.compile(
    r"\s*(?:\d+(?:\.\d+)? ?mg |od |daily |cover |prophylaxis )*(?:(?:is|was|has been|been|now|already) )*"
    r"(?:established|start\w*|begun|running|in place|since|ongoing|on board|on going|continu\w*|given|for \d|x ?\d|\d)"
)
_CUT = re.compile(
    r"\b(?:reduc\w+|cut|lower\w*|down|dropped|now|already)\b[^.;?]{0,25}\b(?:to|at) (?:about |around |~ ?|one |only )*"
    r"(?:(?P<percent>\d{1,2}) ?(?:%|per ?cent)|(?:an? |one )?(?P<part>quarter|third|half)\b)"
)
_FROM_TO = r"(?:from )?(?P<from>\d+)(?: ?mg)? ?(?:down )?(?:to|->|→) ?(?P<to>\d+)(?! ?%)"
_CLASSES = {"steroid": ("prednisolone", "budesonide")}


def stopped(named: str, verbs: Places, drugs: Iterable[str], in_view: tuple[str, ...]) -> Mapping[str, bool]:
    """The drugs that a message stops or takes to nothing, and of each whether that was in the last days. `named` is the
    message with every drug called by its id, `verbs` are the places of its words of stopping. A verb is about the drug
    of its sentence that stands nearest to it and does not come instead, and without one about those in view.
    """
    places = tuple(place for place in _called(named, drugs) if not _COMES.search(named[: place[0]]))
    acts = [span for span in verbs if not _DENIED.search(named[: span[0]])]
    acts += [(match.start(), match.end()) for match in _TO_NOTHING.finditer(named)]
    found: dict[str, bool] = {}
    for start, end in acts:
        sentence = _sentence(named, start)
        near = [p for p in places if sentence and sentence[0] <= p[0] < sentence[1]]
        if _IT.match(named, end):  # what was named before it
            behind = [p for p in near if not _TAKEN_ON.search(named[end : p[0]])]
            near = [p for p in near if p[1] <= start] or behind
        meant = _nearest(named, near, start, end) if near else in_view
        lately = sentence is not None and bool(_LATELY.search(named, start, sentence[1]))
        for drug in meant:
            found[drug] = found.get(drug, False) or lately
    return found


def spoken_of(named: str, places: Places, drugs: Iterable[str]) -> frozenset[str]:
    """The drugs that a phrase at these places is about: the nearest one of its clause, a few words away at most."""
    called = tuple(_called(named, drugs))
    found: set[str] = set()
    for start, end in places:
        gaps = ((place, named[min(place[1], end) : max(place[0], start)]) for place in called)
        near = [place for place, gap in gaps if len(gap) <= _FEW_WORDS and not _CLAUSE_END.search(gap)]
        found.update(_nearest(named, near, start, end) if near else ())
    return frozenset(found)


def in_place(text: str, mentions: Mentions) -> frozenset[str]:
    """Conditions that are treatments ("hbv-prophylaxis") which a lower-case message says are running: begun, and
    neither stopped, put off nor thought unnecessary.
    """
    if _ENDS.search(text):
        return frozenset()
    return frozenset(m.value for m in mentions.of("condition", "affirmed", "historical") if _runs(text, m))


def cut_to(named: str, drugs: Iterable[str]) -> float | None:
    """The share, in percent, to which a message says that a dose of one of these drugs is or was cut ("from 100 to
    25 mg", "to a quarter", "down to 25 %"); None without one.
    """
    called = rf"\b(?:{'|'.join(map(re.escape, drugs))})\b"
    shares = [_share(m) for m in _CUT.finditer(named) if re.search(called, named)]
    shares += [
        100 * float(m["to"]) / float(m["from"])
        for m in re.finditer(rf"{called}[^.;?]{{0,12}}?{_FROM_TO}", named)
        if float(m["from"])
    ]
    return min(shares, default=None)


def preparations(mentions: Mentions, drugs: Mapping[str, Drug]) -> frozenset[str]:
    """The drugs of which a message names two brands or more."""
    brands = {drug.id: {name.lower() for name in _brands(drug)} for drug in drugs.values()}
    named: dict[str, set[str]] = {}
    for mention in mentions.of("drug"):
        if (text := mention.text.lower()) in brands.get(mention.value, ()):
            named.setdefault(mention.value, set()).add(text)
    return frozenset(drug for drug, names in named.items() if len(names) > 1)


def _share(cut: re.Match[str]) -> float:
    return float(cut["percent"]) if cut["percent"] else {"quarter": 25.0, "third": 33.0, "half": 50.0}[cut["part"]]


def _brands(drug: Drug) -> tuple[str, ...]:
    return (*drug.brands.IN, *drug.brands.UK, *drug.brands.EU, *drug.brands.US)


def _runs(text: str, treatment: Mention) -> bool:
    ends = [m.start() for m in _CLAUSE_END.finditer(text, treatment.end)]
    begins = [m.end() for m in _CLAUSE_END.finditer(text, 0, treatment.start)]
    if _NOT_YET.search(text, begins[-1] if begins else 0, ends[0] if ends else len(text)):
        return False
    return bool(
        _ON.search(text[: treatment.start])
        or text.startswith("on ", treatment.start)
        or _RUNNING.match(text, treatment.end)
    )


def _called(named: str, drugs: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where the drugs, and steroids as a class, stand in a message that calls every drug by its id."""
    called = re.compile(rf"\b(?:{'|'.join(map(re.escape, (*drugs, *_CLASSES)))})\b|\bsteroids\b")
    return ((m.start(), m.end(), "steroid" if m[0] == "steroids" else m[0]) for m in called.finditer(named))


def _sentence(text: str, place: int) -> tuple[int, int] | None:
    return next((m.span() for m in _SENTENCE.finditer(text) if m.start() <= place < m.end()), None)


def _nearest(named: str, near: Iterable[tuple[int, int, str]], start: int, end: int) -> tuple[str, ...]:
    """The drug nearest to a phrase; one behind a further clause ("ceased when tacrolimus began") is far from it."""

    def distance(place: tuple[int, int, str]) -> tuple[bool, int]:
        further = place[0] > end and bool(_FURTHER.search(named, end, place[0]))
        return further, max(place[0] - end, start - place[1])

    drug = min(near, key=distance)[2]
    return _CLASSES.get(drug, (drug,))


def level_aimed(text: str, mentions: Mentions, aims: Places, levels: Places) -> float | None:
    """The highest blood level that a lower-case message aims at, in its own unit; None without one. `aims` and `levels`
    are the places of its words of aiming and of levels. A number that belongs to nothing else is a level aimed at where
    a word of aiming stands in its sentence or it says where a drug or level is to go ("tac to 12"); a range ("10-15")
    also beside a word of levels.
    """
    other = [(m.start, m.end) for m in mentions.measures if m.name != "trough"]
    lead = tuple(drug.end for drug in mentions.of("drug")) + tuple(end for _, end in levels)
    found = []
    for number in _LEVEL.finditer(text):
        if any(start < number.end() and number.start() < end for start, end in other):
            continue
        if (sentence := _sentence(text, number.start())) is None:
            continue
        words = (*aims, *levels) if number["low"] else aims
        said = any(sentence[0] <= start < sentence[1] for start, _ in words)
        to = any(end <= number.start() and _WHERETO.fullmatch(text, end, number.start()) for end in lead)
        if said or to:
            found.append(float(number["high"]))
    return max(found, default=None)
