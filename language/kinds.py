"""Which labels the reader knows, from the factor catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from support.catalogue import load_catalogue


@dataclass(frozen=True)
class Kinds:
    """Urgent, risk and protective ids, in the order of the catalogue."""

    urgent: tuple[str, ...]
    risk: tuple[str, ...]
    protective: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Urgent, risk, protective."""
        return self.urgent + self.risk + self.protective


def kinds_of_catalogue() -> Kinds:
    """The labels of the reader."""
    catalogue = load_catalogue()
    ids = {kind: tuple(f.id for f in catalogue.of_kind(kind)) for kind in ("urgent", "risk", "protective")}
    return Kinds(ids["urgent"], ids["risk"], ids["protective"])
