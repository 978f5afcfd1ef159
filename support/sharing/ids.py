"""Ids of summaries and accounts: made by chance, so that nobody can count on or guess one.

What has not the form of an id is never asked of the database nor written to a log: it can hold anything.
"""

from __future__ import annotations

import re
import secrets

_BYTES = 16
_FORM = re.compile(r"[0-9a-f]{32}")


def new_id() -> str:
    """An id that is nowhere else."""
    return secrets.token_hex(_BYTES)


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    return _FORM.fullmatch(text) is not None
