"""Reading a message once, beside the event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from web.reading_port import Reader, Reading

log = logging.getLogger("web.reading")


class ReadingRoom:
    """One thread in which the reader reads: it need not be safe for more than one."""

    def __init__(self, reader: Reader, timeout: float) -> None:
        self._reader = reader
        self._timeout = timeout
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")

    async def read(self, text: str, before: Sequence[str], asked: str = "") -> Reading | None:
        """Read a text; None where that fails or takes too long: the parent is answered all the same."""
        loop = asyncio.get_running_loop()
        work = loop.run_in_executor(self._thread, self._reader.read, text, tuple(before), asked)
        try:
            return await asyncio.wait_for(work, self._timeout)
        except Exception as error:
            log.error("%s while reading a message", type(error).__name__)
            return None

    def close(self) -> None:
        """Let go of the thread."""
        self._thread.shutdown(wait=False, cancel_futures=True)
