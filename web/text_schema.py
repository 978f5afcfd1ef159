"""What a text in web/data must be: never empty, and with exactly the places that the page fills in."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

_PLACE = re.compile(r"\{(\w*)\}")


def with_places(*names: str) -> AfterValidator:
    """A text with exactly these places to fill in, each as {name}."""

    def check(text: str) -> str:
        if sorted(set(_PLACE.findall(text))) != sorted(names):
            raise ValueError("must have " + (", ".join(f"{{{name}}}" for name in names) or "no {…} in it"))
        return text

    return AfterValidator(check)


Text = Annotated[str, Field(min_length=1), with_places()]
WithName = Annotated[str, with_places("naam")]
WithWords = Annotated[str, with_places("woorden")]
WithDay = Annotated[str, with_places("dag")]
WithNameAndDay = Annotated[str, with_places("naam", "dag")]


class Texts(BaseModel):
    """A group of texts; a key that nobody uses is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OfSections(Texts):
    """One text for each section of a summary."""

    goed: Text
    bezig: Text
    wens: Text
    nog: Text
