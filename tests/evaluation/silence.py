"""Silence for Rasa's logs: it writes messages to them, and held-out ones are not to be seen."""

from __future__ import annotations

import logging

import structlog


def silence_logs() -> None:
    """Switch off the logs of this process, the standard ones and structlog's."""
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
