"""The labelled statements as the encoder learns them: answers as numbers, light changes of the text."""

from __future__ import annotations

import hashlib
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

URGENT = ("huiselijk_geweld", "dak_of_thuisloos", "verslaving", "acute_psychische_nood", "medisch_alarm")
RISK = (
    "financiele_zorgen",
    "zorg_vermijden",
    "roken",
    "alcohol",
    "drugs_of_medicijnen",
    "ongezonde_voeding",
    "weinig_beweging",
    "opvoeden_onzeker",
    "psychische_klachten",
    "stress_of_spanning",
    "relatieproblemen",
    "weinig_steun",
    "lichamelijke_klachten",
    "moeite_met_leren_of_begrijpen",
    "taal_of_lezen_moeilijk",
    "woonproblemen",
    "werk_of_inkomen_onzeker",
    "jong_ouderschap",
    "eerdere_kinderbescherming",
    "ingrijpende_ervaringen",
    "verblijfsstatus_onzeker",
    "onbedoelde_zwangerschap",
)
PROTECTIVE = (
    "motivatie_voor_verandering",
    "probleemoplossend_vermogen",
    "opvoeden_gaat_goed",
    "steunend_netwerk",
    "bereid_hulp_te_aanvaarden",
    "stabiel_gezinsklimaat",
    "warmte_van_eigen_ouders",
    "veerkracht",
    "sociaal_emotionele_vaardigheden",
    "stabiele_woonsituatie",
    "welbevinden",
    "gezondheidsvaardigheden",
)
HEADS: dict[str, tuple[str, ...]] = {
    "factors": URGENT + RISK + PROTECTIVE,
    "about": ("self", "partner", "child", "other", "none"),
    "time": ("now", "past", "hypothetical", "none"),
    "phase": ("none", "kinderwens", "zwanger", "ouder"),
}
"""Each head with its labels, in the order of the columns."""


class UnknownLabel(ValueError):
    """A statement carries a label that the definition does not have."""


@dataclass(frozen=True)
class Statements:
    """The texts of all files with their answers."""

    texts: list[str]
    asked: list[str]
    """The question that each text answers, or the message before it; empty where it stands alone."""
    authors: npt.NDArray[np.str_]
    """The name of the file that each text is from: one author a file."""
    factors: npt.NDArray[np.float32]
    choices: dict[str, npt.NDArray[np.int64]]
    """Head → the number of the right label of each text."""
    digest: str
    """SHA-256 of the files, in the order of their names."""

    @property
    def urgent(self) -> npt.NDArray[np.bool_]:
        """Which texts carry any urgent kind."""
        return np.asarray(self.factors[:, : len(URGENT)].any(axis=1))


def digest_of(folder: Path) -> str:
    """SHA-256 over names and contents of the statement files."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.jsonl")):
        total.update(path.name.encode() + b"\n" + path.read_bytes())
    return total.hexdigest()


def read_statements(folder: Path) -> Statements:
    """Reads all JSON Lines files of the folder. Raises UnknownLabel, json.JSONDecodeError, OSError."""
    digest = digest_of(folder)
    rows, authors = [], []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                rows.append(_answers(json.loads(line), f"{path.name}, line {number}"))
                authors.append(path.stem)
    return Statements(
        texts=[row.text for row in rows],
        asked=[row.asked for row in rows],
        authors=np.array(authors),
        factors=np.stack([row.factors for row in rows]),
        choices={head: np.array([row.choices[head] for row in rows]) for head in ("about", "time", "phase")},
        digest=digest,
    )


class _Row(NamedTuple):
    text: str
    asked: str
    factors: npt.NDArray[np.float32]
    choices: dict[str, int]


def _answers(row: dict[str, Any], where: str) -> _Row:
    given = [*row.get("urgent", ()), *row.get("risk", ()), *row.get("protective", ())]
    if strange := set(given) - set(HEADS["factors"]):
        raise UnknownLabel(f"{where}: {', '.join(sorted(strange))}")
    factors = np.array([label in given for label in HEADS["factors"]], dtype=np.float32)
    try:
        choices = {head: HEADS[head].index(row.get(head) or "none") for head in ("about", "time", "phase")}
    except ValueError as error:
        raise UnknownLabel(f"{where}: {error}") from None
    return _Row(row["text"], row.get("asked") or "", factors, choices)


def changed(text: str, chance: random.Random) -> str:
    """The text as somebody else might type it: lower case, capitals, no punctuation, a slip of the finger."""
    draw = chance.random()
    if draw < 0.35:
        return text
    if chance.random() < 0.35:
        text = text.lower()
    elif chance.random() < 0.05:
        text = text.upper()
    if chance.random() < 0.3:
        text = re.sub(r"[.,!?;:…]+(?=\s|$)", "", text)
    if chance.random() < 0.4:
        for _ in range(1 + len(text) // 60):
            text = _slip(text, chance)
    return text if text.strip() else "."


def _slip(text: str, chance: random.Random) -> str:
    places = [at for at in range(len(text) - 1) if text[at].isalpha() and text[at + 1].isalpha()]
    if len(places) < 4:
        return text
    at = chance.choice(places)
    kind = chance.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if kind == 1:
        return text[: at + 1] + text[at + 2 :]
    return text[: at + 1] + text[at] + text[at + 1 :]
