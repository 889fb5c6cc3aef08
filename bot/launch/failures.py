"""How a failure is logged: its type and place, never its words, which may quote what a user wrote."""

import traceback


def where(error: BaseException) -> str:
    """Return e.g. "KeyError at handlers.py:41 in run < executor.py:420 in run" for the innermost frames."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = " < ".join(
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} in {frame.name}" for frame in reversed(frames)
    )
    return f"{type(error).__name__} at {places or 'an unknown place'}"
