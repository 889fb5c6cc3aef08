"""Removal of what names a patient: names, birth dates, phone and record numbers, e-mail, national numbers.

Clinical notation survives: doses, laboratory values, ages, test dates, citations, trial and article numbers. Names are
found by their structure (a title, "patient:", beside a number); a bare untitled name is a known limit.
"""

from bot.guard.identifiers.redaction import Redaction, redact

__all__ = ["Redaction", "redact"]
