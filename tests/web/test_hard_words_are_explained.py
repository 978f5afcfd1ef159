"""Below a message stands what its hard words mean: each word once in a conversation, never beside something urgent."""

from __future__ import annotations

from support.glossary import load_glossary
from web.conversation import Conversation
from web.explaining import MOST_WORDS, explain_words
from web.messages import ApiMessage, assistant_message
from web.rates import Bucket
from web.replies import Said
from web.settings import Rate


def conversation() -> Conversation:
    bucket = Bucket(Rate(60, 1), lambda: 0.0)
    return Conversation(key="key", bucket=bucket, summary_bucket=bucket, last_active=0.0)


def test_a_word_of_the_glossary_is_explained_below_the_message_that_uses_it() -> None:
    message = assistant_message("Je verloskundige kijkt met je mee.")

    conversation().add_assistant(Said([message]))

    meaning = load_glossary().explanation("verloskundige")
    assert message["words"] == [{"word": "verloskundige", "meaning": meaning}]


def test_each_word_is_explained_once_in_a_conversation() -> None:
    talk = conversation()
    first, second = assistant_message("Bel je verloskundige."), assistant_message("Verloskundigen helpen graag.")

    talk.add_assistant(Said([first]))
    talk.add_assistant(Said([second]))

    assert "words" in first
    assert "words" not in second


def test_a_wiped_conversation_remembers_no_word() -> None:
    talk = conversation()
    talk.add_assistant(Said([assistant_message("Bel je verloskundige.")]))

    talk.wipe()

    assert talk.explained == set()


def test_nothing_stands_between_a_parent_and_an_urgent_number() -> None:
    message: ApiMessage = {**assistant_message("Bel de huisartsenpost."), "urgent": ["medisch_alarm"]}

    explain_words([message], set())

    assert "words" not in message


def test_the_sentence_of_an_organisation_is_explained_too_but_not_its_name() -> None:
    message: ApiMessage = {
        **assistant_message("Dit kan helpen."),
        "contacts": [{"name": "Consultatiebureau Noord", "what": "Hier helpt een tolk je.", "why": None}],
    }

    explain_words([message], set())

    assert [one["word"] for one in message["words"]] == ["tolk"]


def test_no_more_is_explained_at_once_than_a_parent_can_read() -> None:
    words = list(load_glossary().woorden)[: MOST_WORDS + 2]
    message = assistant_message(" ".join(words))

    explain_words([message], set())

    assert len(message["words"]) == MOST_WORDS


def test_an_ordinary_message_carries_no_words() -> None:
    message = assistant_message("Fijn dat je het vertelt.")

    explain_words([message], set())

    assert "words" not in message
