"""Where the classifier must be surer than usual: a few words that steer the talk or say who somebody is."""

from __future__ import annotations

from language.mixture import Answers

WHEN_IT_ONLY_STEERS, WHEN_IT_INTRODUCES = 0.75, 0.5
MOST_STEERING_WORDS = 5
MOST_INTRODUCING_WORDS = 8
SURELY, LIKELY, NEVER = 0.88, 0.5, 1.1
TELLING = frozenset(
    {"vertelt", "hulp_nu", "weet_niet", "wie_ik_ben", "hulp_zoeken", "boos", "mens_graag"}
    | {"schaamte", "huilen", "niemand_helpt", "laat_maar", "kind_typt"}
)
"""Intents behind which something urgent may well stand."""
DOUBTED = frozenset({"vertelt", "weet_niet", "hulp_zoeken", "ja", "nee", "stil"})
"""Intents behind which doubt is worth a question. The others have an answer of their own that fits better."""
ANSWERING = DOUBTED | {"hulp_nu", "wie_ik_ben", "woont_in", "wens", "wens_praten", "wens_praktisch", "wens_langskomen"}
"""Intents of a message that may answer a question. "Laat maar" after "Ben je nu veilig?" is no answer."""
FEW_WORDS, WITH_FEW_WORDS = 3, 0.3
"""A fragment without a pattern ("mijn vrouw", "niemand") needs more to be called urgent."""


def caution(answers: Answers, text: str) -> tuple[float, float]:
    """How sure the classifier must at least be about something urgent, and about a factor, in such a message."""
    least_urgent, least_other, _ = _rule(answers, text)
    return least_urgent, least_other


def may_answer(answers: Answers) -> bool:
    """Whether a short message may be read in the light of the question before it."""
    return answers.intent in ANSWERING or answers.intent_confidence < LIKELY


def caution_in_words(answers: Answers, text: str) -> str:
    """Why more is asked of such a message, for developers; nothing where :func:`caution` asks no more."""
    return _rule(answers, text)[2]


def _rule(answers: Answers, text: str) -> tuple[float, float, str]:
    sure = f"{answers.intent} {answers.intent_confidence:.2f}"
    if _only_steers(answers, text):
        return WHEN_IT_ONLY_STEERS, NEVER, f"a few words that only steer the talk ({sure}); no worries or strengths"
    if _introduces(answers, text):
        return WHEN_IT_INTRODUCES, WHEN_IT_INTRODUCES, f"somebody who only says who they are ({sure})"
    if len(text.split()) <= FEW_WORDS:
        return WITH_FEW_WORDS, 0.0, f"a fragment of at most {FEW_WORDS} words"
    return 0.0, 0.0, ""


def _only_steers(answers: Answers, text: str) -> bool:
    """A few words that plainly steer the talk ("ik wil stoppen"): then more is asked before it is called urgent."""
    short = len(text.split()) <= MOST_STEERING_WORDS
    return short and answers.intent not in TELLING and answers.intent_confidence >= SURELY


def _introduces(answers: Answers, text: str) -> bool:
    """Somebody who says who they are ("ik ben 20 weken", "mijn vriendin is zwanger") says little more by it."""
    short = len(text.split()) <= MOST_INTRODUCING_WORDS
    return short and answers.intent == "wie_ik_ben" and answers.intent_confidence >= LIKELY
