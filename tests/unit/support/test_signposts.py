"""Which few signposts fit a parent, and the ways to reach a person when it is urgent."""

from __future__ import annotations

import datetime
import itertools
from typing import Any, get_args

import pytest

from support.catalogue import UnknownFactor, load_catalogue
from support.signpost_entry import COUNTRY, Phase, Signpost, Wish
from support.signposts import Directory, UnknownSignpost, load_directory

READ = datetime.date(2026, 11, 21)
"""The day on which the sources of the directory were read: these tests hold in any year."""
DIRECTORY = Directory(load_directory().signposts, today=lambda: READ)
FACTOR_IDS = [factor.id for factor in load_catalogue().factors]
URGENT = [factor.id for factor in load_catalogue().of_kind("urgent")]
ROTTERDAM, UTRECHT = "rotterdam-rijnmond", "midden-nederland"
REGIONS = (None, ROTTERDAM, UTRECHT, "groningen")
PHASES = (None, *get_args(Phase))


def ids(entries: list[Signpost]) -> list[str]:
    return [entry.id for entry in entries]


# --- which few fit ------------------------------------------------------------------------------------------


def test_never_more_than_three_whatever_is_asked() -> None:
    assert len(DIRECTORY.fitting(FACTOR_IDS, region=ROTTERDAM, most=10)) == 3
    assert len(DIRECTORY.fitting(FACTOR_IDS, most=1)) == 1
    assert DIRECTORY.fitting(FACTOR_IDS, most=0) == []


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("phase", PHASES)
def test_only_shown_entries_of_the_own_region_and_phase_are_given(region: str | None, phase: str | None) -> None:
    for factor in FACTOR_IDS:
        for found in DIRECTORY.fitting([factor], region=region, phase=phase):
            assert found.shown
            assert found.region in (COUNTRY, region)
            assert phase is None or phase in found.phases
            assert found.id != "nl-112", "112 is said by the urgent answer"


def test_there_is_help_for_every_factor_and_for_none() -> None:
    for factors, region, phase in itertools.product([[], *([f] for f in FACTOR_IDS)], REGIONS, PHASES):
        assert DIRECTORY.fitting(factors, region=region, phase=phase)


def test_the_same_question_gets_the_same_answer_in_whatever_order_it_was_told() -> None:
    factors = ["financiele_zorgen", "weinig_steun", "psychische_klachten", "roken"]
    answers = {tuple(ids(DIRECTORY.fitting(list(p), region=UTRECHT))) for p in itertools.permutations(factors)}
    assert len(answers) == 1


def test_each_signpost_takes_up_a_worry_that_no_earlier_one_did() -> None:
    heard = ["financiele_zorgen", "roken", "verblijfsstatus_onzeker"]

    found = DIRECTORY.fitting(heard)

    assert {f for one in found for f in one.factors if f in heard} == set(heard)


def test_the_worry_that_is_urgent_comes_first() -> None:
    assert (
        ids(DIRECTORY.fitting(["financiele_zorgen", "stress_of_spanning", "huiselijk_geweld"]))[0] == "nl-veilig-thuis"
    )


def test_a_regional_entry_comes_before_a_national_one_only_in_its_region() -> None:
    def first(region: str | None) -> str:
        return ids(DIRECTORY.fitting(["verblijfsstatus_onzeker"], region=region))[0]

    assert first(ROTTERDAM) == "rtm-pauluskerk"
    assert first(UTRECHT) == "utr-stil"
    assert first(None) == first("groningen") == "nl-dokters-van-de-wereld"


def test_a_regional_entry_takes_the_place_of_the_national_one_it_stands_for() -> None:
    found = ids(DIRECTORY.fitting(["huiselijk_geweld"], region=ROTTERDAM))

    assert found[0] == "rtm-veilig-thuis"
    assert "nl-veilig-thuis" not in found


