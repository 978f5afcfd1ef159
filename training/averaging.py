"""One reader from several: the mean of their weights.

Readers that were tuned from the same base weights, heads and order lie in one valley, and their middle can be better
than each of them (model soups, Wortsman et al. 2022); readers of another seed do not (see README). It costs nothing
when it runs: it is one reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

KEPT = "reader.pt"


def averaged(first: dict[str, Any], folders: Sequence[Path]) -> dict[str, Any]:
    """The weights of ``first`` and of the readers kept in ``folders``, each counting as much.

    The others may have learned from fewer statements. Raises ValueError where one has other parts.
    """
    others = [torch.load(folder / KEPT, weights_only=True)["reader"] for folder in folders]
    for folder, other in zip(folders, others, strict=True):
        if {name: part.shape for name, part in other.items()} != {name: part.shape for name, part in first.items()}:
            raise ValueError(f"the reader in {folder.name} has other parts than this one")
    return {name: torch.stack([part, *(other[name] for other in others)]).mean(dim=0) for name, part in first.items()}
