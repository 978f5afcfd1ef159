"""An urgent answer is heard, 112, people, one question, what the assistant is: composed from data."""

from __future__ import annotations

import json
from itertools import combinations, permutations, product

import pytest

from support.catalogue import load_catalogue
from support.parts import Part
from support.signposts import load_directory
from support.urgent import (
    ABOUT,
    ALARM_NUMBER,
    MOST_WAYS,
    PHASES,
    REGIONS,
    answer,
    answer_parts,
    as_message,
    every_part,
    in_order,
    reply_part,
    staying_parts,
    texts,
)

KINDS = tuple(f.id for f in load_catalogue().of_kind("urgent"))
ROTTERDAM = "rotterdam-rijnmond"
OF_CONTACT = set(load_directory().get("nl-113").contact())


def names(parts: tuple[Part, ...]) -> list[str]:
    return [part.response for part in parts]


# --- which kinds, and in which order ------------------------------------------------------------------------


def test_every_urgent_kind_of_the_catalogue_has_its_texts_and_its_place_in_the_order() -> None:
    assert set(texts().volgorde) == set(texts().soorten) == set(KINDS)
    assert len(texts().volgorde) == len(KINDS)


@pytest.mark.parametrize("told", permutations(KINDS, 2), ids="+".join)
def test_what_cannot_wait_comes_first_in_whatever_order_it_was_read(told: tuple[str, ...]) -> None:
    assert in_order(told) == in_order(tuple(reversed(told)))
    assert answer(told) == answer(tuple(reversed(told)))


def test_a_body_in_danger_comes_before_everything_and_a_place_to_sleep_after() -> None:
    assert in_order(KINDS)[0] == "medisch_alarm"
    assert in_order(KINDS)[-1] == "dak_of_thuisloos"


def test_what_is_not_an_urgent_kind_gets_no_urgent_answer() -> None:
    assert in_order(["roken", "verslaving", "onbekend"]) == ("verslaving",)
    assert answer_parts([]) == answer_parts(["roken"]) == ()
    assert answer(["onbekend"]) == []


# --- the bubbles --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_heard_then_people_then_a_question(kind: str) -> None:
    heard, people, question = answer_parts([kind])

    assert heard.text.splitlines()[0] == texts().soorten[kind].gehoord["algemeen"]
    assert heard.text.splitlines()[-1] == ALARM_NUMBER
    assert people.text == texts().soorten[kind].wegen
    assert 1 <= len(people.contacts) <= MOST_WAYS
    assert question.text == f"{texts().soorten[kind].vraag}\n\n{texts().wat_ik_ben}"
    assert [c.payload for c in question.choices[:2]] == ["/ja", "/nee"]
    assert question.choices[2:] == texts().keuzes_daarna


@pytest.mark.parametrize("kind", KINDS)
def test_the_second_time_it_is_heard_again_and_the_question_is_not_asked(kind: str) -> None:
    heard, people, closing = answer_parts([kind], again=True)

    assert heard.text == f"{texts().opnieuw}\n{ALARM_NUMBER}"
    assert people.contacts == answer_parts([kind])[1].contacts
    assert closing.text == texts().wat_ik_ben
    assert "?" not in closing.text
    assert closing.choices == texts().keuzes_daarna


def test_the_aspect_chooses_the_first_sentence() -> None:
    heard = answer_parts(["huiselijk_geweld"], aspects={"huiselijk_geweld": "controle"})[0]

    assert heard.text.startswith(texts().soorten["huiselijk_geweld"].gehoord["controle"])
    assert heard.response == "utter_urgent_gehoord_huiselijk_geweld_controle"


def test_the_aspect_of_another_kind_changes_nothing() -> None:
    aspects = {"verslaving": "drank"}

    assert answer_parts(["medisch_alarm"], aspects=aspects) == answer_parts(["medisch_alarm"])


@pytest.mark.parametrize("kind", KINDS)
def test_an_aspect_that_has_no_sentence_of_its_own_gets_the_general_one(kind: str) -> None:
    heard = answer_parts([kind], aspects={kind: "onbekend"})[0]

    assert heard.text.startswith(texts().soorten[kind].gehoord["algemeen"])


