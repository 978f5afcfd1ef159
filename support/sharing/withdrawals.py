"""A note beside the store of what parents withdrew: a backup that is put back must not bring it to life again.

It holds ids and moments, nothing else. PostgreSQL has no such file: there, whoever puts a backup back has to end what
was withdrawn since, with the access log of the database that was replaced.
"""

from __future__ import annotations

import contextlib
import os
import re
from datetime import datetime, timedelta
from pathlib import Path

KEPT = timedelta(days=200)
"""Longer than a summary and every backup of it can last."""
_NOTED = re.compile(r"(\S+) ([0-9a-f]{32})")


class Withdrawals:
    """The file ``<store>.withdrawn``."""

    def __init__(self, store: Path | None) -> None:
        self._file = store.with_name(f"{store.name}.withdrawn") if store else None

    def note(self, summary_id: str, now: datetime) -> None:
        """Writes it down for good, before the store forgets. Raises OSError where that does not work."""
        if self._file is not None:
            self._append(f"{now.isoformat()} {summary_id}\n")

    def ids(self) -> set[str]:
        """Every summary that was withdrawn."""
        return {summary_id for _, summary_id in self._noted()}

    def forget_old(self, now: datetime) -> None:
        """Removes notes that nothing can need any more."""
        noted = self._noted()
        kept = [(at, summary_id) for at, summary_id in noted if now - at < KEPT]
        if self._file is not None and len(kept) < len(noted):
            fresh = self._file.with_name(f"{self._file.name}.new")
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
                handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(handle, "w", encoding="ascii") as file:
                    file.writelines(f"{at.isoformat()} {summary_id}\n" for at, summary_id in kept)
                fresh.replace(self._file)

    def _append(self, text: str) -> None:
        assert self._file is not None
        handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())

    def _noted(self) -> list[tuple[datetime, str]]:
        if self._file is None or not self._file.exists():
            return []
        found = (
            _NOTED.fullmatch(line) for line in self._file.read_text(encoding="ascii", errors="replace").split("\n")
        )
        noted = []
        for one in filter(None, found):
            with contextlib.suppress(ValueError):
                noted.append((datetime.fromisoformat(one.group(1)), one.group(2)))
        return noted
