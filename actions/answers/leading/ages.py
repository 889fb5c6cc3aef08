"""Figures for the age of the patient: a child is shown what was found in children first, and adults' figures as what
they are.
"""

from __future__ import annotations

from actions.answers.desk import Desk
from actions.answers.leading.order import about, of_children
from actions.answers.model import Line
from actions.knowledge import kinds as r

_FITS = ("direct", "mixed")
_OTHERS = "figures-not-of-children"


def is_child(desk: Desk) -> bool:
    """Whether the patient is a child, or children are asked about."""
    return desk.case.state("child") == "yes" or "child" in desk.asked.mentions.values("condition")


def in_children(desk: Desk, drug: str, reason: str) -> tuple[str, ...]:
    """What was found in children on a drug for a reason, that of the reason itself first; nothing where the patient is
    no child.
    """
    if not is_child(desk):
        return ()
    held = [f for f in desk.base.evidence(r.Finding, drug=drug) if of_children(f) and about(f) == "evidence"]
    fitting = [f for f in held if f.informs.get(reason) in _FITS]  # type: ignore[call-overload]
    fitting.sort(key=lambda f: (_FITS.index(f.informs[reason]), -_studied(f), f.id))  # type: ignore[index]
    return tuple(finding.id for finding in fitting)


def _studied(finding: r.Finding) -> int:
    return finding.figure.n or finding.figure.of or 0


def not_of_children(desk: Desk) -> tuple[Line, ...]:
    """For a child, that figures which count no children are not of children."""
    if not is_child(desk):
        return ()
    desk.citer.records.setdefault(_OTHERS)
    return (Line(desk.base.get(_OTHERS, r.Sentence).text.strip(), (), (_OTHERS,)),)
