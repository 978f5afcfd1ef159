"""Looks for what was written in every byte that a store has on disk."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

PIECE = 24
"""So many bytes that are the same are no chance."""
SEALED = ("content", "contact", "consent", "note", "decided")


def sealed_values(file: Path, summary_id: str) -> list[bytes]:
    """The sealed fields of a summary as they lie in the file."""
    with closing(sqlite3.connect(file)) as connection:
        columns = ", ".join(SEALED)
        row = connection.execute(f"SELECT {columns} FROM summary WHERE id = ?", (summary_id,)).fetchone()
    return [bytes(value) for value in row if value is not None]


def pieces(values: list[bytes]) -> list[bytes]:
    """Each value cut in pieces; without its head, which only names the key."""
    return [value[at : at + PIECE] for value in values for at in range(32, len(value) - PIECE, PIECE)]


def traces(folder: Path, wanted: list[bytes]) -> list[tuple[str, bytes]]:
    """Where any of the pieces is found, in any file below the folder."""
    files = {file: file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
    return [(file.name, one) for file, there in files.items() for one in wanted if one in there]
