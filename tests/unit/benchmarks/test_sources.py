"""Every source answers the same two questions about the same messages."""

import numpy as np
import pytest

from benchmarks.sources import Answers, Found, OneByOne, by_keywords, by_patterns, from_odds
from language.kinds import kinds_of_catalogue
from language.statements import Statement

KINDS = kinds_of_catalogue()


def test_each_message_is_read_alone_with_the_question_that_it_answers() -> None:
    seen = []

    def find(text: str, asked: str) -> Found:
        seen.append((text, asked))
        return Found(score=float(len(text)))

    answers = OneByOne(find).read([Statement(text="ja, elke avond", asked="Drink je weleens?"), Statement(text="hoi")])
    assert seen == [("ja, elke avond", "Drink je weleens?"), ("hoi", "")]
    assert answers.score is not None
    assert answers.score.tolist() == [14, 3]
    assert len(answers.milliseconds) == 2
    assert (answers.milliseconds >= 0).all()


def test_what_a_source_does_not_answer_stays_open() -> None:
    answers = Answers.of([Found(urgent=True), Found(urgent=False)], [1.0, 2.0])
    assert answers.score is None
    assert answers.factors is None
    assert answers.urgent is not None
    assert answers.urgent.tolist() == [True, False]


def test_odds_of_several_kinds_add_up_to_how_urgent_a_message_is() -> None:
    odds = np.zeros(len(KINDS.all))
    odds[0] = 0.4
    one = from_odds(odds, KINDS, threshold=0.5)
    odds[1] = 0.4
    two = from_odds(odds, KINDS, threshold=0.5)
    assert one.score == pytest.approx(0.4, abs=1e-3)
    assert (one.urgent, two.urgent) == (False, True)
    assert one.factors is not None
    assert len(one.factors) == len(KINDS.risk + KINDS.protective)


def test_a_keyword_list_decides_by_any_word_and_scores_by_how_many() -> None:
    answers = by_keywords().read([Statement(text="hij slaat en schopt mij"), Statement(text="de baby slaapt")])
    assert answers.score is not None
    assert answers.urgent is not None
    assert answers.score.tolist() == [2, 0]
    assert answers.urgent.tolist() == [True, False]


def test_patterns_alone_decide_without_a_classifier() -> None:
    answers = by_patterns(KINDS).read([Statement(text="mijn man slaat mij"), Statement(text="wij eten pannenkoeken")])
    assert answers.urgent is not None
    assert answers.urgent.tolist() == [True, False]
