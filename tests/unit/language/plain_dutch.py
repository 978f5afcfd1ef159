"""spaCy's blank Dutch pipeline, made once for all tests: the same words wherever the tests run."""

from __future__ import annotations

from functools import cache

from language.dutch import Dutch


@cache
def dutch() -> Dutch:
    """Without a model of spaCy."""
    return Dutch.blank()