def test_about_the_partner_it_speaks_of_the_partner_where_there_is_such_a_sentence() -> None:
    distress = answer_parts(["acute_psychische_nood"], about="partner")[0]
    bleeding = answer_parts(["medisch_alarm"], about="partner")[0]

    assert distress.text.startswith(texts().soorten["acute_psychische_nood"].gehoord["partner"])
    assert bleeding.text.startswith(texts().soorten["medisch_alarm"].gehoord["algemeen"])


def test_about_the_partner_it_asks_about_the_partner_where_there_is_such_a_sentence() -> None:
    distress = answer_parts(["acute_psychische_nood"], about="partner", aspects={"acute_psychische_nood": "dood"})
    bleeding = answer_parts(["medisch_alarm"], about="partner")

    assert distress[0].text.startswith(texts().soorten["acute_psychische_nood"].gehoord["partner"])
    assert distress[-1].text.startswith(texts().soorten["acute_psychische_nood"].vraag_ander)
    assert bleeding[-1].text.startswith(texts().soorten["medisch_alarm"].vraag)


@pytest.mark.parametrize("kind", KINDS)
def test_where_it_may_be_a_false_alarm_the_first_sentence_is_mild_and_the_rest_the_same(kind: str) -> None:
    doubt, sure = answer_parts([kind], aspects={kind: "twijfel"}), answer_parts([kind])

    assert doubt[0].text.startswith(texts().soorten[kind].gehoord["twijfel"])
    assert doubt[0].text.splitlines()[-1] == ALARM_NUMBER
    assert doubt[1:] == sure[1:]


def test_about_a_child_it_speaks_of_the_child_unless_something_more_precise_was_read() -> None:
    said = texts().soorten["medisch_alarm"].gehoord
    breath = answer_parts(["medisch_alarm"], about="child", aspects={"medisch_alarm": "adem"})[0]

    assert answer_parts(["medisch_alarm"], about="child")[0].text.startswith(said["baby"])
    assert breath.text.startswith(said["adem"])


@pytest.mark.parametrize("kind", KINDS)
def test_about_somebody_else_it_thanks_who_worries_and_asks_about_that_person(kind: str) -> None:
    heard, _, question = answer_parts([kind], about="other", aspects={kind: "lichamelijk"})

    assert heard.text.startswith(texts().soorten[kind].gehoord_ander)
    assert question.text.startswith(texts().soorten[kind].vraag_ander)


# --- who can be reached -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kinds", combinations(KINDS, 2), ids="+".join)
def test_two_kinds_at_once_get_one_answer_with_a_way_for_each(kinds: tuple[str, str]) -> None:
    first, second = in_order(kinds)
    heard, people, question = answer_parts(kinds)

    assert heard.urgent == (first, second)
    assert heard.text.startswith(texts().soorten[first].gehoord["algemeen"])
    assert question.text.startswith(texts().soorten[first].vraag)
    for kind in kinds:
        own = {s.id for s in load_directory().ways(kind)}
        assert own & set(people.contacts), f"nobody for {kind}"
    assert len(people.contacts) <= MOST_WAYS


def test_never_more_than_two_ways_beside_112_and_never_112_among_them() -> None:
    for kinds, phase, region, about in product([*[(k,) for k in KINDS], KINDS], PHASES, REGIONS, ABOUT):
        contacts = answer_parts(kinds, phase=phase, region=region, about=about)[1].contacts
        assert 1 <= len(contacts) <= MOST_WAYS
        assert len(set(contacts)) == len(contacts)
        assert "nl-112" not in contacts
        assert all(load_directory().get(one).shown for one in contacts)


def test_help_of_a_region_is_named_only_to_who_lives_there() -> None:
    here = answer_parts(["dak_of_thuisloos"], region=ROTTERDAM)[1].contacts
    elsewhere = answer_parts(["dak_of_thuisloos"])[1].contacts

    assert any(load_directory().get(one).region == ROTTERDAM for one in here)
    assert not any(load_directory().get(one).region == ROTTERDAM for one in elsewhere)


# --- barriers -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("barrier", texts().drempels)
def test_what_stands_in_the_way_is_answered_between_people_and_question(barrier: str) -> None:
    parts = answer_parts(["medisch_alarm"], barriers=[barrier])

    assert [part.text for part in parts][2] == texts().drempels[barrier]
    assert len(parts) == 4
    assert "_vraag_" in parts[3].response


