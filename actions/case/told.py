"""Conditions, numbers, age and sex that a message states of the patient."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from actions.case import co_medications, contraception, levels, sampling
from actions.case.asked_whether import asked_whether
from actions.case.looked_for import looked_for
from actions.case.mentions import Measure, Mention, Mentions
from actions.case.missed_or_given_up import missed
from actions.case.over_now import (
    is_asleep,
    is_cured,
    is_eradicated,
    is_feared,
    is_over,
    is_put_off,
    is_treated,
    of_class_a,
)
from actions.case.patient import State, Value
from actions.case.weight import is_change

_NOT_VALUES = {"age", "dose", "duration", "percent"}
_ONE_BREATH = 60  # characters between the first and the last number of one course
_AT = 4  # characters, as in "G1P0 at 19 weeks"
_IN_YEARS = {"days": 1 / 365, "weeks": 1 / 52, "months": 1 / 12}
_IN_WEEKS = {"days": 1 / 7, "weeks": 1.0, "months": 4.35, "years": 52.2}
# Over when it is past; of anything else a history still counts ("lymphoma in 2010", "TB as a child, treated")
_PASSES = frozenset(
    {
        *("pregnant", "wishes-pregnancy", "breastfeeding", "fathering", "contraception", "child", "adolescent"),
        *(
            "jaundice",
            "infection",
            "sepsis",
            "acute-severe",
            "acute-liver-failure",
            "neutropenia",
            "gi-bleed",
            "live-vaccine",
            "non-adherence",
            "alcohol",
            "encephalopathy",
        ),
    }
)
# Done or not, and never taken for done because they are asked about
_DONE = frozenset({"contraception", "hbv-prophylaxis"})
_FINE = r"(normal|fine|ok|okay|good|preserved|intact|unimpaired|excellent)"
_IS = r"(\s*[:=]?\s*|( is| are| was| were|'s)( \w+ly)?( completely| still| now)* )"
# Statements that deny a condition, mostly by saying that all is well
_DENIED_IN_WORDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            rf"\b(renal|kidneys?)( function| fn)?{_IS}({_FINE}|not (impaired|reduced|affected))\b"
            rf"|\b(renal|kidney) (function|fn) (isn'?t|is not|not) (impaired|reduced|affected)\b"
            rf"|\b{_FINE} (renal|kidney) (function|fn)\b|\b{_FINE} kidneys\b"
        ),
        "renal-impairment",
    ),
    (
        re.compile(
            rf"\b(adherence|compliance|concordance){_IS}({_FINE}|confirmed|checked|not (in doubt|an issue|the issue))\b"
            rf"|\b{_FINE} (adherence|compliance|concordance)\b|(?<!non[- ])(?<!not )(?<!un)\b(adherent|compliant)\b"
            r"|\b(takes|taking) (all |every )?(her |his |the )?(tablets|doses|pills)\b|\b(all )?doses taken\b"
        ),
        "non-adherence",
    ),
    (re.compile(r"\b(does ?n'?t|does not|never|do not) (drinks?|drank)\b|\bteetotal\w*\b|\bnon-?drinker\b"), "alcohol"),
    (
        re.compile(
            r"\b(that|the|her|their|baby|pregnancy) plans? ?(is|are|was|'s)? ?(all )?(off|on hold|dropped"
            r"|cancell?ed|shelved)\b"
            r"|\b(no longer|not) (planning|trying|wanting)( for)?( an?| any)?( more)? (baby|babies"
            r"|pregnanc\w+|family|kids|child\w*)\b"
        ),
        "wishes-pregnancy",
    ),
)
_ASKED_AND_DENIED = re.compile(r"[^.;?!\n]{0,20}\?\s*(?:no|nope|sorry|wrong|correction)\b")
_NATIVE_LIVER = re.compile(r"\bnative liver\b(?! (?:survival|loss))")
_SUPPOSED = re.compile(r"\b(if|suppose|supposing|assuming|unless|when|is she|is he|are they|whether)\b")
_SENTENCE = re.compile(r"[^.;?!\n]+[.;?!\n]?")
# Behind the name of tuberculosis: what was negative is a screen, which looks for latent infection too
_SCREENED = re.compile(r"\W*(screen\w*|tests?|tested|status|neg\w*\b|-ve)")
# Of a tuberculosis of the past: it was treated to its end
_TREATED = re.compile(
    r"^[^.;?!]{0,20}?\b(treated|completed|finished|cured|full course)\b"
    r"(?![^.;?!]{0,25}\b(partial\w*|incomplet\w*|not|never)\b)"
)
_NOT_TREATED = re.compile(
    r"\b(un|partially |partly |part-|incompletely |not |never |inadequately |being )(treated|completed)\b"
)
_ASIDE = re.compile(r"\s*\([^()\n]*\)")
_NOW = re.compile(r"\b(?:now|currently|today|since then|at present)\b", re.IGNORECASE)
_HOW_BAD = re.compile(r"\s*[(,:-]?\s*(with )?[A-Za-z]+(\s(count|of|was))*\s*[<:=]*\s*")
# After "TB": "TB 2.8" is total bilirubin, "TB gold" a test of the latent infection
_NO_DISEASE = re.compile(
    r"\W{0,3}(?!(19|20)\d\d\b)\d+(\.\d+)?\b(?! ?(/|months?|years?|mm|weeks?))|[\s-]*(gold|quantiferon|spot|elispot)\b"
)
# "Last week's patient went septic", "a colleague's patient flares": not the patient this is about
_ANOTHERS = re.compile(
    r"\b(last (week|month|year)'?s|yesterday'?s|(my|our) last|(a|my|our) (colleague|friend|partner)'?s)"
    r" (patient|pt|case)\b[^.;?!]*$"
    r"|\b(?:the |my )?(?:prev(?:ious)?|prior) (?:patient|pt|case|lady|man|woman|gentleman)\b (?:had|has"
    r"|was|is)\b[^.;?!]*$"
    r"|\b(?:new|next|different|another) (?:patient|pt|case)\b.*\b(?:prev(?:ious)?|last|other) one\b[^.;?!]*$"
)
_RUNS = re.compile(r"(?:on|has|uses|using|takes)\b")
# "Copper coil, MMF ok?", "Nexplanon in the arm"
_STANDS = re.compile(
    r"\s*(?:[,;.]|in (?:the |her |left |right )*arm|in situ|in place|fitted|placed|inserted|since)(?![^?]*\bor\b)"
)
_CLAUSE_BEFORE = re.compile(r"^.*[.;,?!\n]", re.DOTALL)
_ASKS_IF = re.compile(r"\b(?:is|are|was|if|whether|should|does|do|can|could|would|must|needs?|unless|until|once|or)\b")
_STRUCK = re.compile(r"\b(strike|strike out|take out|remove|delete|scrap|cross out) (the |her |his |out )*$")
_IS_OVER = re.compile(
    r"^\W*((was|is|has|been|now|already|fully) )*(stopped|over|finished|ended|completed|done|ceased)\b"
)
_WAS_OVER = re.compile(
    r"\b(?:weaned(?: (?:off|from))?|stopped|finished|ended|ceased|completed|done with|no longer|gave up|quit) "
    r"(?:the |her |baby |from )*$"
)
_MENOPAUSE = "menopaus"  # of what makes pregnancy impossible it alone rules out that she breastfeeds
_VARICES = "varic"  # where a bleed came from, there is portal hypertension: today's bleed or one of long ago
_END_STAGE = re.compile(r"dialys|capd|\besr[df]\b|\beskd\b|end[- ]stage|ckd ?(stage )?5")
_HAPPENED = ("affirmed", "historical")
_WOMENS = ("pregnant", "wishes-pregnancy")
_HIS_PARTNER = re.compile(r"\b(wife|girlfriend|fianc[eé]e|spouse|partner)\b")
_PRONOUNS = frozenset({"she", "he", "her", "hers", "his", "him", "herself", "himself"})
_INSTEAD = re.compile(r"\bs?he(?:'?s| is| was)?,? (?:actually |really )?(?:an? )?(?=(?:s?he|(?:fe)?male|(?:wo)?man)\b)")
# "She's 51 by the way"; "post menopausal, 64"
_AGE_OF_HER = re.compile(
    r"\bs?he(?:'?s|’s| is)(?: now| actually| only| about| just)? (?P<years>[1-9]\d)\b"
    r"(?!\s*(?:kgs?|mg|g|weeks?|wks?|/|months?|mths?|days?|cm|%|u|x|st|lbs?|units?|stones?)\b|[.,]\d|/)"
)
_AN_ITEM = re.compile(r"(?:^|,)\s*(?P<years>[1-9]\d)\s*(?=,|\.|$)")
# "AIH since age 9, now 19 F": when it began
_ONSET_BEFORE = re.compile(
    r"\b(since|from|at|diagnosed|dx'?d?|onset|presented)( (at|since))?( the)?( age[d]?)?( of)? $"
)
_NOT_BEFORE = re.compile(r"\bnot (?:an? |the )?$")


def conditions(mentions: Mentions, text: str, over: Collection[str] = ()) -> dict[str, State]:
    """What the message says of each condition and co-medication ("taking:..."). Of those `over`, reactions to a drug of
    the past, what passes is not there any more.
    """
    states: dict[str, State] = {}
    lowered = text.lower()
    vaccines = mentions.of("topic")
    for mention in mentions.of("condition"):
        if any(v.value == "vaccination" and v.start <= mention.start < mention.end < v.end for v in vaccines):
            continue  # "covid boosters"
        if (mention.value in over and mention.value in _PASSES) or of_another(mention, lowered):
            continue
        if looked := looked_for(mention, lowered):
            if looked == "not yet looked for":
                states.setdefault(mention.value, "possible")
            continue
        after = lowered[mention.end :]
        if asked_whether(mention, lowered) or _age_says(mention, mentions):
            continue
        if mention.value == "tuberculosis" and mention.text.lower() == "tb" and _NO_DISEASE.match(after):
            continue
        if is_feared(mention, lowered):
            continue
        if is_treated(mention, lowered) or is_eradicated(mention, lowered):
            states[mention.value] = "no"
            continue
        if is_asleep(mention, lowered):
            states |= {"tuberculosis": "no", "latent-tuberculosis": "yes"}
            continue
        ended = _IS_OVER.match(after) or _WAS_OVER.search(lowered[: mention.start])
        if mention.value == "breastfeeding" and ended:
            states["breastfeeding"] = "no"
        elif mention.value == "hbv-prophylaxis" and (mention.assertion == "historical" or is_put_off(mention, lowered)):
            states[mention.value] = "no"  # an antiviral of the past protects nobody now
        elif mention.assertion == "negated" or is_over(mention, lowered) or _STRUCK.search(lowered[: mention.start]):
            states[mention.value] = "no"
            if mention.value == "tuberculosis" and _SCREENED.match(lowered[mention.end :]):
                states.setdefault("latent-tuberculosis", "no")
        elif mention.assertion == "possible" or _says_only_low(mention):
            states.setdefault(mention.value, "possible")
        elif is_cured(mention, lowered) or (mention.value == "tuberculosis" and _treated_long_ago(mention, lowered)):
            states.setdefault("tuberculosis", "no")
            states.setdefault("latent-tuberculosis", "possible")
        elif (
            mention.assertion == "affirmed"
            or _in_use(mention, lowered)
            or (mention.assertion == "historical" and mention.value not in _PASSES)
        ):
            states[mention.value] = "yes"
            if of_class_a(mention):
                states["decompensated"] = "no"
            if mention.value == "postmenopausal" and _MENOPAUSE in mention.text.lower():
                states.setdefault("breastfeeding", "no")
        if mention.value == "gi-bleed" and mention.assertion in _HAPPENED and _VARICES in mention.text.lower():
            states.setdefault("portal-hypertension", "yes")
        kidneys = mention.value == "renal-impairment" and mention.assertion == "affirmed"
        if kidneys and _END_STAGE.search(mention.text.lower()):
            states.setdefault("severe-renal-impairment", "yes")
    states |= co_medications.states(mentions, lowered)
    if missed(text, mentions):
        states["non-adherence"] = "yes"
    if contraception.refused(text):
        states["contraception"] = "no"
    if _NATIVE_LIVER.search(lowered):
        states["transplanted"] = "no"
    for condition in denied_in_words(text):
        states.setdefault(condition, "no")
    return _of_his(states, mentions, text)


_LOW = re.compile(r"^(?!.*\bvery\b).*\blow\b")


def _says_only_low(mention: Mention) -> bool:
    """ "TPMT low" is deficient or intermediate, and which is still to be told; "very low" is not open."""
    said = mention.text.lower()
    return mention.value == "tpmt-deficient" and bool(_LOW.search(said)) and mention.assertion == "affirmed"


def of_another(mention: Mention, lowered: str) -> bool:
    """Whether a lower-case message tells something of another patient: "my last patient was pregnant"."""
    return bool(_ANOTHERS.search(lowered[: mention.start]))


def _age_says(mention: Mention, mentions: Mentions) -> bool:
    """Whether it denies a child whose age is told: "infant? no, 8 yo"."""
    ages = [m for m in mentions.measures if m.name == "age" and m.unit == "years"]
    return mention.value == "child" and mention.assertion == "negated" and bool(ages)


def _treated_long_ago(mention: Mention, lowered: str) -> bool:
    """Whether a tuberculosis is past and was treated: not active, while what is left of it is to be looked for."""
    around = lowered[max(0, mention.start - 12) : mention.end + 45]
    treated = _TREATED.match(lowered[mention.end :]) or lowered[: mention.start].endswith(("treated ", "cured "))
    return mention.assertion == "historical" and bool(treated) and not _NOT_TREATED.search(around)


def _in_use(mention: Mention, lowered: str) -> bool:
    """Whether what is done or left undone is told as running, although a question follows: "she has an implant, so
    MMF?".
    """
    if mention.value not in _DONE or mention.assertion != "hypothetical":
        return False
    if not (_RUNS.match(mention.text.lower()) or _STANDS.match(lowered, mention.end)):
        return False
    return not _ASKS_IF.search(_CLAUSE_BEFORE.sub("", lowered[: mention.start]))


def _of_his(states: dict[str, State], mentions: Mentions, text: str) -> dict[str, State]:
    """With a man, and a word for his partner or his sex told by more than a pronoun, a pregnancy or the wish for one is
    hers: what it says of him is that he is to father a child.
    """
    told = any(m.value == "male" and not is_pronoun(m) for m in mentions.of("sex"))
    hers = [c for c in _WOMENS if c in states and states[c] != "no"]
    if not hers or sex(mentions, text) != "male" or not (told or _HIS_PARTNER.search(text.lower())):
        return states
    kept: dict[str, State] = {c: state for c, state in states.items() if c not in hers}
    return {"fathering": states[hers[0]], **kept}


def in_question(mentions: Mentions, text: str) -> tuple[str, ...]:
    """Conditions that a question names of anybody, or that are supposed; not what is done or left undone, nor what is
    only to be looked for: "TB screening before infliximab?".
    """
    lowered = text.lower()
    asked = [m for m in mentions.of("condition", "hypothetical") if m.value not in _DONE and not looked_for(m, lowered)]
    asked = [m for m in asked if m.text.lower() != "infections"]  # the harm asked about, not what somebody has
    return tuple(dict.fromkeys(m.value for m in asked))


def denied_in_words(text: str) -> tuple[str, ...]:
    """Conditions that a statement denies without their name: "kidneys fine", "doses taken", "off contraception"."""
    statements = [m[0] for m in _SENTENCE.finditer(text.lower()) if not m[0].endswith("?")]
    meant = [said for said in statements if not _SUPPOSED.search(said)]
    denied = [condition for pattern, condition in _DENIED_IN_WORDS if any(pattern.search(said) for said in meant)]
    return (*denied, *(["contraception"] if any(contraception.refused(said) for said in meant) else []))


def values(mentions: Mentions, text: str = "") -> dict[str, Value]:
    """The last number of each test; of a course also its first number, and its weeks where these are told."""
    weeks = weeks_told(mentions)
    late = {levels.LEVEL} if sampling.behind_the_dose(text) else set()  # no trough, which the case would hold it for
    told = (m for m in mentions.measures if m.name not in late and not is_change(m, mentions, text))
    present = Mentions(
        mentions.found,
        tuple(m for m in told if not _of_the_past(m, mentions, text) and not _put_right(m, mentions, text)),
    )
    return {
        name: _value(present.course(name), weeks, mentions)
        for name in dict.fromkeys(m.name for m in present.measures)
        if name not in _NOT_VALUES
    }


def _put_right(measure: Measure, mentions: Mentions, text: str) -> bool:
    """Whether a number is asked, answered by no and told otherwise: "8 kg infant? no, 28 kg"."""
    denied = _ASKED_AND_DENIED.match(text.lower(), measure.end)
    return denied is not None and any(m.name == measure.name and m.start >= denied.end() for m in mentions.measures)


def _of_the_past(measure: Measure, mentions: Mentions, text: str) -> bool:
    """Whether a number only says how bad a reaction of the past was: "leucopenia (WCC 1.9) in 2020", "aza gave
    pancytopenia (WCC 1.1, plt 40). Now on MMF, WCC 2.4".
    """
    aside = any(
        (opened := _ASIDE.match(text, mention.end)) and opened.start() < measure.start < opened.end()
        for mention in mentions.of("reaction", "affirmed", "historical")
    )
    again = any(m.name == measure.name and m.start > measure.end for m in mentions.measures)
    if aside and (again or _NOW.search(text, measure.end)):
        return True
    return any(
        mention.end <= measure.start and _HOW_BAD.fullmatch(text[mention.end : measure.start])
        for mention in mentions.of("reaction", "historical")
    )


def _value(course: tuple[Measure, ...], weeks: float | None, mentions: Mentions) -> Value:
    last = course[-1]
    drug = levels.told_of(last, mentions.values("drug")) if last.name == levels.LEVEL else None
    unit, limit = last.unit or course[0].unit, last.limit
    if len(course) < 2 or unit != (course[0].unit or unit) or abs(last.start - course[0].end) > _ONE_BREATH:
        return Value(last.number, last.unit, drug=drug, limit=limit)
    return Value(last.number, unit, course[0].number, weeks, drug, limit)


def weeks_told(mentions: Mentions) -> float | None:
    """The longest time told, in weeks; how far a pregnancy has gone is no time of treatment."""
    pregnancies = mentions.of("condition", "affirmed")
    times = [
        m.number * _IN_WEEKS[m.unit]
        for m in mentions.measures
        if m.name == "duration" and m.unit in _IN_WEEKS
        if not any(p.value == "pregnant" and _of_gestation(m, p) for p in pregnancies)
    ]
    return max(times, default=None)


def _of_gestation(measure: Measure, pregnancy: Mention) -> bool:
    """Whether a time is told within or right beside the word for a pregnancy: "33 weeks pregnant"."""
    return measure.start - _AT < pregnancy.end + 1 and pregnancy.start - _AT < measure.end + 1


def age(mentions: Mentions, text: str) -> float | None:
    """The first age that is not denied ("34 not 43"), in years."""
    ages = [m for m in mentions.measures if m.name == "age" and not _NOT_BEFORE.search(text[: m.start].lower())]
    ages = [m for m in ages if not _ONSET_BEFORE.search(text[: m.start].lower())] or ages
    grown = [m for m in ages if m.unit not in _IN_YEARS]
    if grown or "breastfeeding" in mentions.values("condition"):  # "nursing a 3-month-old": the baby's age
        ages = grown
    if ages:
        return round(ages[0].number * _IN_YEARS.get(ages[0].unit or "", 1), 2)
    bare = _AGE_OF_HER.search(text.lower()) or (
        "postmenopausal" in mentions.values("condition") and _AN_ITEM.search(text)
    )
    return float(bare["years"]) if bare else None


_A_PARTNER = re.compile(r"[\s-]+(?:sexual )?(?:partner|spouse)\b")  # "her male partner" is not the patient


def sex(mentions: Mentions, text: str) -> Literal["female", "male"] | None:
    """What is said beside the age or by a noun, then what the first pronoun tells; "he's a she" corrects itself."""
    lowered = text.lower()
    said = [m for m in mentions.of("sex") if not _NOT_BEFORE.search(lowered[: m.start])]
    said = [m for m in said if is_pronoun(m) or not _A_PARTNER.match(lowered, m.end)]
    if corrected := _INSTEAD.search(lowered):
        said = [m for m in said if m.start >= corrected.end()] or said
    named = [m for m in said if not is_pronoun(m)] or said
    if not named:
        return None
    return "male" if named[0].value == "male" else "female"


def is_pronoun(mention: Mention) -> bool:
    """Whether a sex is told by "she" or "he"."""
    return mention.text.lower() in _PRONOUNS
