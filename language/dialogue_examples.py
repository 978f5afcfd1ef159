"""Examples of what a message does in the talk, from Rasa's own training files."""

from __future__ import annotations

from pathlib import Path

import yaml


def read_examples(folder: Path) -> list[tuple[str, str]]:
    """(text, intent) of every example under ``nlu:`` in the folder's files."""
    found = []
    for path in sorted(folder.glob("*.yml")):
        for entry in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("nlu", []):
            for line in str(entry["examples"]).splitlines():
                text = line.strip().removeprefix("-").strip()
                if text:
                    found.append((text, str(entry["intent"])))
    return found
