"""The shortest questions of a running conversation: what "which then?", "biopsy?" or "20 mg ok?" ask."""

from __future__ import annotations

import re

from actions.answers.desk import MORE, PLAN, Asked
from actions.answers.subjects.acting import without_drugs
from actions.answers.subjects.positions import HOW_GRADED
from actions.case.reading import SITUATIONS
from actions.case.values.levels import LEVELLED
from actions.conversation.asked.topics_asked import ASKED_BY_TOPIC
from actions.conversation.focus import Focus
from actions.conversation.remembered import details, failure_supposed
from actions.conversation.scope.another_field import SCREENED

CHANGES = "ask_changes"  # stands for an intent: what the last change of the case did to the standings
_UNSURE = 0.5
_SHORT = 30  # characters
_OPENS = r"\W*(?:(?:and|n|ok|okay|so|then|right|fine|but|well|what about|how about)\W+)*"
_WHAT_IS_LEFT = re.compile(
    rf"{_OPENS}(?:which(?: (?:one|drug|agent))?|(?:any |the |what )?other (?:options?|drugs?|choices?)|what'?s left"
    r"|what(?: (?:to|(?:can|do|should|would) (?:i|we)) (?:give|use))? instead(?: of (?:it|that|this))?"
    r"|replace(?:d|ment)?(?: (?:it|that|this))?(?: (?:by|with|for))?(?: what| which)?|what to replace (?:it|that) with"
    r"|(?:and )?in (?:its|it'?s) place|substitut\w+(?: (?:it|that))?(?: (?:by|with|for))?(?: what)?"
    r"|what(?= (?:then|now)\b)|what (?:is|remains|remain)(?: left)?|(?:is )?anything (?:else )?left"
    r"|(?:what|which|any) (?:options|drugs|agents) (?:(?:are |do i have )?left|remain))"
    r"(?: (?:for|to) \w+(?: \w+)?)?(?: (?:then|now|next|though))*\W*"
)
_OF_THE_OPTIONS = frozenset({*SITUATIONS, "inform_case"})
_WHICH_ONE = re.compile(
    rf"{_OPENS}which(?: (?:one|drug|agent|option))?(?: (?:would|do|should) (?:i|you|we)"
    r" (?:pick|choose|use|go for|recommend|suggest|prefer|favour|give))?(?: (?:then|now|first))*\W*"
)
# What was taken before, said to have been borne well, while the options are talked of
_BORNE_WELL = re.compile(
    rf"{_OPENS}(?:s?he|they|(?:the )?(?:pt|patient))(?:'?d| had| has| always)*"
    r" (?:tolerat\w+|was (?:fine|ok|okay|well) (?:on|with)|got on (?:well|fine) with"
    r"|had no (?:problems?|side effects|issues) (?:with|on|from))"
    r"(?: (?:it|that|this|them|fine|well|ok|okay|perfectly|before|really|without (?:problems?|issues)))*\W*"
)
# Whether what was talked of may begin: "so can go ahead?", "safe to start it then?"
_GO_AHEAD = re.compile(
    rf"{_OPENS}(?P<asks>(?:can|could|may|should|is it|am i|are we|do)\W+)?(?:it'?s\W+)?(?:(?:i|we|she|he|they)\W+)?"
    r"(?:(?:now|just|still)\W+)?"
    r"(?:(?:ok|okay|safe|fine|good|clear|alright|all right|free)\W+)?(?:to\W+)?"
    r"(?:go ahead|proceed|get going|crack on|press on|start|give it|have it|get it|begin|start it|go for it)"
    r"(?: (?:with (?:it|that|this)|it|that|now|then|anyway|today|tomorrow|tonight|straight ?away|meanwhile"
    r"|(?:this|next) (?:week|month)|on (?:mon|tues|wednes|thurs|fri)day))*\s*(?:\?\W*|(?(asks)$|\?))"
)
_ASKED_OF = re.compile(rf"{_OPENS}(?:(?:status|infection|positive|then|in|with|instead|the|virus)\W*)*\W*")
# An examination of the liver by itself, of what was asked before
EXAMINED = re.compile(
    rf"{_OPENS}(?:(?:need|needs|do|any|repeat|a|the)\W+)*(?:liver )?"
    r"(?:bx|biops(?:y|ies)|histology|mrcp|elastography|fibroscan)(?: (?:first|needed|before|too|again|or not))*\W*"
)
""""Biopsy?", "repeat fibroscan first?", in lower case."""
# After a figure was put right, or the options were shown
_THE_FIGURE = re.compile(
    rf"{_OPENS}what(?:'?s| is| are| was| would be)? (?:the |then the )?(?:real|true|actual|right|correct|honest)"
    r" (?:numbers?|figures?|rates?|percent\w*|response(?: rate)?s?|data|one|value)(?: (?:then|now|for it|here))*\W*"
)
# "No I meant the trough not the dose": the topic named first is asked of the drug talked of
_I_MEANT = re.compile(
    r"\W*(?:(?:no|sorry|nope|wait|oops|actually)\W+)*i (?:meant?|was asking(?: about| for)?|asked(?: about| for)?)"
    r" (?:the |its |her |his )*(?P<meant>[\w -]+?)(?:,? not (?:the |its )?[\w -]+)?\W*"
)
_LEVELS = ("trough", "level", "target", "target level", "trough level", "levels", "trough target")
_CHANGES = re.compile(
    rf"{_OPENS}(?:what(?:'?s| has| is| have)?(?: \w+)? (?:changed|different)|what changes|diff(?:erence)?s?"
    r"|(?:did|does|do|would|will|has) (?:anything|that|it|this|those) changed? (?:anything|it|things"
    r"|(?:ur|your|the|my|our) (?:answer|advice|choice|mind|plan|view|thinking|recommendation|options?|order|ranking))"
    r"|same (?:answer|advice|choice)|(?:answer|advice|choice) (?:still )?the same)"
    r"(?: (?:now|here|since|from|after|then|last)(?: [\w ]+)?)?\W*"
)
_DOING_IT = re.compile(
    rf"{_OPENS}(?:(?:give|show|tell|send)(?: me)? )?(?:the |a |your )?"
    r"(?:doing it|(?:treatment |starting |start |step by step )?plan|how (?:do|would|should|to) (?:i |we |you )?"
    r"(?:do|start|give)(?: (?:it|this|that))?|steps)(?: (?:for|of|with|on))?(?: (?:it|this|that|please|pls))*\W*"
)
_JUDGED = re.compile(
    r"\b(?:ok|okay|fine|enough|right|correct|alright|reasonable|too (?:much|little|low|high)|safe)\b|\?"
)
_INFECTIONS = re.compile(
    rf"{_OPENS}(?:(?:any|serious|opportunistic|more)\W+)*"
    r"(?:infections|infection (?:rates?|risks?)|risk of infections?)\W*"
)
# After a response was read: whether it is enough, and how long to wait for more
_TIME_TO_JUDGE = re.compile(
    rf"{_OPENS}(?:(?:is |was )?(?:that|this|it)? ?(?:good |fast |quick |long )?enough(?: (?:time|fall|drop|response))?"
    r"|how (?:much )?long(?:er)?(?: (?:more|to (?:wait|give it|go)|(?:do|should|can) (?:i|we) (?:wait|give it)))?"
    r"|how many (?:more )?(?:weeks|months)(?: more)?"
    r"|when (?:to|do i|should i|do we|should we) (?:judge|decide|call it)(?: it)?"
    r"|(?:wait|give it|keep going|carry on) (?:longer|more time|more|on)"
    r"|too (?:early|soon)(?: to (?:judge|say|tell|call))?)(?: (?:then|now|yet|for (?:it|that)))*\W*"
)
# Of which the course that was read decides, where no drug is in view whose time would
_ENOUGH = re.compile(
    rf"{_OPENS}(?:is |was )?(?:that|this|it)? ?(?:a )?(?:good|adequate|decent|ok(?:ay)?|sufficient)"
    r"(?: enough)?(?: (?:fall|drop|response|progress))?(?: (?:then|now|yet))*\W*"
)
# After numbers were read: what the reading says
_READ = frozenset({"interpret_metabolites", "interpret_response", "interpret_trough", "acute_severe_disease"})
_MEANING = re.compile(
    rf"{_OPENS}(?:meaning|which means|what does (?:that|this|it) mean|means what|interpret(?:ation)?|so what"
    r"|significance)"
    r"(?: (?:exactly|here|then|for (?:her|him|us)))*\W*"
)
_IN_WHOM = re.compile(
    rf"{_OPENS}(?:in|for|with) (?:whom|who|(?:which|what) (?:patients?|pts?|groups?|people|cases|setting))\W*"
)
_WHEN_FAILED = re.compile(
    r"\b(?:when|how soon|at what point|what day|by when)\b[^.;]{0,30}\b(?:fail\w*|non-?respon\w*|not working|give up)\b"
)
_WHY_NOT = re.compile(
    rf"{_OPENS}why (?:not|avoid(?:ed)?|is (?:it|that) (?:bad|avoid\w*|not \w+))"
    r"(?: (?:it|that|this|then|use it|give it))*\W*"
)
_WHICH_IS_BEST = re.compile(
    rf"{_OPENS}(?:which|what)(?:'?s| is| of (?:them|these|those))?(?: (?:the|one|drug|option|agent|is|would be|are))*"
    r" (?:safest|safer|best|better|least (?:risky|bad|harmful)|preferred|ok|okay|suitable)"
    r"(?: (?:drug|option|one|choice|agent))?"
    r"(?: (?:for|in|with|after|given) (?:that|this|it|her|him|them|these|those|such\b.{0,15}))?"
    r"(?: (?:then|now|case))*\W*"
)
_HOW_LONG_NOW = re.compile(
    rf"{_OPENS}(?:for )?how long"
    r"(?: (?:this time|for(?: this time)?|now|then|again|to (?:treat|continue|go on|keep (?:it|her|him|them))))+\W*"
)
_WHY_SO = re.compile(
    r"^\W*(?:(?:so|but|and|ok|then)\W+)*why (?:do|does|did|would|is|are)\b[^.;]*\b(?:say|says|recommend\w*"
    r"|put|puts|prefer\w*|want|suggest\w*|advise\w*|choose|go|list|name|favou?r)\b"
)
_SUPPOSES_A_COURSE = re.compile(rf"{_OPENS}(?:if|for|with|after)\b")
_COMES_BACK = re.compile(
    r"\b(?:if|when|once|should|suppose|supposing)\b.{0,25}\b(?:comes? back|returns?|recurs?|relaps\w*|flares?\w*)\b"
)


