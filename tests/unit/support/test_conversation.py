"""How the talk goes on: one question at a time, and each can be passed over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support import conversation as talk
from support.catalogue import load_catalogue
from support.conversation import MOST_WAYS, Turn, quote
from support.person import opening
from support.signposts import load_directory
from support.situation import Heard, Situation, Step

ROTTERDAM = "rotterdam-rijnmond"
DEBTS = Heard(factor="financiele_zorgen", words="we hebben schulden")
TIRED = Heard(factor="stress_of_spanning", words="ik ben zo moe")
MOTHER = Heard(factor="steunend_netwerk", words="mijn moeder helpt")
RISKS = load_catalogue().of_kind("risk")
MANY = [Heard(factor=RISKS[n].id, words=f"zin {n + 1}") for n in range(10)]


def at(step: Step, *heard: Heard, **values: object) -> Situation:
    return Situation().hear(heard).with_(step=step, **values)


def said(turn: Turn) -> list[str]:
    return [say.response.removeprefix("utter_") for say in turn.says]


# --- who, and the open question -----------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["kinderwens", "zwanger", "ouder", "partner", "naaste"])
def test_who_says_who_they_are_is_asked_in_words_that_fit(who: str) -> None:
    turn = talk.introduced(Situation(), who)

    assert said(turn) == ["open_vraag"]
    assert turn.says[0].values == opening(turn.situation)
    assert turn.situation.step == "open"
    assert who in (turn.situation.role, turn.situation.phase)


@pytest.mark.parametrize("who", [None, "buurman"])
def test_who_does_not_say_it_is_asked_just_as_well(who: str | None) -> None:
    assert said(talk.introduced(Situation(), who)) == ["open_vraag"]


def test_a_few_words_at_the_first_question_are_an_introduction_not_a_story() -> None:
    turn = talk.told(Situation(), [], "ik ben 20 weken zwanger", "zwanger", None)

    assert said(turn) == ["open_vraag"]
    assert turn.situation.phase == "zwanger"


def test_who_tells_at_once_is_heard_and_not_asked_who_it_is() -> None:
    turn = talk.told(Situation(), [DEBTS], DEBTS.words, None, None)

    assert said(turn)[0] == "gehoord_zorg"
    assert "vraag_wie" not in said(turn)


# --- listening ----------------------------------------------------------------------------------------------


def test_what_was_told_comes_back_in_the_parents_own_words_strengths_and_worries_apart() -> None:
    both = talk.told(at("open"), [DEBTS, MOTHER], "…", None, None).says[0]
    strong = talk.told(at("open"), [MOTHER], "…", None, None).says[0]
    nothing = talk.told(at("open"), [], "het regent hier al dagen", None, None).says[0]

    assert (both.response, both.values) == (
        "utter_gehoord_beide",
        {"sterk": "“mijn moeder helpt”", "zorg": "“we hebben schulden”"},
    )
    assert (strong.response, strong.values) == ("utter_gehoord_sterk", {"sterk": "“mijn moeder helpt”"})
    assert nothing.response == "utter_gehoord_anders"
    assert nothing.values == {"woorden": "“het regent hier al dagen”"}


def test_one_sentence_that_holds_both_is_quoted_once() -> None:
    words = "we hebben schulden maar komen er wel uit"
    heard = [Heard(factor="financiele_zorgen", words=words), Heard(factor="veerkracht", words=words)]

    say = talk.told(at("open"), heard, words, None, None).says[0]

    assert (say.response, say.values) == ("utter_gehoord_samen", {"woorden": f"“{words}”"})


def test_a_reflection_quotes_each_sentence_once_and_three_at_most() -> None:
    twice = [MANY[0], Heard(factor=MANY[1].factor, words=MANY[0].words)]

    assert talk.reflection(tuple(twice), "").values == {"zorg": "“zin 1”"}
    assert talk.reflection(tuple(MANY[:5]), "").values == {"zorg": "“zin 1”, “zin 2” en “zin 3”"}


def test_after_a_worry_it_asks_once_what_gives_strength_then_it_offers_themes_then_what_is_needed() -> None:
    first = talk.told(at("open"), [DEBTS], DEBTS.words, None, None)
    second = talk.told(first.situation, [TIRED], TIRED.words, None, None)

    third = talk.skipped(second.situation)

    assert said(first)[1:] == ["vraag_kracht"]
    assert said(second)[1:] == ["themas"]
    assert said(third) == ["overgeslagen", "vraag_behoefte_over"]


def test_who_named_a_strength_is_not_asked_for_one() -> None:
    assert said(talk.told(at("open"), [DEBTS, MOTHER], "…", None, None))[1:] == ["themas"]


def test_after_a_message_that_says_little_it_invites_once_to_tell_more() -> None:
    first = talk.told(at("open"), [], "het regent hier al dagen", None, None)
    second = talk.told(first.situation, [], "en het waait ook nog", None, None)

    assert said(first)[1:] == ["verder_vertellen"]
    assert said(second)[1:] == ["themas"]


def test_a_correction_takes_back_the_last_message_and_asks_again() -> None:
    turn = talk.corrected(at("open", DEBTS).hear([TIRED]))

    assert turn.situation.factors() == ("financiele_zorgen",)
    assert (said(turn), turn.situation.step) == (["sorry_verkeerd"], "open")


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("  maar ik slaap slecht ", "“ik slaap slecht”"),
        ("Omdat hij weg is", "“hij weg is”"),
        ("maart was zwaar", "“maart was zwaar”"),
        ("hij zei “ga weg”", "“hij zei ga weg”"),
        ('/wis_alles{"nu": 1}', '“/wis_alles("nu": 1)”'),
        ("twee\n\nregels", "“twee regels”"),
    ],
)
def test_a_quote_is_what_the_parent_typed_and_never_a_command(words: str, quoted: str) -> None:
    assert quote(words) == quoted


@pytest.mark.parametrize("words", ["woord " * 60, "w" * 2000, "a" * 108 + " bcd ef"])
def test_a_long_quote_is_cut_at_a_word(words: str) -> None:
    inside = quote(words)[1:-1]

    assert len(inside) <= talk.LONGEST_QUOTE + len(" …")
    assert inside.endswith(" …")
    assert words.startswith(inside.removesuffix(" …"))


# --- what is needed, where, and signposts -------------------------------------------------------------------


def test_where_the_parent_lives_is_asked_once_and_only_where_it_makes_a_difference() -> None:
    asked = talk.wished(at("behoefte", DEBTS), "praktische_hulp")
    answered = talk.lives_in(asked.situation, None)
    again = talk.wished(answered.situation, "praktische_hulp")
    known = talk.wished(at("behoefte", DEBTS, region=ROTTERDAM), "praktische_hulp")

    assert (said(asked), asked.situation.step) == (["vraag_plaats"], "plaats")
    assert said(answered)[0] == said(again)[0] == said(known)[0] == "wegwijzers"


def test_a_place_that_is_typed_is_an_answer_to_where_do_you_live() -> None:
    turn = talk.told(at("plaats", DEBTS), [], "in Schiedam", None, ROTTERDAM)

    assert turn.situation.region == ROTTERDAM
    assert said(turn)[0] == "wegwijzers"
    assert said(talk.told(at("plaats", DEBTS), [], "Groningen", None, None))[0] == "wegwijzers"


def test_a_place_that_is_not_told_does_not_wipe_one_that_was() -> None:
    assert talk.lives_in(at("plaats", DEBTS, region=ROTTERDAM), None).situation.region == ROTTERDAM


def test_a_place_is_kept_with_its_municipality_and_a_new_place_replaces_both() -> None:
    first = talk.lives_in(at("plaats", DEBTS), ROTTERDAM, "Schiedam").situation
    moved = talk.lives_in(first, "midden-nederland", "Zeist").situation
    told = talk.told(first, [], "sinds kort wonen we met de kinderen in Zeist", None, "midden-nederland").situation

    assert (first.region, first.municipality) == (ROTTERDAM, "Schiedam")
    assert (moved.region, moved.municipality) == ("midden-nederland", "Zeist")
    assert told.region == "midden-nederland"
    assert told.municipality != "Schiedam", "a town of another region"


def test_signposts_are_three_at_most_and_then_it_offers_to_sum_up() -> None:
    turn = talk.signposts(at("behoefte", *MANY))

    assert said(turn) == ["wegwijzers", "vraag_samenvatten"]
    assert 1 <= len(turn.says[0].contacts) <= 3
    assert said(talk.signposts(at("behoefte")))[1] == "vraag_verder", "there is nothing to sum up"


def test_who_only_wants_to_tell_gets_no_signposts() -> None:
    turn = talk.wished(at("behoefte", DEBTS), "alleen_vertellen")

    assert (said(turn), turn.situation.step) == (["vertel_maar"], "open")


def test_a_person_can_always_be_called_day_and_night() -> None:
    day_and_night = [load_directory().get(one).name for one in talk.DAY_AND_NIGHT]
    for heard in ([], [DEBTS], MANY, [Heard(factor="acute_psychische_nood", words="…")]):
        people = [c["name"] for c in talk.a_person(at("open", *heard)).says[0].contacts]
        assert set(day_and_night) <= set(people)
        assert len(set(people)) == len(people) <= MOST_WAYS


# --- yes, no, skip ------------------------------------------------------------------------------------------


def test_yes_is_the_answer_to_the_question_that_was_asked() -> None:
    assert said(talk.yes(at("wegwijzers", DEBTS))) == ["samenvatting_eerste_keer"]
    assert said(talk.yes(at("samenvatting", DEBTS))) == ["samenvatting_blijft", "afscheid"]
    assert said(talk.yes(at("afscheid"))) == ["wis_zeker"]
    assert said(talk.yes(at("open"))) == ["vertel_maar"]


def test_yes_to_do_you_want_to_tell_more_lets_the_parent_tell_more() -> None:
    asked = talk.told(at("wegwijzers", DEBTS, MOTHER, wish="praten"), [TIRED], TIRED.words, None, None)
    assert said(asked)[1:] == ["vraag_verder"]

    assert not any(one.startswith("samenvatting") for one in said(talk.yes(asked.situation)))


def test_no_is_respected() -> None:
    assert said(talk.no(at("wegwijzers", DEBTS))) == said(talk.no(at("afscheid"))) == ["afscheid"]
    assert said(talk.no(at("samenvatting", DEBTS)))[0] == "welke_regel"
    assert said(talk.no(at("kracht", DEBTS))) == ["overgeslagen", "themas"]


@pytest.mark.parametrize(
    ("step", "follows"),
    [
        ("wie", "open_vraag"),
        ("open", "themas"),
        ("kracht", "themas"),
        ("themas", "vraag_behoefte_over"),
        ("behoefte", "wegwijzers"),
        ("plaats", "wegwijzers"),
        ("wegwijzers", "afscheid"),
    ],
)
def test_every_question_can_be_passed_over_and_the_next_one_follows(step: Step, follows: str) -> None:
    assert said(talk.skipped(at(step, DEBTS)))[:2] == ["overgeslagen", follows]


@pytest.mark.parametrize("answer", [talk.skipped, talk.no], ids=["skip", "no"])
def test_who_can_name_no_strength_is_not_told_goodbye(answer: Callable[[Situation], Turn]) -> None:
    asked = talk.told(at("open", wish="alleen_vertellen"), [DEBTS], DEBTS.words, None, None)
    assert said(asked)[1:] == ["vraag_kracht"]

    assert "afscheid" not in said(answer(asked.situation))


def test_after_the_end_of_a_topic_the_talk_is_open_again() -> None:
    for step in ("wegwijzers", "samenvatting", "afscheid"):
        turn = talk.onward(at(step, DEBTS))
        assert (said(turn), turn.situation.step) == (["vertel_maar"], "open")
    assert said(talk.onward(at("behoefte"))) == ["vraag_behoefte"]
    assert said(talk.onward(at("behoefte", DEBTS))) == ["vraag_behoefte_over"]


def test_why_a_question_is_asked_is_told_before_it_is_asked_again() -> None:
    assert said(talk.repeated(at("plaats"))) == ["waarom_deze_vraag", "vraag_plaats"]


def test_who_does_not_know_what_to_say_gets_a_small_beginning_or_time() -> None:
    assert said(talk.unsure(at("wie"))) == ["begin_klein"]
    assert said(talk.unsure(at("behoefte", DEBTS))) == ["rustig", "vraag_behoefte_over"]


def test_after_two_tries_that_were_not_understood_a_person_is_named() -> None:
    first = talk.not_understood(at("open"))
    second = talk.not_understood(first.situation)
    third = talk.not_understood(second.situation)

    assert [said(t) for t in (first, second, third)] == [[f"niet_begrepen_{n}"] for n in (1, 2, 3)]
    assert third.says[0].contacts
    assert said(talk.not_understood(third.situation)) == ["niet_begrepen_1"]


def test_a_place_that_is_not_known_is_a_place_all_the_same() -> None:
    assert said(talk.not_understood(at("plaats", DEBTS)))[0] == "wegwijzers"


@pytest.mark.parametrize("between", [talk.yes, talk.skipped, talk.onward], ids=["yes", "skip", "on"])
def test_only_messages_in_a_row_count_as_not_understood(between: Callable[[Situation], Turn]) -> None:
    twice = talk.not_understood(talk.not_understood(at("kracht", DEBTS)).situation)

    assert said(talk.not_understood(between(twice.situation).situation)) == ["niet_begrepen_1"]
