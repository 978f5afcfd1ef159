"""The sentences for who does not get in through a provider, read from ``data/inloggen.yml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from web.portal.wording import Words

DATA = Path(__file__).parent / "data" / "inloggen.yml"


class OpenIdWords(Words):
    """One sentence for each way in which it can fail."""

    away: str
    again: str
    stopped: str
    not_trusted: str
    one_step: str
    no_account: str


@cache
def openid_words() -> OpenIdWords:
    """The sentences, read once. Raises pydantic's ValidationError where the file breaks the schema."""
    return OpenIdWords.model_validate(yaml.safe_load(DATA.read_text(encoding="utf-8")))
