"""The words of the definition's "Never a label", for every test that reads what people read.

Circumstances may be called "kwetsbare omstandigheden"; a person never is.
"""

from __future__ import annotations

import re

LABELS = re.compile(
    r"kwetsba(?!re omstandighe)|risico(?:gezin|zwanger|profiel)|probleemgezin|zorgmijder|verslaafd|slachtoffer|"
    r"\bdaders?\b|multiproblem|\blage ses\b|allochto|laag ?opgeleid|kansarm|tienermoeder|achterstandswijk|"
    r"\bscores?\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”")


def labels_in(text: str) -> list[str]:
    """The labels in a text; what stands between “ and ” are the parent's own words and is left out."""
    return LABELS.findall(without_quotes(text))


def without_quotes(text: str) -> str:
    """The text without what the parent typed."""
    return _QUOTED.sub("“”", text)
