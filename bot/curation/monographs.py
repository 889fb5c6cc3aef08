"""`kb monographs`: what the records hold on each field of each drug."""

from __future__ import annotations

from typing import Annotated

import typer

from actions.knowledge.curation.monographs import monographs as audit
from actions.knowledge.loader import RECORDS
from bot.curation.common import Records, loaded, out, say, stopped
from bot.curation.tables import monograph_table


def monographs(
    drug: Annotated[str | None, typer.Argument(metavar="[DRUG]", help="Id of one drug; all without it.")] = None,
    records: Records = RECORDS,
    missing: Annotated[bool, typer.Option("--missing", help="Only what is missing.")] = False,
) -> None:
    """What the records hold on each field of each drug's monograph. Fails when a field is neither answered nor said to
    be not known.
    """
    found = audit(loaded(records))
    if drug is not None and drug not in {monograph.drug for monograph in found}:
        raise stopped(ValueError(f"No drug is called {drug!r}."))
    found = tuple(monograph for monograph in found if drug in (None, monograph.drug))
    for monograph in () if missing else found:
        out.print(monograph_table(monograph))
    for monograph in found:
        for field in monograph.missing:
            say(f"MISSING  {monograph.drug}  {field}")
    fields = sum(len(monograph.entries) for monograph in found)
    closed = sum(not entry.records for monograph in found for entry in monograph.entries if not entry.missing)
    lacking = sum(len(monograph.missing) for monograph in found)
    say(f"{len(found)} drugs, {fields} fields: {lacking} missing, {closed} not known from the sources read")
    if lacking:
        raise typer.Exit(1)
