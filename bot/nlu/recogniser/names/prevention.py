"""Infections that are named only as what is prevented or was met: their vaccine, prophylaxis, contact or titre. None of
them is an infection of the patient, nor is the virus by which a lymphoma is called.
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.matching import Span

_VACCINE = r"(?:(?:re)?vaccin\w*|vacc(?:s|d|ed|'d)?|vax\w*|jabs?|shots?|boosters?|immuni[sz]ation\w*|immuni[sz]ed)"
_LISTED = r"(?:flu|influenza|covid(?:-19)?|pneumo\w*|shingles|zoster|hep(?:atitis)? ?b|hpv|rsv|typhoid|mening\w*)"
_JOINT = r"(?:\s*[,/&+]\s*(?:and |or )?|\s+(?:and|or|plus)\s+)"
_AFTER = re.compile(
    rf"(?:{_JOINT}{_LISTED})*[\s:-]*(?:live |recombinant |booster )?(?:{_VACCINE}|immunity|(?:non[- ]?)?immune"
    r"|proph\w*|ppx|cover(?:age)?|contacts?|exposures?|exposed|titres?|titers?|antibod(?:y|ies)|igg|serolog\w+|status"
    r"|(?:all |both |are |is )*(?:utd|up[ -]to[ -]date))\b"
    r"(?!\W*(?:fail|despite))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?:live|recombinant|inactivated|attenuated|non-?live|{_VACCINE} (?:against|for|to|with)"
    rf"|{_VACCINE}\s*[:(]\s*(?:{_LISTED}{_JOINT})*|immune (?:to|against)|proph\w* (?:against|for|of)"
    r"|protect\w* (?:against|from)|expos(?:ed|ure) to|contacts? (?:with|of)|against)\s*"
    r"(?:(?:the|any|a|somebody with|someone with|child with|family member with|case of)\s+)*$",
    re.IGNORECASE,
)
_OF_A_SCAN = re.compile(r"CAP[\s:=]*(?:score |of |is |was )?\d{3}\b|CAP\s*\(?dB", re.IGNORECASE)  # attenuation, in dB/m
_ONE = re.compile(r"\s+ones?\b", re.IGNORECASE)
_SPOKEN_OF = re.compile(rf"\b{_VACCINE}\b", re.IGNORECASE)
_WANTED = re.compile(
    r"\b(?:needs?|due|wants?|wanting|asking for|booked for|offered|give|giving|having|can (?:she|he|they"
    r"|we) (?:have|give))"
    rf"\s+(?:(?:for|her|his|their|the|a|an)\s+)*(?:(?:{_LISTED}|yellow fever|mmr){_JOINT})*$",
    re.IGNORECASE,
)
_LIST_GOES_ON = re.compile(
    rf"{_JOINT}(?:{_LISTED}|yellow fever|mmr)\b|\s+(?:for|before|pre-?) ?travel\b", re.IGNORECASE
)
_LIST_BEFORE = re.compile(rf"\b(?:{_LISTED}|yellow fever|mmr){_JOINT}$", re.IGNORECASE)
# "TB exposed", "contact of TB", "TB prophylaxis": nobody's tuberculosis
_MET = re.compile(
    r"[\s-]*(?:contacts?|exposures?|exposed|(?:chemo)?proph\w*|ppx|prevent(?:ion|ive|ative)\w*)\b(?!\W*fail)",
    re.IGNORECASE,
)
_MET_BEFORE = re.compile(
    r"\b(?:expos(?:ed|ure) to|contacts? (?:with|of)|in contact with)\s+"
    r"(?:(?:a|an|the|active|open|case of|somebody with|someone with|relative with|patient with)\s+)*$",
    re.IGNORECASE,
)
# "PJP - is there an eGFR limit with co-trimoxazole": the germ that it keeps off, of which nobody is said to be ill
_PNEUMOCYSTIS = re.compile(r"p[jc]p|pneumocystis", re.IGNORECASE)
_KEEPS_IT_OFF = re.compile(
    r"\b(?:co-?trimox\w*|septrin|bactrim|tmp-?smx|dapsone|atovaquone|pentamidine)\b", re.IGNORECASE
)
_ILL_OF_IT = re.compile(
    r"\b(?:pneumoni\w*|treat\w*|has|had|with (?:confirmed )?p[jc]p|admitted|hypox\w*|oxygen|o2|ventilat\w*"
    r"|itu|icu|bal|pcr"
    r"|confirmed|positive|diagnosed|dx|got|developed|ill|active|current|now|recent|21 days|high[- ]dose|iv)\b",
    re.IGNORECASE,
)
# Of no infection in particular: what is prevented may be there all the same
_GENERAL = re.compile(r"(?:infect|antibiotic|sepsis|fever|febrile|positive|active|disseminated)", re.IGNORECASE)
_HEPATITIS_B = frozenset({"hepatitis-b", "anti-hbc-positive"})
# "Previous hep B vaccinated", "hep B jabs done": not the antibody titre, which a past infection leaves as well
_HAD_ITS_VACCINE = re.compile(rf"[\s:-]*{_VACCINE}\b", re.IGNORECASE)


# "EBV+ DLBCL", "EBV-driven PTLD", "DLBCL (EBV pos)": a marker of the tumour
_TUMOUR = (
    r"(?:(?:gastric|nasopharyngeal|b[- ]cell|t[- ]cell|nk[ /-]?t?|diffuse|large|hodgkin'?s?|burkitt'?s?"
    r"|post[- ]transplant|classical|non[- ]hodgkin'?s?|cns|primary|smooth muscle) )*"
    r"(?:dlbcl|ptld|nhl|n?pc|hl|lpd|lymphomas?|hodgkin'?s?|burkitt'?s?|lympho-?proliferat\w+|carcinomas?|cancers?|ca"
    r"|tumou?rs?|sarcomas?|kaposi\w*)\b"
)
_MARKING = r"(?:\+\s?ve|\+|positive|pos|driven|related|associated|induced|linked)"
_OF_A_TUMOUR = re.compile(rf"[\s-]*\(?{_MARKING}?\)?[\s-]*{_TUMOUR}", re.IGNORECASE)
_BEHIND_A_TUMOUR = re.compile(rf"\b{_TUMOUR}[\s,]*[(\[]?\s*$", re.IGNORECASE)
_MARKS_IT = re.compile(rf"[\s-]*{_MARKING}(?!\w)(?!\s*(?:pcr|dna|viral|vir\w+))", re.IGNORECASE)
_VIRUS_OF_TUMOURS = re.compile(r"ebv|cmv|hhv-?8|epstein[- ]barr\w*", re.IGNORECASE)


def _marks_a_tumour(text: str, span: Span) -> bool:
    """Whether a virus is named as that of a tumour."""
    if not _VIRUS_OF_TUMOURS.fullmatch(text, span.start, span.end):
        return False
    behind = _BEHIND_A_TUMOUR.search(text[: span.start]) and _MARKS_IT.match(text, span.end)
    return bool(_OF_A_TUMOUR.match(text, span.end) or behind)


def only_prevented(text: str, span: Span) -> bool:
    """Whether a span names an infection by its vaccine, prophylaxis, contact or titre: "covid jab", "PJP proph", "hep B
    jabs done". Nor is a tuberculosis that was met. CAP with a number is the attenuation of a scan.
    """
    if (span.entity, span.value) == ("condition", "infection") and _OF_A_SCAN.match(text, span.start):
        return True
    if span.entity == "condition" and span.value in _HEPATITIS_B and _HAD_ITS_VACCINE.match(text, span.end):
        return True
    if (span.entity, span.value) == ("condition", "tuberculosis"):
        return bool(_MET.match(text, span.end) or _MET_BEFORE.search(text[: span.start]))
    if (span.entity, span.value) != ("condition", "infection") or _GENERAL.search(text, span.start, span.end):
        return False
    if _AFTER.match(text, span.end) or _BEFORE.search(text[: span.start]) or _marks_a_tumour(text, span):
        return True
    if _PNEUMOCYSTIS.fullmatch(text, span.start, span.end) and _KEEPS_IT_OFF.search(text):
        return not _ILL_OF_IT.search(text)
    listed = _LIST_GOES_ON.match(text, span.end) or _LIST_BEFORE.search(text[: span.start])
    if listed and _WANTED.search(text[: span.start]):
        return True  # "needs her zoster + flu + yellow fever for travel"
    return bool(_ONE.match(text, span.end) and _SPOKEN_OF.search(text))
