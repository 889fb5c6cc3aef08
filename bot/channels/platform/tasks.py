"""Work that goes on after the platform has its acknowledgement."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from bot.launch.failures import where

logger = logging.getLogger(__name__)


class BackgroundTasks:
    """Holds tasks until they end: none is collected half-way, none fails in silence, none is cut off at shutdown."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run the work; what it raises is logged by type and place, since its words may quote a message."""
        task = asyncio.get_running_loop().create_task(_logged(work))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def drain(self, seconds: float = 15.0) -> None:
        """Wait until all work has ended, for at most so long; then give up what is left, and say how much that was."""
        if not self._running:
            return
        _, late = await asyncio.wait(self._running, timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            logger.error("%d answers were given up at shutdown", len(late))


async def _logged(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception as error:
        logger.error("Work in the background failed: %s", where(error))