def meant(asked: Asked, lowered: str, focus: Focus) -> str | None:
    """What such a question asks, as an intent; None for any other message."""
    choosing = len(focus.options) > 1 and len(focus.drugs) < 2 and set(focus.intents) & _OF_THE_OPTIONS
    if choosing and not asked.mentions.of("drug") and _WHICH_ONE.fullmatch(lowered):
        return "ask_comparison"  # of those that lead the table before the reader
    if len(focus.drugs) == 1 and _GO_AHEAD.fullmatch(lowered):
        return "ask_drug_overview"  # of the drug talked of, in this case
    if focus.options and _BORNE_WELL.fullmatch(lowered):
        return "inform_case"
    if not asked.mentions.of("drug") and _WHAT_IS_LEFT.fullmatch(lowered):
        return "ask_comparison" if len(focus.drugs) > 1 and "which" in lowered else "inform_case"
    if not asked.mentions.of("drug") and focus.options and len(focus.drugs) < 2 and _WHICH_IS_BEST.fullmatch(lowered):
        return "inform_case"  # of the options shown, in the condition told before
    if (focus.drugs or focus.options) and _THE_FIGURE.fullmatch(lowered):
        return "ask_evidence"
    if topic := _topic_put_right(asked, lowered):
        return topic
    if _of_no_level(asked, focus):
        return "ask_drug_overview"
    if len(focus.drugs) == 1 and _WHY_NOT.fullmatch(lowered):
        return "ask_contraindications"
    if focus.reason == "relapse_after_withdrawal" and _HOW_LONG_NOW.fullmatch(lowered):
        return "ask_stopping"  # how long treatment goes on after a relapse
    if beside := _beside_the_case(asked, lowered, focus):
        return beside
    if "ask_stopping" in focus.intents and _COMES_BACK.search(lowered):
        return "ask_stopping"  # no drug is supposed to have failed
    if (len(focus.drugs) < 2 or "chang" in lowered) and _CHANGES.fullmatch(lowered):
        return CHANGES
    if (focus.drugs or focus.options or asked.mentions.of("drug")) and _DOING_IT.fullmatch(without_drugs(asked)):
        return PLAN
    if "ask_guideline" in focus.intents and HOW_GRADED.search(lowered) and not asked.mentions.of("drug"):
        return "ask_guideline"
    if set(focus.intents) & _READ and _MEANING.fullmatch(lowered):
        return MORE
    if "ask_comparison" in focus.intents and _IN_WHOM.fullmatch(lowered):
        return MORE
    if "acute_severe_disease" in focus.intents and _WHEN_FAILED.search(lowered):
        return "acute_severe_disease"
    if asked.mentions.of("guideline") and _WHY_SO.search(lowered):
        return "ask_guideline"
    if details.completes(asked, focus):
        return MORE
    if "interpret_response" in focus.intents and not focus.drugs and _ENOUGH.fullmatch(lowered):
        return "interpret_response"
    if "interpret_response" in focus.intents and _TIME_TO_JUDGE.fullmatch(lowered):
        return "ask_time_to_response"
    if not focus.drugs:
        return None
    if EXAMINED.fullmatch(lowered):
        return MORE
    if _INFECTIONS.fullmatch(lowered):
        return "ask_adverse_effects"  # of the drugs, and not one that the patient has
    if _only_a_dose(asked) and _JUDGED.search(lowered):
        return "ask_dose"
    supposed = (
        asked.confidence < _UNSURE and _SUPPOSES_A_COURSE.match(lowered) and not failure_supposed.in_words(lowered)
    )
    return MORE if supposed and not asked.mentions.found and asked.mentions.measure("duration") else None


