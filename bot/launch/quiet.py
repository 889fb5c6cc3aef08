"""Keeping third parties quiet: no telemetry, no debug lines, no deprecation notices of Rasa's own dependencies."""

import logging
import os
import warnings
from typing import Any


def quieten() -> None:
    """Set what TensorFlow, SQLAlchemy and Rasa read when they are imported; call it before importing them."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    # Not by a filter: several of the imported packages reset those.
    shown = warnings.showwarning

    def show(message: Warning | str, category: type[Warning], *place: Any, **options: Any) -> None:
        # Rasa gives the notice on slots at every start, whatever the domain says.
        notice = issubclass(category, DeprecationWarning | PendingDeprecationWarning) or "auto-fill" in str(message)
        if not notice:
            shown(message, category, *place, **options)

    warnings.showwarning = show


def configure_logs() -> None:
    """Log warnings and errors alone; Rasa as a library prints debug lines otherwise."""
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
