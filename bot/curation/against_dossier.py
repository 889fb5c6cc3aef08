"""`kb coverage`, `kb verify` and `kb wording`: the records against the evidence dossier."""

from __future__ import annotations

from typing import Annotated

import typer

from actions.knowledge.curation.coverage import cover
from actions.knowledge.curation.lists import load_accepted, load_exclusions
from actions.knowledge.curation.nearness import TOO_NEAR
from actions.knowledge.curation.nearness import near as compare_wording
from actions.knowledge.curation.verify import verify as compare
from actions.knowledge.loader import RECORDS, KnowledgeFaults
from bot.curation.common import Folder, Records, dossier_of, loaded, out, say, stopped
from bot.curation.tables import coverage_table


def coverage(dossier: Folder, records: Records = RECORDS, missing: bool = True) -> None:
    """Which facts and conflicts of the dossier are used, excluded and missing. Fails on a missing one or under 90 %."""
    base, facts = loaded(records), dossier_of(dossier)
    try:
        found = cover(base, facts, load_exclusions(records))
    except KnowledgeFaults as error:
        raise stopped(error) from None
    for file in found.files if missing else ():
        for item in file.missing:
            out.print(f"missing  {file.file}  {item}")
    for fault in found.faults:
        out.print(f"wrong    {fault}")
    out.print(coverage_table(found))
    if not found.complete:
        raise typer.Exit(1)


def verify(
    dossier: Folder, records: Records = RECORDS, only: Annotated[str, typer.Option(help="Record id prefix.")] = ""
) -> None:
    """Compare each record with its facts, field by field and number by number. Fails on a difference without reason."""
    base, facts = loaded(records), dossier_of(dossier)
    try:
        found = compare(base, facts, load_accepted(records))
    except KnowledgeFaults as error:
        raise stopped(error) from None
    for difference in found.open:
        if difference.record.startswith(only):
            say(str(difference))
    for entry in found.stale:
        out.print(
            f"{entry.record}: {entry.field}: accepted, but the record no longer says {entry.says!r}", markup=False
        )
    out.print(
        f"{found.compared} records compared with their facts: {len(found.open)} difference(s) without a reason, "
        f"{len(found.accepted)} with one, {len(found.stale)} reason(s) that no longer apply"
    )
    if found.open or found.stale:
        raise typer.Exit(1)


def wording(
    dossier: Folder,
    records: Records = RECORDS,
    least: Annotated[float, typer.Option(help="Share of words in common, in order.", min=0, max=1)] = TOO_NEAR,
) -> None:
    """Sentences that stand too near to the wording of the dossier, the nearest first. Fails when there is one."""
    base, facts = loaded(records), dossier_of(dossier)
    found = compare_wording(base, facts, least)
    for entry in found:
        say(f"{entry.share:.0%}  {entry.record}  (fact {entry.fact})")
    say(f"{len(found)} sentence(s) share {least:.0%} of their words or more with a fact")
    if found:
        raise typer.Exit(1)