def test_what_can_be_reached_comes_before_what_has_no_number_and_no_site() -> None:
    found = ids(DIRECTORY.fitting(["financiele_zorgen"], region=UTRECHT, phase="ouder"))
    assert found.index("nl-geldfit") < found.index("utr-voedselbank")


def test_an_entry_for_one_municipality_falls_out_when_the_parent_lives_in_another() -> None:
    def found(town: str) -> list[str]:
        return ids(DIRECTORY.fitting(["financiele_zorgen"], region=UTRECHT, municipality=town))

    assert "utr-rdwi" in found("Zeist")
    assert not {"utr-rdwi", "utr-voedselbank", "utr-buurtteams"} & set(found("Amersfoort"))
    assert "utr-voedselbank" in found("Utrecht")


@pytest.mark.parametrize("wish", get_args(Wish))
def test_the_wish_decides_between_signposts_that_fit_as_well(wish: str) -> None:
    model = DIRECTORY.get("nl-geldfit")
    talk = model.model_copy(update={"id": "nl-praten", "wishes": ("praten",)})
    home = model.model_copy(update={"id": "nl-thuis", "wishes": ("langskomen",)})
    first = Directory([home, talk]).fitting(["financiele_zorgen"], wish=wish)[0]

    assert first.id == ("nl-praten" if wish == "praten" else "nl-thuis")


def test_who_wants_somebody_to_come_gets_home_visits_first() -> None:
    found = DIRECTORY.fitting(["weinig_steun"], wish="langskomen", phase="ouder", region=ROTTERDAM)
    assert all("langskomen" in one.wishes for one in found)


def test_general_help_comes_last_and_keeps_a_place() -> None:
    for factor, region, phase in itertools.product(FACTOR_IDS, REGIONS, PHASES):
        general = [one.general for one in DIRECTORY.fitting([factor], region=region, phase=phase)]
        assert general == sorted(general)
    assert ids(DIRECTORY.fitting(["psychische_klachten"], phase="ouder"))[-1] == "nl-huisarts"


def test_where_nothing_fits_there_is_general_help() -> None:
    assert ids(DIRECTORY.fitting([], phase="ouder")) == [
        "nl-huisarts",
        "nl-consultatiebureau",
        "nl-thuisarts",
    ]
    assert ids(DIRECTORY.fitting([], region=ROTTERDAM, phase="zwanger"))[0] == "rtm-cjg"


def test_a_strength_does_not_push_a_worry_aside() -> None:
    worry = ids(DIRECTORY.fitting(["financiele_zorgen"]))
    assert ids(DIRECTORY.fitting(["opvoeden_gaat_goed", "financiele_zorgen"])) == worry


def test_nobody_reads_about_a_grief_that_is_not_theirs() -> None:
    heavy = {"nl-csg", "rtm-csg", "utr-csg", "nl-steunpunt-nova", "nl-stille-levens"}
    for region in REGIONS:
        assert not heavy & set(ids(DIRECTORY.fitting(["ingrijpende_ervaringen", "huiselijk_geweld"], region=region)))

    lost = {"ingrijpende_ervaringen": "verlies_van_kind"}
    assert ids(DIRECTORY.fitting(["ingrijpende_ervaringen"], aspects=lost))[:2] == [
        "nl-steunpunt-nova",
        "nl-stille-levens",
    ]
    sexual = {"huiselijk_geweld": "seksueel"}
    assert "rtm-csg" in ids(DIRECTORY.fitting(["huiselijk_geweld"], aspects=sexual, region=ROTTERDAM))


def test_a_father_is_not_sent_to_a_place_for_mothers_nor_a_mother_to_one_for_fathers() -> None:
    for factor, region in itertools.product(FACTOR_IDS, REGIONS):
        for role in ("vader", "partner"):
            found = DIRECTORY.fitting([factor], region=region, role=role)
            assert all(one.only_for != "moeder" for one in found)
        for unknown_or_mother in (None, "moeder"):
            found = DIRECTORY.fitting([factor], region=region, role=unknown_or_mother)
            assert all(one.only_for != "vader" for one in found)
    assert "rtm-daddys-place" in ids(DIRECTORY.fitting(["jong_ouderschap"], role="vader", region=ROTTERDAM))


