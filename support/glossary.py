"""Words of the field that cannot be avoided, each with one plain sentence: ``support/data/woorden.yml``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

DATA = Path(__file__).parent / "data" / "woorden.yml"
MOST_WORDS = 15
_ENDINGS = ("", "e", "n", "en", "s", "'s")
"""With one of these it is still the same word: "verloskundigen"."""
_WORDS = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


class GlossaryError(ValueError):
    """The glossary cannot be used; the message is one sentence."""


class Glossary(BaseModel):
    """Word → one sentence that explains it to a parent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    woorden: dict[str, str] = Field(min_length=1)

    @field_validator("woorden")
    @classmethod
    def _one_short_sentence_each(cls, words: dict[str, str]) -> dict[str, str]:
        for word, explanation in words.items():
            if word != word.lower() or " " in word:
                raise ValueError(f'"{word}" must be one word in small letters')
            if not explanation.endswith(".") or len(explanation.split()) > MOST_WORDS:
                raise ValueError(f'"{word}" needs one sentence of at most {MOST_WORDS} words, with a full stop')
        return words

    def explanation(self, word: str) -> str | None:
        """What the word means, also for its plural; None where the glossary does not have it."""
        word = word.lower().replace("’", "'")
        stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
        return next((self.woorden[stem] for stem in stems if stem in self.woorden), None)

    def explained_in(self, text: str) -> dict[str, str]:
        """The words of the glossary in a text, as they are first written there, each with its explanation."""
        found: dict[str, str] = {}
        for word in _WORDS.findall(text):
            meaning = self.explanation(word)
            if meaning is not None and meaning not in found.values():
                found[word.lower()] = meaning
        return found


def read_glossary(path: Path) -> Glossary:
    """Reads a glossary. Raises GlossaryError with one sentence where the file does not fit its schema."""
    try:
        return Glossary.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise GlossaryError(f"{path.name} cannot be read: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        raise GlossaryError(f"{path.name}: {error.errors()[0]['msg']}.") from error


@lru_cache(maxsize=1)
def load_glossary() -> Glossary:
    """The glossary of this installation, read once. Raises GlossaryError."""
    return read_glossary(DATA)
