"""Beside each worry stands the support that a document names for it, in the right phase, week and region."""

from __future__ import annotations

import pytest

from support.catalogue import Domain, load_catalogue
from support.exchange.fitting_support import (
    domain_title,
    general_support,
    opening_questions,
    pages,
    questions,
    support_for,
    support_for_domain,
    support_for_whole,
)
from support.exchange.guide import GuideTexts, guide_texts
from support.sharing.model import Line
from support.signposts import load_directory
from support.themes import theme_texts

WORRIES = [f.id for f in load_catalogue().factors if f.kind != "protective"]
DOMAINS: list[Domain] = [theme.id for theme in theme_texts().themas]


def names(offers: object) -> list[str]:
    return [offer.support.id for offer in offers]  # type: ignore[attr-defined]


@pytest.mark.parametrize("factor", WORRIES)
def test_every_worry_has_support_with_a_source(factor: str) -> None:
    offers = support_for(factor)

    assert offers
    assert all(offer.fits and offer.sources for offer in offers)
    assert all(factor in fit.factors for offer in offers for fit in offer.fits)


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_domain_has_support_and_open_questions_that_begin_with_what_goes_well(domain: Domain) -> None:
    assert support_for_domain(domain)
    assert len(questions(domain)) >= 3
    assert all(question.endswith("?") for question in questions(domain))
    assert not [q for q in questions(domain) if q.lower().startswith(("waarom", "ben je", "heb je", "rook", "drink"))]


def test_a_conversation_begins_with_what_samen_groeien_asks() -> None:
    assert opening_questions()[:2] == ("Hoe kan ik je ondersteunen?", "Waar heb je behoefte aan?")


def test_what_cannot_wait_comes_first() -> None:
    for factor in load_catalogue().of_kind("urgent"):
        assert support_for(factor.id)[0].support.id == "directe_weg"


def test_voorzorg_says_from_which_week_until_when_how_often_and_on_what_conditions() -> None:
    voorzorg = next(s for s in guide_texts().supports if s.id == "voorzorg")

    assert voorzorg.timing
    assert (voorzorg.timing.weeks_from, voorzorg.timing.child_months_until) == (16, 24)
    assert "40 tot 60" in voorzorg.what
    assert len(voorzorg.conditions) == 3
    assert voorzorg.differs
    assert "60" in voorzorg.differs


def test_voorzorg_is_shown_before_week_sixteen_with_the_week_and_after_it_without() -> None:
    early = {o.support.id: o for o in support_for_whole(["weinig_steun"], phase="zwanger", weeks=10)}
    later = {o.support.id: o for o in support_for_whole(["weinig_steun"], phase="zwanger", weeks=16)}

    assert "week 16" in early["voorzorg"].notes[0]
    assert later["voorzorg"].notes == ()


@pytest.mark.parametrize("phase", ["kinderwens", "ouder"])
def test_what_begins_in_pregnancy_is_not_offered_in_another_phase(phase: str) -> None:
    offered = names(support_for_whole(["weinig_steun"], phase=phase))

    assert "voorzorg" not in offered
    assert "prenataal_huisbezoek" not in offered
    assert "samen_bepalen" in offered


def test_stevig_ouderschap_is_about_ten_visits() -> None:
    (stevig,) = [o for o in support_for("opvoeden_onzeker") if o.support.id == "stevig_ouderschap"]

    assert "ongeveer tien huisbezoeken" in stevig.support.what


def test_the_pop_poli_is_for_kinderwens_and_pregnancy() -> None:
    assert "pop_poli" in names(support_for("psychische_klachten", phase="kinderwens"))
    assert "pop_poli" in names(support_for("jong_ouderschap", phase="zwanger"))
    assert "pop_poli" not in names(support_for("psychische_klachten", phase="ouder"))