def test_an_unknown_wish_phase_or_region_counts_as_not_known() -> None:
    plain = DIRECTORY.fitting(["roken"])
    assert DIRECTORY.fitting(["roken"], wish="alleen_vertellen", phase="partner", region="elders") == plain


def test_an_unknown_factor_or_signpost_is_told() -> None:
    with pytest.raises(UnknownFactor):
        DIRECTORY.fitting(["geluk"])
    with pytest.raises(UnknownSignpost, match='no signpost "nl-niets"'):
        DIRECTORY.get("nl-niets")


def test_the_reason_names_what_was_heard_in_plain_words() -> None:
    geldfit, gp = DIRECTORY.get("nl-geldfit"), DIRECTORY.get("nl-huisarts")

    assert DIRECTORY.why(geldfit, ["financiele_zorgen"]) == "Dit past bij: zorgen over geld."
    heard = ["roken", "werk_of_inkomen_onzeker", "financiele_zorgen"]
    assert DIRECTORY.why(geldfit, heard) == "Dit past bij: onzeker werk of inkomen en zorgen over geld."
    assert (
        DIRECTORY.why(gp, ["roken", "alcohol", "weinig_beweging"]) == "Dit past bij: roken, alcohol en weinig bewegen."
    )
    assert DIRECTORY.why(gp, ["woonproblemen"]) == "Hier kun je met veel vragen terecht."
    assert DIRECTORY.why(geldfit, []) == "Dit kan je verder helpen."


# --- past its date ------------------------------------------------------------------------------------------


def test_what_is_past_its_date_is_not_proposed() -> None:
    old = DIRECTORY.get("nl-geldfit").model_copy(update={"checked_on": datetime.date(2025, 11, 20)})
    entries = [old if one.id == old.id else one for one in DIRECTORY.signposts]

    assert "nl-geldfit" in ids(DIRECTORY.fitting(["financiele_zorgen"]))
    assert "nl-geldfit" not in ids(Directory(entries, today=lambda: READ).fitting(["financiele_zorgen"]))
    assert Directory(entries, today=lambda: READ).get("nl-geldfit") == old, "a person can still look it up"


def test_a_directory_that_nobody_kept_proposes_nothing_and_still_answers_in_danger() -> None:
    later = Directory(DIRECTORY.signposts, today=lambda: READ.replace(year=2030))

    assert later.fitting(["financiele_zorgen"]) == []
    for kind in URGENT:
        assert later.ways(kind) == DIRECTORY.ways(kind)


def test_a_card_finds_its_signpost_by_name_and_number() -> None:
    line = DIRECTORY.get("nl-113")

    assert DIRECTORY.named(line.name, line.phone) == line
    assert DIRECTORY.named(line.name, "0900-0113") is None
    assert DIRECTORY.named("Iemand anders", None) is None


# --- when it is urgent --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", URGENT)
def test_there_is_always_one_way_and_never_more_than_two_besides_112(kind: str) -> None:
    abouts = ("self", "partner", "child", "other", "none")
    aspects = (None, "algemeen", "seksueel", "drank", "drugs", "pillen", "partner", "baby", "leven")
    for phase, region, about, aspect in itertools.product(PHASES, REGIONS, abouts, aspects):
        found = DIRECTORY.ways(kind, phase=phase, region=region, about=about, aspect=aspect)
        assert 1 <= len(found) <= 2
        assert all(one.shown and one.region in (COUNTRY, region) and one.id != "nl-112" for one in found)


