"""The Dutch sentences about what is shared: ``web/data/delen.yml`` with its schema."""

from __future__ import annotations

from functools import cache
from typing import Annotated

import yaml
from pydantic import Field

from support.sharing.model import KindOfOrganisation, Status
from web.text_schema import Text, Texts, WithDay
from web.wording import DATA


class SharingTexts(Texts):
    """The whole of ``delen.yml``."""

    soorten: Annotated[dict[KindOfOrganisation, Text], Field(min_length=3)]
    stand: Annotated[dict[Status, Text], Field(min_length=4)]
    nog_niet: Text
    te_laat: WithDay
    gestopt: Text
    te_vaak: Text


@cache
def sharing_texts() -> SharingTexts:
    """Read delen.yml. Raises pydantic's ValidationError where the file breaks the schema."""
    return SharingTexts.model_validate(yaml.safe_load((DATA / "delen.yml").read_text(encoding="utf-8")))