def test_what_exists_in_one_region_is_left_out_in_another() -> None:
    assert "woonbegeleiding" in names(support_for("woonproblemen", region="midden-nederland"))
    assert "woonbegeleiding" not in names(support_for("woonproblemen", region="rotterdam-rijnmond"))


def test_elsewhere_a_regional_source_is_said_to_be_regional() -> None:
    note = guide_texts().regional_note
    (here,) = [o for o in support_for("psychische_klachten", region="midden-nederland") if o.support.id == "ggz"]
    (there,) = [o for o in support_for("psychische_klachten", region="rotterdam-rijnmond") if o.support.id == "ggz"]

    assert note not in here.notes
    assert note in there.notes


def test_talking_it_over_as_partners_is_never_offered_where_home_is_not_safe() -> None:
    assert "relatiehulp" in names(support_for("relatieproblemen"))
    assert "relatiehulp" not in names(support_for("relatieproblemen", told=["huiselijk_geweld"]))

    lines = [Line(section="bezig", text="ruzie", factor="relatieproblemen")]
    lines.append(Line(section="bezig", text="hij slaat", factor="huiselijk_geweld"))
    assert "relatiehulp" not in [o.support.id for page in pages(lines) for w in page.worries for o in w.offers]


def test_no_measure_of_force_is_offered() -> None:
    words = " ".join(f"{s.name} {s.what}".lower() for s in guide_texts().supports)

    for never in ("bopz", "gedwongen", "pleeggezin", "ondertoezicht", "melding doen"):
        assert never not in words
    assert len(guide_texts().left_out) >= 3


def test_general_support_can_go_with_any_worry() -> None:
    assert names(general_support(phase="zwanger")) == ["samen_bepalen", "lokaal_team", "vooraanmelding", "basiszorg"]


def test_worries_stand_under_their_domain_in_the_order_of_the_themes_with_strengths_beside_them() -> None:
    lines = [
        Line(section="bezig", text="Ik slaap slecht", factor="psychische_klachten"),
        Line(section="goed", text="Ik wandel elke dag", factor="motivatie_voor_verandering"),
        Line(section="bezig", text="De huur is te hoog", factor="woonproblemen"),
        Line(section="wens", text="Iemand om mee te praten"),
        Line(section="nog", text="Bel niet op maandag"),
    ]
    made = pages(lines, phase="zwanger")

    assert [page.domain for page in made] == ["wonen", "hoe_je_je_voelt"]
    assert made[1].strengths == (lines[1],)
    assert made[1].worries[0].line == lines[0]
    assert made[1].worries[0].label == load_catalogue().get("psychische_klachten").label
    assert "pop_poli" in names(made[1].worries[0].offers)


def test_a_worry_shows_only_its_own_support_what_is_for_the_whole_comes_once_apart() -> None:
    (page,) = pages([Line(section="bezig", text="De huur is te hoog", factor="woonproblemen")])

    assert not [o for o in page.worries[0].offers if o.support.whole or o.support.general]


def test_a_line_with_an_unknown_factor_is_in_no_domain_and_breaks_nothing() -> None:
    assert (
        pages([Line(section="bezig", text="iets", factor="bestaat_niet"), Line(section="bezig", text="anders")]) == ()
    )
    assert support_for("bestaat_niet") == ()
    assert support_for("veerkracht") == ()


def test_the_signposts_of_a_support_exist() -> None:
    for support in guide_texts().supports:
        for signpost in support.signposts:
            load_directory().get(signpost)


def test_a_domain_is_called_what_fits_the_phase() -> None:
    assert domain_title("ouder_zijn", "zwanger") == "Ouder worden"
    assert domain_title("ouder_zijn", None) == "Ouder zijn"
    assert domain_title("wonen", "zwanger") == "Wonen"


def test_nothing_counts_or_ranks() -> None:
    words = {name for model in (GuideTexts, type(guide_texts().supports[0])) for name in model.model_fields}

    assert not words & {"score", "weight", "rank", "count", "level", "priority"}
