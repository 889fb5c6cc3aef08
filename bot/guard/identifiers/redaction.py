"""Putting the findings together: what is protected stays, what was found is replaced by its kind in brackets."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.guard.identifiers import contacts, dates, names, numbers
from bot.guard.identifiers.findings import Finding, overlaps
from bot.guard.identifiers.protected import protected_spans


@dataclass(frozen=True)
class Redaction:
    """A text without identifiers, and the kinds that were removed, in the order of the text."""

    text: str
    kinds: tuple[str, ...]


def redact(text: str) -> Redaction:
    """Replace each identifier by its kind: "Mr Ram Lal, MRN 12345" becomes "[name], MRN [record number]".

    Works on any string and raises nothing.
    """
    certain = _merged([*contacts.links_and_mail(text), *dates.birth_dates(text), *numbers.labelled(text)])
    kept = [span for span in protected_spans(text) if not any(overlaps(span, found) for found in certain)]
    guessed = [
        found
        for found in (*numbers.national(text), *contacts.phones(text), *numbers.long(text))
        if not any(overlaps(found, span) for span in kept)
    ]
    figures = _merged([*certain, *guessed])
    found = _merged([*figures, *names.names(text, beside=figures)])
    return Redaction(_replaced(text, found), tuple(dict.fromkeys(finding.kind for finding in found)))


def _merged(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the text; of two that overlap the earlier listed kind wins, over the union of both."""
    merged: list[Finding] = []
    for finding in findings:
        touching = [other for other in merged if overlaps(other, finding)]
        kept = [other for other in merged if other not in touching]
        kind = touching[0].kind if touching else finding.kind
        spans = [finding, *touching]
        merged = [*kept, Finding(min(s.start for s in spans), max(s.end for s in spans), kind)]
    return sorted(merged, key=lambda finding: finding.start)


def _replaced(text: str, findings: list[Finding]) -> str:
    pieces: list[str] = []
    position = 0
    for finding in findings:
        pieces += [text[position : finding.start], f"[{finding.kind}]"]
        position = finding.end
    return "".join([*pieces, text[position:]])