def test_violence_goes_to_veilig_thuis_and_sexual_violence_also_to_the_csg() -> None:
    assert ids(DIRECTORY.ways("huiselijk_geweld")) == ["nl-veilig-thuis"]
    assert ids(DIRECTORY.ways("huiselijk_geweld", aspect="seksueel")) == ["nl-veilig-thuis", "nl-csg"]


def test_without_a_roof_the_municipality_comes_first() -> None:
    def ways(**situation: Any) -> list[str]:
        return ids(DIRECTORY.ways("dak_of_thuisloos", **situation))

    assert ways(region=ROTTERDAM) == ["rtm-vraagwijzer", "rtm-wijkteam"]
    assert ways(region=UTRECHT) == ["utr-14030", "utr-lokaal-team"]


def test_without_a_roof_and_without_a_region_those_who_know_the_local_way_are_named() -> None:
    def ways(**situation: Any) -> list[str]:
        return ids(DIRECTORY.ways("dak_of_thuisloos", **situation))

    assert ways() == ways(about="other", phase="zwanger") == ["nl-huisarts"]
    assert ways(phase="zwanger") == ["nl-verloskundige-spoed", "nl-huisarts"]
    assert ways(phase="ouder", region="groningen") == ["nl-consultatiebureau", "nl-huisarts"]


def test_addiction_goes_to_the_own_verloskundige_or_huisarts_first() -> None:
    def ways(**situation: Any) -> list[str]:
        return ids(DIRECTORY.ways("verslaving", **situation))

    assert ways() == ["nl-huisarts", "nl-aa"]
    assert ways(phase="zwanger") == ["nl-verloskundige-spoed", "nl-aa"]
    assert ways(phase="zwanger", region=UTRECHT) == ["nl-verloskundige-spoed", "utr-diakonessenhuis-pop"]
    assert ways(phase="zwanger", about="partner", region=UTRECHT) == ["nl-huisarts", "nl-aa"]


@pytest.mark.parametrize("aspect", ["drugs", "pillen"])
def test_who_uses_something_else_is_not_sent_to_a_group_about_drinking(aspect: str) -> None:
    assert ids(DIRECTORY.ways("verslaving", aspect=aspect)) == ["nl-huisarts"]
    assert ids(DIRECTORY.ways("verslaving", aspect=aspect, phase="zwanger")) == [
        "nl-verloskundige-spoed",
        "nl-huisarts",
    ]


def test_acute_distress_goes_to_113_and_the_huisarts() -> None:
    assert ids(DIRECTORY.ways("acute_psychische_nood")) == ["nl-113", "nl-huisarts"]


def test_a_medical_alarm_goes_to_the_verloskundige_and_a_baby_to_the_huisarts() -> None:
    def first(**situation: Any) -> str:
        return ids(DIRECTORY.ways("medisch_alarm", **situation))[0]

    assert first() == first(phase="zwanger") == first(phase="ouder") == "nl-verloskundige-spoed"
    assert first(phase="zwanger", about="partner") == "nl-verloskundige-spoed"
    assert first(phase="zwanger", about="child") == "nl-verloskundige-spoed", "the child is not born yet"
    assert first(about="child", aspect="leven") == "nl-verloskundige-spoed", "a child that moves less is not born yet"
    assert first(phase="ouder", about="child", aspect="baby") == "nl-huisarts"


def test_an_entry_that_is_verified_later_takes_its_place_by_itself() -> None:
    desk = DIRECTORY.get("rtm-centraal-onthaal-gezinnen").model_copy(update={"level": "A"})
    later = Directory([desk if one.id == desk.id else one for one in DIRECTORY.signposts])

    found = ids(later.ways("dak_of_thuisloos", region=ROTTERDAM, phase="ouder"))
    assert found == ["rtm-centraal-onthaal-gezinnen", "rtm-vraagwijzer"]


def test_only_the_urgent_kinds_have_ways() -> None:
    with pytest.raises(UnknownFactor):
        DIRECTORY.ways("roken")
