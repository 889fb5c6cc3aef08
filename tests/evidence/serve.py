"""The evidence pages and the files beside them, without the assistant: `python -m tests.evidence.serve PORT`."""

import sys
from datetime import date

from sanic import Sanic

from bot.channels.evidence import evidence
from bot.channels.pages import pages
from bot.evidence.library import Library
from tests.base import assistant, base

if __name__ == "__main__":
    app = Sanic("evidence", configure_logging=False)
    library = Library(base(), assistant().labels, assistant().search)
    app.blueprint(evidence(library, lambda: date(2026, 11, 25)))
    app.blueprint(pages())
    app.run("127.0.0.1", int(sys.argv[1]), access_log=False, motd=False)
