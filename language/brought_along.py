"""The definition's reading rules: an urgent kind in the speaker's own situation brings a risk factor along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from language.reading import Evidence

BROUGHT_ALONG: Mapping[str, tuple[str, ...]] = {
    "dak_of_thuisloos": ("woonproblemen",),
    "acute_psychische_nood": ("psychische_klachten",),
}
SUBSTANCES = ("alcohol", "drugs_of_medicijnen")


def bring_along(found: dict[str, Evidence], about: str, named: Sequence[str]) -> None:
    """Adds to ``found`` what its urgent kinds bring. ``named``: the substances that the message names."""
    for label, brought in BROUGHT_ALONG.items():
        if label in found:
            for extra in brought:
                found.setdefault(extra, Evidence(extra, found[label].words, f"rule:{label}"))
    if "verslaving" in found and not any(s in found for s in SUBSTANCES):
        words = found["verslaving"].words
        for extra in named or (SUBSTANCES[1],):
            found[extra] = Evidence(extra, words, "rule:verslaving")
    if "medisch_alarm" in found and about == "self":
        found.setdefault(
            "lichamelijke_klachten",
            Evidence("lichamelijke_klachten", found["medisch_alarm"].words, "rule:medisch_alarm"),
        )
