"""Conditions that a message states of the patient."""

from __future__ import annotations

import re
from collections.abc import Collection

from actions.case.conditions import contraception
from actions.case.conditions.asked_whether import asked_whether, to_be_excluded
from actions.case.conditions.denied_alone import denied_alone, without_contradiction
from actions.case.conditions.looked_for import looked_for
from actions.case.conditions.over_now import (
    is_asleep,
    is_cured,
    is_eradicated,
    is_feared,
    is_over,
    is_put_off,
    is_treated,
    of_class_a,
    tuberculosis_was_treated,
)
from actions.case.conditions.transplants import other_organs
from actions.case.drugs import co_medications
from actions.case.drugs.missed_or_given_up import missed
from actions.case.mentions import Mention, Mentions
from actions.case.patient import State
from actions.case.people.age_and_sex import age, is_pronoun, of_men, sex
from actions.knowledge.reading_aids import aid_number

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
_ACUTE_KIDNEYS = re.compile(r"akis?|acute (?:kidney|renal) (?:injury|failure|impairment)")
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
            rf"|\b(creat(inine)?s?|cr|e?gfr|u ?(&|and|\+)? ?es?){_IS}{_FINE}(?! for\b)\b"
            rf"|\b{_FINE} (renal|kidney) (function|fn)\b|\b{_FINE} kidneys\b"
        ),
        "renal-impairment",
    ),
    (
        re.compile(
            rf"\b(adherence|compliance|concordance){_IS}({_FINE}|confirmed|checked|not (in doubt|an issue|the issue))\b"
            rf"|\b{_FINE} (adherence|compliance|concordance)\b|(?<!non[- ])(?<!not )(?<!un)\b(adherent|compliant)\b"
            r"|\bnot (an? )?(adheren\w+|complian\w+) (issue|problem|thing|matter)\b"
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
# Liver injury by a medicine is thought of: "drug or flare?", "DILI vs relapse"
_DRUG_OR_FLARE = re.compile(
    r"\b(?:drugs?|medicines?|meds?|medication|dili)(?: (?:injury|reaction|effect|toxicity|induced))?"
    r"(?: or|/| vs\.?| v| versus) (?:(?:a|an|the|aih|her|his) )*(?:flare|relapse|aih|autoimmune|disease)\b"
    r"|\b(?:flare|relapse|aih)(?: or|/| vs\.?| v| versus) (?:(?:a|an|the|her|his) )*(?:drugs?|medicines?|dili|meds?)\b"
)
# "Refuses steroids altogether", "won't take any pred": none at all, not less of it or another one
_REFUSES_STEROIDS = re.compile(
    r"\b(?:refus\w+|declin\w+|will not|won'?t|(?:does|do|did)(?: not|n'?t) want(?: to)?|unwilling to|against|rejects?)"
    r" (?:to )?(?:take |have |start |be on |taking |having |accept |even )?(?:any |all |the |oral |more )*"
    r"(?:cortico)?(?:steroids?|pred|prednisolone|prednisone)\b(?! (?:spar|inject|card|dose|increase|again|long|for))"
)
_NATIVE_LIVER = re.compile(r"\bnative liver\b(?! (?:survival|loss))")
_SUPPOSED = re.compile(r"\b(if|suppose|supposing|assuming|unless|when|is she|is he|are they|whether)\b")
_SENTENCE = re.compile(r"[^.;?!\n]+[.;?!\n]?")
# Behind the name of tuberculosis: what was negative is a screen, which looks for latent infection too
_SCREENED = re.compile(r"\W*(screen\w*|tests?|tested|status|neg\w*\b|-ve)")
_TUBERCULOSIS_TEST = re.compile(
    r"igra|quant|qft|t-?spot|interferon|mantoux|tuberculin|\btst\b|skin test|blood test|gold"
)
# Of a tuberculosis of the past: it was treated to its end
_TREATED = re.compile(
    r"^[^.;?!]{0,20}?\b(treated|completed|finished|cured|full course)\b"
    r"(?![^.;?!]{0,25}\b(partial\w*|incomplet\w*|not|never)\b)"
)
_NOT_TREATED = re.compile(
    r"\b(un|partially |partly |part-|incompletely |not |never |inadequately |being )(treated|completed)\b"
)
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
    r"^\W*(no,? )?((she|he|was|is|has|been|now|already|fully) )*(stopped|over|finished|ended|completed|done|ceased)\b"
)
_WAS_OVER = re.compile(
    r"\b(?:weaned(?: (?:off|from))?|stopped|finished|ended|ceased|completed|done with|no longer|gave up|quit) "
    r"(?:the |her |baby |from )*$"
)
_ENZYMES = frozenset({"tpmt-deficient", "tpmt-intermediate", "nudt15-deficient", "nudt15-intermediate"})
_NOT_TO_BE_HAD = re.compile(r"\b(?:not available|unavailable)\b")
_MENOPAUSE = "menopaus"  # of what makes pregnancy impossible it alone rules out that she breastfeeds
_VARICES = "varic"  # where a bleed came from, there is portal hypertension: today's bleed or one of long ago
_END_STAGE = re.compile(r"dialys|capd|\besr[df]\b|\beskd\b|end[- ]stage|ckd ?(stage )?5")
_HAPPENED = ("affirmed", "historical")
_WOMENS = ("pregnant", "wishes-pregnancy")
_HIS_PARTNER = re.compile(r"\b(wife|girlfriend|fianc[eé]e|spouse|partner)\b")


def conditions(mentions: Mentions, text: str, over: Collection[str] = ()) -> dict[str, State]:
    """What the message says of each condition and co-medication ("taking:..."). Of those `over`, reactions to a drug of
    the past, what passes is not there any more.
    """
    states: dict[str, State] = {}
    lowered = text.lower()
    was_treated = tuberculosis_was_treated(lowered)
    vaccines, years = mentions.of("topic"), age(mentions, text)
    for mention in mentions.of("condition"):
        if any(v.value == "vaccination" and v.start <= mention.start < mention.end < v.end for v in vaccines):
            continue  # "covid boosters"
        passes = mention.value in _PASSES or _ACUTE_KIDNEYS.fullmatch(mention.text.lower())
        if (mention.value in over and passes) or of_another(mention, lowered):
            continue
        if looked := looked_for(mention, lowered):
            if looked == "not yet looked for":
                states.setdefault(mention.value, "possible")
            continue
        after = lowered[mention.end :]
        if asked_whether(mention, lowered) or _age_says(mention, mentions, years):
            continue
        if mention.value == "tuberculosis" and mention.text.lower() == "tb" and _NO_DISEASE.match(after):
            continue
        if is_feared(mention, lowered) or denied_alone(mention, lowered):
            continue
        if mention.value == "hepatitis-e" and mention.assertion == "historical":
            continue  # it was there, and says nothing of one of today
        if mention.value == "latent-tuberculosis" and (is_treated(mention, lowered) or was_treated):
            states |= {"latent-tuberculosis": "no", "treated-tuberculosis": "yes"}
            states.setdefault("tuberculosis", "no")
            continue
        if is_eradicated(mention, lowered):
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
            if mention.value == "latent-tuberculosis" and _TUBERCULOSIS_TEST.search(mention.text.lower()):
                states.setdefault("tuberculosis", "no")  # the screen that is asked for before an anti-TNF drug
        elif mention.value in _ENZYMES and _NOT_TO_BE_HAD.search(mention.text.lower()):
            continue  # a test that nobody can do says nothing
        elif mention.assertion == "possible":
            states.setdefault(mention.value, "possible")
        elif is_cured(mention, lowered) or (mention.value == "tuberculosis" and _treated_long_ago(mention, lowered)):
            states |= {"treated-tuberculosis": "yes"}
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
    if any(_is_told(span, mentions) for span in other_organs(text)):
        states.setdefault("other-organ-transplant", "yes")
    if _REFUSES_STEROIDS.search(lowered):
        states["steroid-refusal"] = "yes"
    if _DRUG_OR_FLARE.search(lowered):
        states.setdefault("dili", "possible")
    for condition in denied_in_words(text):
        states.setdefault(condition, "no")
    return _of_his(without_contradiction(states), mentions, text)


def of_another(mention: Mention, lowered: str) -> bool:
    """Whether a lower-case message tells something of another patient: "my last patient was pregnant"."""
    return bool(_ANOTHERS.search(lowered[: mention.start]))


def _is_told(graft: tuple[int, int], mentions: Mentions) -> bool:
    """Whether the words for a graft are told of the patient: where the recogniser marked them, it heard them told."""
    marked = [m for m in mentions.of("condition") if m.start < graft[1] and graft[0] < m.end]
    return not marked or any(m.assertion in _HAPPENED for m in marked)


def _age_says(mention: Mention, mentions: Mentions, years: float | None) -> bool:
    """Whether it denies a child whose age is told ("infant? no, 8 yo"), or names one beside the age of an adult, whose
    child it is ("30F, child has a cold").
    """
    if mention.value not in ("child", "adolescent") or years is None:
        return False
    denied = mention.value == "child" and mention.assertion == "negated"
    return denied or years >= aid_number("aid-adult-age", "years")


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
    hers = [c for c in _WOMENS if c in states and states[c] != "no"]
    if hers and of_men(text):
        return {c: state for c, state in states.items() if c not in hers}  # asked of many, and told of nobody
    if not hers or not _of_a_man(mentions, text):
        return states
    kept: dict[str, State] = {c: state for c, state in states.items() if c not in hers}
    return {"fathering": states[hers[0]], **kept}


def _of_a_man(mentions: Mentions, text: str) -> bool:
    """Whether the patient is a man by more than a pronoun, or by one and a word for his partner."""
    told = any(m.value == "male" and not is_pronoun(m) for m in mentions.of("sex"))
    return sex(mentions, text) == "male" and bool(told or _HIS_PARTNER.search(text.lower()))


def in_question(mentions: Mentions, text: str) -> tuple[str, ...]:
    """Conditions that a question names of anybody, or that are supposed; not what is done or left undone, nor what is
    only to be looked for: "TB screening before infliximab?".
    """
    lowered = text.lower()
    asked = [m for m in mentions.of("condition", "hypothetical") if m.value not in _DONE and not looked_for(m, lowered)]
    asked = [m for m in asked if m.text.lower() != "infections"]  # the harm asked about, not what somebody has
    named = dict.fromkeys(m.value for m in asked if not to_be_excluded(m, lowered))
    if of_men(text):
        wished = any(m.value in _WOMENS for m in mentions.of("condition", "affirmed", "hypothetical"))
        named = dict.fromkeys((*(("fathering",) if wished else ()), *(c for c in named if c not in _WOMENS)))
    elif _of_a_man(mentions, text):
        named = dict.fromkeys("fathering" if c in _WOMENS else c for c in named)
    return tuple(named)


def denied_in_words(text: str) -> tuple[str, ...]:
    """Conditions that a statement denies without their name: "kidneys fine", "doses taken", "off contraception"."""
    statements = [m[0] for m in _SENTENCE.finditer(text.lower()) if not m[0].endswith("?")]
    meant = [said for said in statements if not _SUPPOSED.search(said)]
    denied = [condition for pattern, condition in _DENIED_IN_WORDS if any(pattern.search(said) for said in meant)]
    return (*denied, *(["contraception"] if any(contraception.refused(said) for said in meant) else []))
