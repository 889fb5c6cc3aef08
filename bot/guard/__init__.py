"""What every message passes before it is understood: size and type checks, cleaning, identifiers, rate."""

from bot.guard.handler import Guard, guarded
from bot.guard.refusals import BODY_LIMIT, MESSAGE_LIMIT, Refusal

__all__ = ["BODY_LIMIT", "MESSAGE_LIMIT", "Guard", "Refusal", "guarded"]