def test_of_several_barriers_the_first_two_that_are_known_are_answered() -> None:
    parts = answer_parts(["verslaving"], barriers=["onbekend", "geen_papieren", "geen_geld", "mag_niet_weten"])

    assert [n.rsplit("drempel_")[-1] for n in names(parts) if "_drempel_" in n] == ["geen_papieren", "geen_geld"]


# --- after the question -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_each_reply_says_what_helps_now_and_leaves_the_choice(kind: str) -> None:
    yes, no, more = (reply_part(kind, reply) for reply in ("ja", "nee", "meer"))

    assert (yes.text, no.text, more.text) == (
        texts().soorten[kind].ja,
        texts().soorten[kind].nee,
        texts().soorten[kind].meer,
    )
    assert yes.choices == no.choices == texts().keuzes_daarna
    assert "/meer_hierover" not in [c.payload for c in more.choices], "more was just told"
    assert more.choices
    assert no.urgent == (kind,)
    assert yes.urgent == ()


@pytest.mark.parametrize("kind", KINDS)
def test_who_is_not_safe_reads_112_alone_on_its_line(kind: str) -> None:
    assert ALARM_NUMBER in reply_part(kind, "nee").text.splitlines()


@pytest.mark.parametrize("kind", KINDS)
def test_who_is_not_sure_reads_that_doubt_is_enough_and_the_numbers_stay(kind: str) -> None:
    unsure, people, closing = staying_parts(kind, phase=None, region=None)

    assert unsure.text == f"{texts().onzeker}\n{ALARM_NUMBER}"
    assert people.contacts == answer_parts([kind])[1].contacts
    assert (closing.text, closing.choices) == (texts().wat_ik_ben, texts().keuzes_daarna)


def test_who_names_a_barrier_afterwards_gets_an_answer_to_that_and_the_numbers_stay() -> None:
    barrier, people, _ = staying_parts("medisch_alarm", phase=None, region=None, barriers=["onbekend", "geen_geld"])

    assert barrier.text == texts().drempels["geen_geld"]
    assert people.contacts


# --- for Rasa and for the gateway ---------------------------------------------------------------------------


def test_one_name_never_stands_for_two_different_bubbles() -> None:
    said: dict[str, tuple[object, ...]] = {part.response: content(part) for part in every_part()}
    for kinds in [*[(k,) for k in KINDS], *permutations(KINDS, 2)]:
        for phase, region, about, again in product(PHASES, REGIONS, ABOUT, (False, True)):
            for part in answer_parts(kinds, phase=phase, region=region, about=about, again=again):
                assert said[part.response] == content(part), part.response
    for kind, phase, region in product(KINDS, PHASES, REGIONS):
        for part in staying_parts(kind, phase=phase, region=region, barriers=list(texts().drempels)):
            assert said[part.response] == content(part), part.response


def content(part: Part) -> tuple[object, ...]:
    return (part.text, part.contacts, part.choices)


def test_every_part_is_listed_once_by_a_name_that_rasa_accepts() -> None:
    listed = names(tuple(every_part()))

    assert len(set(listed)) == len(listed)
    assert all(name.startswith("utter_urgent_") and name.replace("_", "").isalnum() for name in listed)


def test_a_bubble_as_a_message_has_the_shape_of_the_parent_api() -> None:
    messages = answer(["huiselijk_geweld"], about="self")

    assert json.loads(json.dumps(messages)) == messages
    assert all(set(m) == {"text", "choices", "contacts", "urgent"} for m in messages)
    assert [set(c) for m in messages for c in m["contacts"]] == [OF_CONTACT] * len(messages[1]["contacts"])
    assert messages[0]["urgent"] == ["huiselijk_geweld"]
    assert messages[2]["choices"][0] == {"title": "Ja", "payload": "/ja"}


def test_the_same_question_gets_the_same_answer() -> None:
    assert answer(KINDS, about="child", phase="ouder") == answer(KINDS, about="child", phase="ouder")
    assert as_message(answer_parts(KINDS)[0]) == answer(KINDS)[0]
