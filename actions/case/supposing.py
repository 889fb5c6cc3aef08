"""What a message only supposes: "what if she had pancreatitis on azathioprine", "suppose his eGFR were 25".

The words that open a supposition and where it ends have one home here; the recogniser asserts by the same words.
"""

from __future__ import annotations

import re

from msgspec import structs

from actions.case.conditions.over_now import is_feared
from actions.case.mentions import Assertion, Measure, Mention, Mentions
from actions.case.people.age_and_sex import is_pronoun

# Not a supposition but a question, an idiom or a condition of the plan: "not sure if", "if possible", "only if"
_ASKED = "".join(
    f"(?<!{word} )"
    for word in (
        *"ask asks asked know knows wonder wonders wondering sure unsure certain uncertain check checking".split(),
        *("see", "unclear", "as", "query", "only", "say", "tell"),
    )
)
_IDIOM = r"(?! (?:any|so|possible|needed|required|necessary|ok|okay|appropriate|available|not,|not\.)\b)"
_SOMEBODY = r"(?:she|he|they|the (?:patient|pt))"
_BEFALLS = r"(?:ever|then|also|develop|become|turn out|fall|lose|relapse|flare|fail|prove|get (?:preg|[\ue001-\ue006]))"
_ENDS = ".;:,?!\ue010\ue011"  # and what the recogniser puts in their place
_BEGIN = rf"(?:(?<=^)|(?<=[{_ENDS}] ))"
OPENS = (
    rf"{_ASKED}\b(?:if{_IDIOM}|in case|imagine|for (?:the sake of argument|argument's sake)|(?:let'?s )?pretend"
    r"|let(?:'?s| us) say"
    r"|(?<=^)say(?= (?:she|he|they|we|i|it|there|the)\b| [^,.;?!\n]{1,40}:)|suppos(?:e|ing)(?! to)|assum(?:e|ing)"
    rf"|hypothetically(?:[{_ENDS}] (?=\w))?|should {_SOMEBODY} (?={_BEFALLS})|were (?:she|he|they|we) to"
    rf"|{_BEGIN}(?:were (?:\S+ ){{1,3}}?to|had (?={_SOMEBODY} [^.?!\n]*\bwould))"
    r"|unless|provided(?: that)?|in the (?:\w+ )?event (?:of|that)|what happens when"
    r"|when(?:ever)? (?:she|he|they) (?:does |do |eventually )?(?:gets?|becomes?|wants?|falls?|develops?))\b"
)
_WHOLE = re.compile(
    r"\b(?:what if|suppos|assum|imagine|let'?s say|hypothetically|pretend)"
)  # these govern a list with commas
# Behind these words the question begins, of which nothing is supposed
_QUESTION = (
    r"(?:what|which|how|who|would|will|can|could|should|do|does|is|are|did|we (?:keep|stay|continue|hold|stick)"
    r"|then|any|where|why|still|options?|next)\b"
)
_ASKS = (
    r"\s(?:what|which|how|is it|we (?:keep|stay|continue|hold|stick))\b"
    r"|\s(?:can|could|should|do|does|would|will) (?:i|we|you|it|one|she|he|they)\b"
)
_OPEN = re.compile(OPENS)
_CLAUSE = re.compile(rf"(?:(?!{_ASKS}|\s(?:would|will) )(?:[^,;.?!:\n]|[.,](?=\d)))*")
_NEXT_ITEM = re.compile(rf",(?!\s*{_QUESTION})\s*")
_DENIED = re.compile(
    r"(?:\b(?:not|no|never|without|non)|n't)[\s-]+(?:(?:an?|on|taking|had|been|known|currently|really) )*$"
)


# Results in words that deny what the marker would show: "assuming normal TPMT", "if HBsAg and anti-HBc are negative"
_MARKED = frozenset(
    {
        *("hbsag-positive", "anti-hbc-positive", "latent-tuberculosis", "pregnant"),
        *("tpmt-deficient", "tpmt-intermediate", "nudt15-deficient", "nudt15-intermediate"),
    }
)
_FINE = re.compile(
    r"\b(?:normal|neg|negative|fine|ok|adequate|wild[- ]?type|undetectable"
    r"|not (?:deficient|low|absent|detected))\b|-ve\b"
)

_RULED_OUT = re.compile(r"\s*(?:is|was|are|were|gets|has been|have been|can be)? ?(?:excluded|ruled out)\b")

