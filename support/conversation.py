"""How the talk goes on: from a Situation and what the parent did to what is said next.

Pure functions: no Rasa. An action calls one and says what comes back. They stand in a file by topic; this is
the whole of them under one name.
"""

from support.helping import DAY_AND_NIGHT, MOST_WAYS, a_person, lives_in, signposts, wished
from support.listening import FEW_WORDS, after_doubt, corrected, introduced, open_question, told
from support.reflecting import LONGEST_QUOTE, quote, reflection
from support.steering import (
    farewell,
    no,
    not_understood,
    onward,
    question,
    repeated,
    resume,
    skipped,
    unsure,
    yes,
)
from support.summing_up import MOST_LINES, line_removed, summary, summary_kept
from support.theme_talk import chosen, menu
from support.turns import Choice, Say, Turn

__all__ = [
    "DAY_AND_NIGHT",
    "FEW_WORDS",
    "LONGEST_QUOTE",
    "MOST_LINES",
    "MOST_WAYS",
    "Choice",
    "Say",
    "Turn",
    "a_person",
    "after_doubt",
    "chosen",
    "corrected",
    "farewell",
    "introduced",
    "line_removed",
    "lives_in",
    "menu",
    "no",
    "not_understood",
    "onward",
    "open_question",
    "question",
    "quote",
    "reflection",
    "repeated",
    "resume",
    "signposts",
    "skipped",
    "summary",
    "summary_kept",
    "told",
    "unsure",
    "wished",
    "yes",
]