def _topic_put_right(asked: Asked, lowered: str) -> str | None:
    """Which topic a message says that it meant: "no I meant the trough not the dose"."""
    found = _I_MEANT.fullmatch(lowered)
    if found is None or asked.mentions.of("drug"):
        return None
    if found["meant"] in _LEVELS:
        return "ask_target_level"
    first = next((t for t in asked.mentions.of("topic") if t.start < asked.start + found.end("meant")), None)
    return ASKED_BY_TOPIC.get(first.value) if first else None


def _of_no_level(asked: Asked, focus: Focus) -> bool:
    """ "Budesonide instead?", after the level of another drug: no level of it is asked for."""
    drugs = asked.mentions.values("drug")
    of_levels = bool({*focus.intents} & {"ask_target_level", "interpret_trough"})
    alone = bool(drugs) and not asked.mentions.of("analyte") and not asked.mentions.of("topic")
    return of_levels and alone and not {*LEVELLED} & {*drugs}


def _beside_the_case(asked: Asked, lowered: str, focus: Focus) -> str | None:
    """ "Hep B?" and "adalimumab?" in a running case: an infection that is looked for before our drugs, or a medicine
    that is none of ours, by nothing but its name.
    """
    kinds = {m.entity for m in asked.mentions.found}
    short = len(lowered) <= _SHORT and (focus.drugs or focus.options) and not asked.mentions.measures
    if not (short and _ASKED_OF.fullmatch(_without(asked, lowered))):
        return None
    if kinds == {"other_medicine"}:
        return "ask_drug_overview"
    named = {m.value for m in asked.mentions.found}
    asserted = {m.assertion for m in asked.mentions.found}
    looked_for = kinds and kinds <= {"condition", "analyte"} and named <= SCREENED and "negated" not in asserted
    return "ask_special_situation" if looked_for and "?" in lowered else None


def _without(asked: Asked, lowered: str) -> str:
    """The text without what was found in it."""
    pieces = list(lowered)
    for mention in asked.mentions.found:
        start = max(0, mention.start - asked.start)
        pieces[start : mention.end - asked.start] = " " * (mention.end - asked.start - start)
    return "".join(pieces)


def _only_a_dose(asked: Asked) -> bool:
    """Whether nothing but a dose with its unit is named: "20 mg od ok?"."""
    measures = asked.mentions.measures
    doses = bool(measures) and all(measure.name == "dose" and measure.unit for measure in measures)
    return doses and not asked.mentions.found
