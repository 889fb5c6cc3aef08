"""Every test here talks to the served process; the audit of what it has stored comes last."""

from pathlib import Path

import pytest

_AUDIT = "test_nothing_identifying_was_stored.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them slow, so that none can be forgotten, and move the audit behind all others."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)
    items.sort(key=lambda item: item.path.name == _AUDIT)
