"""The labels of the definition's "Never a label" in a text. The words themselves: ``language/data/wording.yml``.

Circumstances may be called "kwetsbare omstandigheden"; a person never is.
"""

from __future__ import annotations

from language.wording import never_said_in
from language.wording import without_own_words as without_quotes

__all__ = ["labels_in", "without_quotes"]


def labels_in(text: str) -> list[str]:
    """The labels in a text; what stands between “ and ” are the parent's own words and is left out."""
    return [said.words for said in never_said_in(text) if said.rule.soort == "etiket"]
