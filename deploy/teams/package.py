"""Makes the app package that is uploaded to Teams: `make teams-app APP_ID=... HOST=... ORGANISATION="..."`.

Fills the manifest's placeholders and adds the icons, which were drawn from the .svg beside them; writes
build/secondline-teams.zip. docs/teams.md has the steps.
"""

import argparse
import json
import uuid
import zipfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PACKAGE = Path("build/secondline-teams.zip")
ICONS = ("color.png", "outline.png")
NO_ID, NO_HOST, NO_ORGANISATION = str(uuid.UUID(int=0)), "YOUR.HOST", "YOUR ORGANISATION"


def manifest(app_id: str, host: str, organisation: str) -> dict[str, Any]:
    """Return the manifest for one organisation's registration.

    Raises:
        ValueError: the application id is no GUID.
    """
    text = (HERE / "manifest.json").read_text(encoding="utf-8")
    for placeholder, value in ((NO_ID, str(uuid.UUID(app_id))), (NO_HOST, host), (NO_ORGANISATION, organisation)):
        text = text.replace(placeholder, json.dumps(value)[1:-1])
    filled: dict[str, Any] = json.loads(text)
    return filled


def main() -> None:
    """Write the package."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--app-id", required=True, help="application (client) id of the app registration")
    parser.add_argument("--host", required=True, help="host of the organisation's pages on the assistant")
    parser.add_argument(
        "--organisation", required=True, help="name shown as the app's developer, at most 32 characters"
    )
    parser.add_argument("--output", type=Path, default=PACKAGE, help=f"the file to write (default {PACKAGE})")
    given = parser.parse_args()
    given.output.parent.mkdir(parents=True, exist_ok=True)
    filled = manifest(given.app_id, given.host, given.organisation)
    with zipfile.ZipFile(given.output, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("manifest.json", json.dumps(filled, indent=2, ensure_ascii=False))
        for name in ICONS:
            package.write(HERE / name, name)
    print(given.output)


if __name__ == "__main__":
    main()
