"""Dutch tokens and lemmas: spaCy with nl_core_news_sm, or its blank Dutch pipeline with simplemma lemmas.

The model of spaCy is not on the package index (a package of that name there would be a stranger's), so it
may be missing. Everything above this module sees the same :class:`Token` either way; the model adds lemmas.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import simplemma
import spacy
from spacy.language import Language

from language.shorthand import written_out

log = logging.getLogger(__name__)

MODEL_VARIABLE = "NAAST_SPACY_MODEL"
"""Environment variable with the folder of nl_core_news_sm, set by ``naast serve`` when it could be had."""


@dataclass(frozen=True)
class Token:
    """One word of a message."""

    text: str
    """As typed."""
    norm: str
    """Lower case, shorthand written out ("mn" becomes "mijn")."""
    lemmas: frozenset[str]
    """Possible dictionary forms."""
    start: int
    """Offset of its first character in the message."""
    end: int


class Dutch:
    """Splits Dutch text into tokens with lemmas."""

    def __init__(self, pipeline: Language, *, has_model: bool) -> None:
        self._pipeline = pipeline
        self.has_model = has_model

    @classmethod
    def load(cls, model: str | Path | None = None) -> Dutch:
        """The pipeline from a model folder, or the fallback where there is none.

        ``model``: folder of nl_core_news_sm; when None, the environment variable NAAST_SPACY_MODEL.
        """
        folder = model or os.environ.get(MODEL_VARIABLE)
        if folder and Path(folder).is_dir():
            loaded = spacy.load(folder, exclude=["ner", "parser", "senter"])
            return cls(_without_abbreviations(loaded), has_model=True)
        log.info("nl_core_news_sm is not here; going on with spaCy's blank Dutch pipeline and simplemma.")
        return cls.blank()

    @classmethod
    def blank(cls) -> Dutch:
        """spaCy's blank Dutch pipeline: words, no lemmas of its own."""
        return cls(_without_abbreviations(spacy.blank("nl")), has_model=False)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The tokens of a text, without white space."""
        return tuple(
            self._token(t.text, t.idx, t.lemma_ if self.has_model else "")
            for t in self._pipeline(text)
            if not t.is_space
        )

    def _token(self, text: str, start: int, model_lemma: str) -> Token:
        norm = written_out(text)
        found = _lemmas(norm)
        if model_lemma:
            found = found | {model_lemma.lower()}
        return Token(text=text, norm=norm, lemmas=found, start=start, end=start + len(text))


def _without_abbreviations(pipeline: Language) -> Language:
    """A full stop ends a word. spaCy keeps "me.", "al." and "no." whole, as abbreviations that parents never type;
    "hij slaat me." would hold no "me"."""
    rules = pipeline.tokenizer.rules or {}
    pipeline.tokenizer.rules = {form: parts for form, parts in rules.items() if not form.endswith(".")}
    return pipeline


@lru_cache(maxsize=20_000)
def _lemmas(norm: str) -> frozenset[str]:
    return frozenset(lemma for word in norm.split() for lemma in (word, simplemma.lemmatize(word, lang="nl").lower()))
