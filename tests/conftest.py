"""What all tests share: reproducible property tests, and the one served process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.served.process import Served, serving

settings.register_profile("reproducible", derandomize=True, deadline=None)
settings.load_profile("reproducible")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the assistant once for all end-to-end tests; each test talks in conversations of its own."""
    tracker: Path = tmp_path_factory.mktemp("served") / "conversations.db"
    with serving(tracker) as process:
        yield process
