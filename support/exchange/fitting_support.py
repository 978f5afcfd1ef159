"""The support that fits what a parent shared, as the documents name it, and the questions to ask together.

Nothing here counts, weighs or ranks: the order is that of ``support/data/handreiking.yml``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from support.catalogue import Domain, Factor, UnknownFactor, load_catalogue
from support.exchange.guide import Fit, Support, guide_texts
from support.exchange.sources import COUNTRY, SourceDocument, SourceLine
from support.sharing.model import Line
from support.themes import theme_texts

__all__ = [
    "DomainPage",
    "Offer",
    "Worry",
    "document",
    "domain_title",
    "general_support",
    "opening_questions",
    "pages",
    "questions",
    "support_for",
    "support_for_domain",
    "support_for_whole",
]


@dataclass(frozen=True)
class Offer:
    """A support that fits, and why."""

    support: Support
    fits: tuple[Fit, ...]
    """Which words of the documents connect it with what was told; empty for general support."""
    notes: tuple[str, ...]
    """Not yet (the week), and that the source is regional."""

    @property
    def sources(self) -> tuple[SourceLine, ...]:
        """Every source line that it rests on, each once."""
        support = self.support
        found = [*support.sources, *(fit.source for fit in self.fits), *(c.source for c in support.conditions)]
        if support.timing:
            found.append(support.timing.source)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Worry:
    """One line that weighs, with what fits it."""

    line: Line
    label: str
    """The catalogue's neutral words; empty where the line has no factor."""
    offers: tuple[Offer, ...]
    """Only what is for this worry: general support and support for the whole come once, apart."""


@dataclass(frozen=True)
class DomainPage:
    """What was told in one of the eight domains."""

    domain: Domain
    title: str
    strengths: tuple[Line, ...]
    worries: tuple[Worry, ...]
    questions: tuple[str, ...]


def support_for(
    factor_id: str,
    *,
    phase: str | None = None,
    weeks: int | None = None,
    region: str | None = None,
    told: Collection[str] = (),
) -> tuple[Offer, ...]:
    """Support that the documents name for one worry, in the order of the file.

    ``phase``, ``weeks`` (pregnant) and ``region`` leave out what is not offered there; None leaves nothing out.
    ``told``: all factors of the summary, for what must not go together. Unknown and protective ids fit nothing.
    """
    return _offers([factor_id], phase=phase, weeks=weeks, region=region, told={factor_id, *told})


def support_for_domain(
    domain: Domain, *, phase: str | None = None, weeks: int | None = None, region: str | None = None
) -> tuple[Offer, ...]:
    """Support for any worry of a domain, each once."""
    factors = [f.id for f in load_catalogue().factors if f.domain == domain and f.kind != "protective"]
    return _offers(factors, phase=phase, weeks=weeks, region=region, told=())


def support_for_whole(
    factors: Iterable[str], *, phase: str | None = None, weeks: int | None = None, region: str | None = None
) -> tuple[Offer, ...]:
    """Support that is about the whole picture (home visits, extra support), with its conditions to weigh together."""
    told = tuple(dict.fromkeys(factors))
    found = _offers(told, phase=phase, weeks=weeks, region=region, told=told)
    kept = {offer.support.id for offer in found if offer.support.whole}
    general = [o for o in general_support(phase=phase, weeks=weeks, region=region) if o.support.whole]
    by_id = {o.support.id: o for o in general} | {o.support.id: o for o in found if o.support.id in kept}
    return tuple(by_id[s.id] for s in guide_texts().supports if s.id in by_id)


def general_support(
    *, phase: str | None = None, weeks: int | None = None, region: str | None = None
) -> tuple[Offer, ...]:
    """Support that can go with any worry."""
    found = (s for s in guide_texts().supports if s.general and _offered(s, phase, region))
    return tuple(Offer(s, (), _notes(s, weeks, region)) for s in found)


def opening_questions() -> tuple[str, ...]:
    """The questions that every conversation can begin with."""
    return guide_texts().opening_questions


def questions(domain: Domain) -> tuple[str, ...]:
    """Open questions to ask together about a domain; what goes well comes first."""
    return guide_texts().questions[domain]


def document(document_id: str) -> SourceDocument:
    """The document of a source line."""
    return guide_texts().document(document_id)


def domain_title(domain: Domain, phase: str | None = None) -> str:
    """What the domain is called, for a phase."""
    title = next(t.titel for t in theme_texts().themas if t.id == domain)
    return title if isinstance(title, str) else title.get(phase or "", title["anders"])


def pages(
    lines: Iterable[Line], *, phase: str | None = None, weeks: int | None = None, region: str | None = None
) -> tuple[DomainPage, ...]:
    """What was told, grouped by the domains that were told of, each with the support for its worries.

    Lines without a (known) factor, wishes and what the parent still wanted to say are in none of them.
    """
    placed = [(line, factor) for line in lines if (factor := _factor(line)) and line.section in ("goed", "bezig")]
    told = {factor.id for _, factor in placed}
    made = []
    for theme in theme_texts().themas:
        here = [(line, factor) for line, factor in placed if factor.domain == theme.id]
        worries = tuple(
            Worry(line, factor.label, _own(support_for(factor.id, phase=phase, weeks=weeks, region=region, told=told)))
            for line, factor in here
            if line.section == "bezig"
        )
        strengths = tuple(line for line, _ in here if line.section == "goed")
        if here:
            made.append(DomainPage(theme.id, domain_title(theme.id, phase), strengths, worries, questions(theme.id)))
    return tuple(made)


def _own(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    return tuple(offer for offer in offers if not offer.support.whole and not offer.support.general)


def _offers(
    factors: Iterable[str], *, phase: str | None, weeks: int | None, region: str | None, told: Collection[str]
) -> tuple[Offer, ...]:
    wanted = set(factors)
    found = []
    for support in guide_texts().supports:
        fits = tuple(fit for fit in support.fits if wanted & set(fit.factors))
        if fits and _offered(support, phase, region) and not set(support.not_with) & set(told):
            found.append(Offer(support, fits, _notes(support, weeks, region)))
    return tuple(found)


def _offered(support: Support, phase: str | None, region: str | None) -> bool:
    return (phase is None or phase in support.phases) and (region is None or support.region in (COUNTRY, region))


def _notes(support: Support, weeks: int | None, region: str | None) -> tuple[str, ...]:
    notes = []
    start = support.timing.weeks_from if support.timing else None
    if start is not None and weeks is not None and weeks < start:
        notes.append(guide_texts().not_yet_note.format(weeks=start))
    homes = {document(source.document).region for source in support.sources}
    if COUNTRY not in homes and region not in homes:
        notes.append(guide_texts().regional_note)
    return tuple(notes)


def _factor(line: Line) -> Factor | None:
    try:
        return load_catalogue().get(line.factor) if line.factor else None
    except UnknownFactor:
        return None
