"""Adherence that the patient affirms and somebody else disputes: "denies missing doses. husband says she forgets"."""

from __future__ import annotations

import re

_WHO = (
    r"(?:husband|wife|partner|mother|mum|mom|father|dad|daughter|son|family|carer|sister|brother|parents?|spouse"
    r"|girlfriend|boyfriend|flatmate|pharmacist|pharmacy|pharmacy records?|gp|nurse)"
)
_SAYS = (
    r"(?:says?|said|reports?|reported|thinks?|tells? \w+|told \w+|mentions?|mentioned|disagrees?|reckons"
    r"|admits|insists)"
)
_NOT_TAKEN = (
    r"(?:forget\w*|forgot\w*|miss(?:es|ed|ing)|skip\w*|not (?:always |really )?tak\w*|(?:does|is"
    r"|has)n'?t (?:always |really )?tak\w*"
    r"|(?:takes|taking) (?:them |it )?(?:only )?(?:sometimes|on and off|half)|leaves|bins|hides)"
)
_DISPUTED = re.compile(
    rf"\b{_WHO} {_SAYS},?(?: that)? (?:\w+ )?(?:(?:'s|is|often|sometimes|does|has|been|keeps|frequently"
    rf"|regularly|occasionally)"
    rf"\s)*{_NOT_TAKEN}\b"
)


def disputed(text: str) -> bool:
    """Whether somebody beside the patient is told to say that the medicines are not all taken."""
    return bool(_DISPUTED.search(text.lower().replace("\u2019", "'")))
