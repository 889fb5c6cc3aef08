"""Every module can be imported first: `rasa run actions` opens them in an order of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.launch.settings import ROOT

MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "actions").rglob("*.py")
)
ONE_BY_ONE = """
import importlib, sys
faults = []
for name in sys.argv[1:]:
    for loaded in [known for known in sys.modules if known == "actions" or known.startswith("actions.")]:
        del sys.modules[loaded]
    try:
        importlib.import_module(name)
    except ImportError as fault:
        faults.append(f"{name}: {fault}")
print("\\n".join(faults))
"""


@pytest.mark.parametrize("part", range(4))
def test_every_module_of_the_actions_can_be_imported_first(part: int) -> None:
    named = [sys.executable, "-W", "ignore", "-c", ONE_BY_ONE, *MODULES[part::4]]
    done = subprocess.run(named, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