_IS_NEWS = re.compile(
    r"(?:[-\u2013\u2014,;:(.]\s*|\b(?:as|because|since) )(?:she|he|wife|partner|the (?:pt|patient)|pt|the clinic|gp)"
    r"(?:'s|'d| has| have| did)?(?: just| now| already)? (?:rang|rung|called|phoned|texted|emailed|messaged|tested"
    r"|found out|a (?:home )?test|confirmed)\b"
)


def is_news(text: str) -> bool:
    """Whether what is put as a supposition is told to have happened: "what if pregnant - she just rang"."""
    return bool(_IS_NEWS.search(text.lower().replace("\u2019", "'")))


def supposed(text: str) -> tuple[tuple[int, int], ...]:
    """Where the message only supposes: places of whole clauses, their opening words included."""
    lowered = text.lower().replace("’", "'")
    spans: list[tuple[int, int]] = []
    for opening in _OPEN.finditer(lowered):
        if spans and opening.start() < spans[-1][1]:
            continue
        end = _clause_end(lowered, opening.end())
        if _WHOLE.search(lowered, max(0, opening.start() - len("what ")), opening.end()):
            while (further := _NEXT_ITEM.match(lowered, end)) and not _asks(lowered, further.end()):
                end = _clause_end(lowered, further.end())
        spans.append((opening.start(), end))
    return tuple(spans)


def blanked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The text with blanks in these places; everything else stays where it is."""
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def stated(text: str) -> str:
    """The text without the words that open a supposition, in their place as many blanks: "he were on tac"."""
    return _OPEN.sub(lambda opens: " " * len(opens[0]), text)


def outside(spans: tuple[tuple[int, int], ...], text: str) -> tuple[tuple[int, int], ...]:
    """The places that a message does not only suppose."""
    edges = [0, *(place for span in spans for place in span), len(text)]
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def elsewhere(mentions: Mentions, spans: tuple[tuple[int, int], ...]) -> Mentions:
    """What is mentioned outside of these places. "She" and "he" tell whose case it is wherever they stand."""
    pronouns = tuple(m for m in mentions.of("sex") if is_pronoun(m))
    for start, end in spans:
        mentions = mentions.without(start, end)
    kept = dict.fromkeys((*mentions.found, *pronouns))
    return Mentions(tuple(sorted(kept, key=lambda mention: mention.start)), mentions.measures)


def as_told(mentions: Mentions, text: str, spans: tuple[tuple[int, int], ...]) -> Mentions:
    """What is mentioned there, as if it were told: supposed is stated, and "if not pregnant" denies."""
    found: list[Mention] = []
    measures: list[Measure] = []
    for start, end in spans:
        inside = mentions.within(start, end)
        clause = text[start:end].lower()
        happens = [m for m in inside.found if not is_feared(_moved(m, start), clause)]
        found += [_told(mention, clause, mention.start - start) for mention in happens]
        measures += inside.measures
    return Mentions(tuple(found), tuple(measures))


def joined(one: Mentions, other: Mentions) -> Mentions:
    """Both, in text order."""
    found = sorted((*one.found, *other.found), key=lambda m: m.start)
    return Mentions(tuple(found), tuple(sorted((*one.measures, *other.measures), key=lambda m: m.start)))


def _moved(mention: Mention, start: int) -> Mention:
    """The mention where it stands in its clause."""
    return structs.replace(mention, start=mention.start - start, end=mention.end - start)


def _told(mention: Mention, clause: str, at: int) -> Mention:
    if mention.assertion not in ("hypothetical", "planned", "possible"):
        return mention
    behind = at + mention.end - mention.start
    fine = (mention.value in _MARKED and _FINE.search(clause)) or _RULED_OUT.match(clause, behind)
    assertion: Assertion = "negated" if fine or _DENIED.search(clause[:at]) else "affirmed"
    return structs.replace(mention, assertion=assertion)


def _clause_end(lowered: str, start: int) -> int:
    clause = _CLAUSE.match(lowered, start)
    return clause.end() if clause else start


def _asks(lowered: str, start: int) -> bool:
    """Whether the item that begins there is a question of its own: "..., MMF dose?" """
    item = re.compile(r"[^,;.?!\n]*").match(lowered, start)
    return bool(item) and lowered[item.end() : item.end() + 1] == "?" if item else False
