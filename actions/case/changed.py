"""What is different between two cases, item by item as the chips show them.

Apart from merging (`merge.py`), which makes the second case of the first.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from actions.case.patient import Case


class Change(Struct, frozen=True):
    """One item that became known, changed or was forgotten. `item` is the id a chip bears: "condition:cirrhosis"."""

    item: str
    kind: Literal["added", "changed", "removed"]


def _items(case: Case) -> dict[str, object]:
    items: dict[str, object] = {}
    if case.reason:
        items[f"reason:{case.reason}"] = True
    items |= {f"condition:{key}": state for key, state in case.conditions.items()}
    items |= {f"reaction:{r.reaction}": r.drug for r in case.reactions}
    items |= {f"drug:{drug}": (outcome, case.doses.get(drug)) for drug, outcome in case.tried.items()}
    items |= {f"drug:{drug}": ("current", case.doses.get(drug)) for drug in case.current}
    items |= {f"value:{name}": value for name, value in case.values.items()}
    if case.age is not None:
        items["age:age"] = case.age
    if case.sex:
        items["sex:sex"] = case.sex
    return items


def changes_between(before: Case, after: Case) -> tuple[Change, ...]:
    """The items that one case has and the other has not, or has otherwise."""
    old, new = _items(before), _items(after)
    return tuple(
        Change(item, "added" if item not in old else "removed" if item not in new else "changed")
        for item in sorted(old.keys() | new.keys())
        if old.get(item) != new.get(item)
    )
