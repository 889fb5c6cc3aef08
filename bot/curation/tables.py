"""What the curator's commands print, as rich tables."""

from __future__ import annotations

from rich.table import Table

from actions.knowledge.curation.coverage import WANTED, Coverage


def coverage_table(found: Coverage) -> Table:
    """Counts of used, excluded and missing items per file of the dossier, and in all."""
    table = Table("file", title=f"{found.share:.1%} used, {WANTED:.0%} wanted")
    for head in ("used", "excluded", "missing"):
        table.add_column(head, justify="right")
    for file in found.files:
        table.add_row(file.file, str(len(file.used)), str(len(file.excluded)), str(len(file.missing)))
    table.add_section()
    totals = (sum(len(getattr(file, name)) for file in found.files) for name in ("used", "excluded", "missing"))
    table.add_row("in all", *map(str, totals))
    return table
