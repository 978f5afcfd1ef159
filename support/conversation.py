"""How the talk goes on: from a Situation and what the parent did to what is said next.

Pure functions: no Rasa. An action calls one and says what comes back. Texts are Rasa responses, by name;
they stand in ``bot/domain``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from support.catalogue import load_catalogue
from support.signpost_entry import Signpost
from support.signposts import load_directory
from support.situation import Heard, Situation
from support.summary_texts import summary_texts

_LINKING = re.compile(r"^(?:maar|en|want|dus|of|terwijl|omdat)\s+", re.IGNORECASE)
MOST_QUOTES = 3
LONGEST_QUOTE = 110
MOST_WAYS = 3
DAY_AND_NIGHT = ("nl-113", "nl-veilig-thuis")
"""Numbers that somebody answers at any hour: what a parent gets who wants a person, whatever it is about."""
FEW_WORDS = 4
"""The answer to "In welke buurt?" is a name, not a story."""
MOST_LINES = 8
"""Lines of a summary on screen."""


@dataclass(frozen=True)
class Say:
    """One thing to say."""

    response: str
    """Name of a response in ``bot/domain``."""
    values: dict[str, str] = field(default_factory=dict)
    """What is filled in between braces."""
    choices: tuple[tuple[str, str], ...] = ()
    """(title, payload) of choices that depend on the conversation; others stand in the response."""
    contacts: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Turn:
    """What the conversation becomes, and what is said."""

    situation: Situation
    says: tuple[Say, ...]


# --- who and the open question -------------------------------------------------------------------------------


def introduced(situation: Situation, who: str | None) -> Turn:
    """The parent said who they are ("partner", a phase, or None when skipped): the open question follows."""
    phases = ("kinderwens", "zwanger", "ouder")
    changed = situation.with_(
        phase=who if who in phases else situation.phase, partner=situation.partner or who == "partner", step="open"
    )
    return Turn(changed, (open_question(changed),))


def open_question(situation: Situation) -> Say:
    """The open question in the words for this phase."""
    who = "partner" if situation.partner and situation.phase is None else situation.phase
    return Say(f"utter_open_vraag_{who}" if who else "utter_open_vraag")


# --- listening -----------------------------------------------------------------------------------------------


def told(
    situation: Situation,
    heard: Iterable[Heard],
    words: str,
    phase: str | None,
    region: str | None,
    municipality: str | None = None,
) -> Turn:
    """The parent told something: it is reflected in the parent's own words, then one question is asked."""
    changed = situation.hear(heard)
    if phase in ("kinderwens", "zwanger", "ouder"):
        changed = changed.with_(phase=phase)
    if region:
        changed = changed.with_(region=region, municipality=municipality)
    if situation.step == "plaats" and not changed.latest and len(words.split()) <= FEW_WORDS:
        return lives_in(changed, region, municipality)
    introduces_only = situation.step == "wie" and not changed.latest and len(words.split()) <= 8
    if introduces_only:
        return introduced(changed, None)
    return _ask_on(changed, reflection(changed.latest, words))


def reflection(new: tuple[Heard, ...], words: str) -> Say:
    """What was heard, quoted: strengths and worries apart; where nothing was found, the words themselves."""
    strong = _quotes(h for h in new if h.kind == "protective")
    heavy = _quotes(h for h in new if h.kind != "protective")
    if strong and heavy and strong != heavy:
        return Say("utter_gehoord_beide", {"sterk": strong, "zorg": heavy})
    if strong and heavy:
        return Say("utter_gehoord_samen", {"woorden": strong})
    if strong:
        return Say("utter_gehoord_sterk", {"sterk": strong})
    if heavy:
        return Say("utter_gehoord_zorg", {"zorg": heavy})
    return Say("utter_gehoord_anders", {"woorden": quote(words)})


def _ask_on(situation: Situation, first: Say) -> Turn:
    """After a reflection: what gives strength (once, if none was heard), then what is needed."""
    if situation.worries() and not situation.strengths() and not situation.strength_asked:
        return Turn(situation.with_(step="kracht", strength_asked=True), (first, Say("utter_vraag_kracht")))
    if not situation.heard and not situation.more_asked:
        return Turn(situation.with_(step="open", more_asked=True), (first, Say("utter_verder_vertellen")))
    if situation.wish is None and situation.step != "behoefte":
        return Turn(situation.with_(step="behoefte"), (first, Say("utter_vraag_behoefte")))
    return Turn(situation.with_(step="wegwijzers", more_offered=True), (first, Say("utter_vraag_verder")))


def corrected(situation: Situation) -> Turn:
    """"Dat bedoel ik niet": what the last message added is gone, and it is asked again."""
    changed = situation.take_back().with_(step="open")
    return Turn(changed, (Say("utter_sorry_verkeerd"),))


# --- what is needed, and signposts ---------------------------------------------------------------------------


def wished(situation: Situation, wish: str | None) -> Turn:
    """The parent said what is needed most. The place is asked once, where it makes a difference."""
    if wish == "alleen_vertellen":
        return Turn(situation.with_(wish=wish, step="open"), (Say("utter_vertel_maar"),))
    known = ("informatie", "praktische_hulp", "praten", "langskomen")
    changed = situation.with_(wish=wish if wish in known else situation.wish)
    if _place_matters(changed):
        return Turn(changed.with_(step="plaats", region_asked=True), (Say("utter_vraag_plaats"),))
    return signposts(changed)


def lives_in(situation: Situation, region: str | None, municipality: str | None = None) -> Turn:
    """The parent said where they live (a region of the directory with its municipality, or None)."""
    changed = situation.with_(region_asked=True)
    if region:
        changed = changed.with_(region=region, municipality=municipality)
    return signposts(changed)


def signposts(situation: Situation) -> Turn:
    """At most three places that fit what was told, then the offer to sum up."""
    found = _fitting(situation)
    changed = situation.with_(step="wegwijzers", signposts_shown=True, more_offered=False)
    if not found:
        return Turn(changed, (Say("utter_geen_wegwijzer"), _after_signposts(changed)))
    places = Say("utter_wegwijzers", contacts=tuple(s.contact() for s in found))
    return Turn(changed, (places, _after_signposts(changed)))


def _after_signposts(situation: Situation) -> Say:
    return Say("utter_vraag_samenvatten") if situation.heard else Say("utter_vraag_verder")


def _place_matters(situation: Situation) -> bool:
    if situation.region or situation.region_asked:
        return False
    anywhere = _fitting(situation)
    return any(_fitting(situation.with_(region=r)) != anywhere for r in ("rotterdam-rijnmond", "midden-nederland"))


def _fitting(situation: Situation, most: int = 3) -> list[Signpost]:
    return load_directory().fitting(
        situation.factors(),
        phase=situation.phase,
        region=situation.region,
        municipality=situation.municipality,
        wish=situation.wish,
        role="partner" if situation.partner else None,
        most=most,
    )


# --- the summary ---------------------------------------------------------------------------------------------


def summary(situation: Situation) -> Turn:
    """What was told, strengths first, each line with a way to take it out."""
    lines = situation.lines()[:MOST_LINES]
    if not lines:
        return Turn(situation.with_(step="open"), (Say("utter_niets_samen_te_vatten"),))
    buttons = summary_texts().knoppen
    choices = tuple(
        (buttons.weg.format(nummer=number), f'/verwijder_regel{{"regel": "{number}"}}')
        for number in range(1, len(lines) + 1)
    )
    done = ((buttons.goed, "/samenvatting_goed"), (buttons.verder, "/verder"))
    return Turn(
        situation.with_(step="samenvatting"),
        (Say("utter_samenvatting", {"regels": _summary_text(situation, lines)}, choices=done + choices),),
    )


def _summary_text(situation: Situation, lines: tuple[tuple[Heard, ...], ...]) -> str:
    numbered = [(f"{n}. {_line(items)}", items[0].kind == "protective") for n, items in enumerate(lines, 1)]
    blocks = []
    strong = [text for text, good in numbered if good]
    heavy = [text for text, good in numbered if not good]
    heads = summary_texts().koppen
    if strong:
        blocks.append("\n".join([heads.sterk, *strong]))
    if heavy:
        blocks.append("\n".join([heads.zorg, *heavy]))
    if situation.wish:
        blocks.append(f"{heads.wens}\n{summary_texts().wensen[situation.wish]}")
    return "\n\n".join(blocks)


def _line(items: tuple[Heard, ...]) -> str:
    labels = ", ".join(load_catalogue().get(item.factor).label for item in items)
    return f"{labels[:1].upper()}{labels[1:]}: {quote(items[0].words)}"


def line_removed(situation: Situation, number: int | None) -> Turn:
    """Takes a line out and shows the summary again; asks which one where it is not clear."""
    shown = situation.step == "samenvatting"
    if number is None or not shown or not 1 <= number <= min(len(situation.lines()), MOST_LINES):
        again = summary(situation)
        if not situation.lines():
            return again
        return Turn(again.situation, (Say("utter_welke_regel"), *again.says))
    changed = situation.without_line(number)
    if not changed.lines():
        return Turn(changed.with_(step="afscheid"), (Say("utter_alles_weggehaald"), Say("utter_afscheid")))
    return Turn(changed, (Say("utter_regel_weg"), *summary(changed).says))


def summary_kept(situation: Situation) -> Turn:
    """The summary is as the parent wants it: goodbye."""
    return Turn(situation.with_(step="afscheid"), (Say("utter_samenvatting_blijft"), Say("utter_afscheid")))


# --- yes, no, skip, go on ------------------------------------------------------------------------------------


def yes(situation: Situation) -> Turn:
    """"Ja" to the question that was asked last."""
    situation = situation.with_(not_understood=0)
    if situation.step == "wegwijzers":
        if situation.more_offered or not situation.heard:
            return Turn(situation.with_(step="open"), (Say("utter_vertel_maar"),))
        return summary(situation)
    if situation.step == "samenvatting":
        return summary_kept(situation)
    if situation.step == "afscheid":
        return Turn(situation, (Say("utter_wis_zeker"),))
    if situation.step == "open":
        return Turn(situation, (Say("utter_vertel_maar"),))
    return resume(situation, Say("utter_vertel_verder"))


def no(situation: Situation) -> Turn:
    """"Nee" to the question that was asked last. It is respected and not asked again."""
    if situation.step == "samenvatting":
        return line_removed(situation, None)
    if situation.step in ("wegwijzers", "afscheid"):
        return farewell(situation)
    return skipped(situation)


def skipped(situation: Situation) -> Turn:
    """The question that was asked is passed over; the next one follows."""
    situation = situation.with_(not_understood=0)
    first = Say("utter_overgeslagen")
    if situation.step == "wie":
        after = introduced(situation, None)
    elif situation.step in ("open", "kracht") and situation.wish is None:
        after = Turn(situation.with_(step="behoefte"), (Say("utter_vraag_behoefte"),))
    elif situation.step == "kracht":
        after = Turn(situation.with_(step="wegwijzers", more_offered=True), (Say("utter_vraag_verder"),))
    elif situation.step == "behoefte":
        after = signposts(situation)
    elif situation.step == "plaats":
        after = lives_in(situation, None)
    else:
        after = farewell(situation)
    return Turn(after.situation, (first, *after.says))


def farewell(situation: Situation) -> Turn:
    """The end of the talk; coming back is always possible."""
    return Turn(situation.with_(step="afscheid"), (Say("utter_afscheid"),))


QUESTIONS = {
    "wie": "utter_vraag_wie",
    "kracht": "utter_vraag_kracht",
    "behoefte": "utter_vraag_behoefte",
    "plaats": "utter_vraag_plaats",
    "afscheid": "utter_vraag_nog_iets",
}


def question(situation: Situation) -> Say:
    """The question of this step: to take the talk up again where it was."""
    if situation.step == "open":
        return Say("utter_verder_vertellen") if situation.heard else open_question(situation)
    if situation.step == "wegwijzers":
        return _after_signposts(situation)
    if situation.step == "samenvatting":
        return Say("utter_vraag_samenvatting_goed")
    return Say(QUESTIONS[situation.step])


def resume(situation: Situation, *first: Say) -> Turn:
    """Back to where the conversation was, after something in between."""
    return Turn(situation, (*first, question(situation)))


def onward(situation: Situation) -> Turn:
    """"Verder": after the end of a topic the talk is open again; otherwise the open question is asked again."""
    situation = situation.with_(not_understood=0)
    if situation.step in ("wie", "wegwijzers", "samenvatting", "afscheid"):
        changed = situation.with_(step="open")
        return Turn(changed, (Say("utter_vertel_maar"),))
    return resume(situation)


def repeated(situation: Situation) -> Turn:
    """The question once more, with why it is asked."""
    return resume(situation, Say("utter_waarom_deze_vraag"))


def unsure(situation: Situation) -> Turn:
    """The parent does not know what to say: a small beginning, or time."""
    if situation.step in ("wie", "open") and not situation.heard:
        return Turn(situation.with_(step="open"), (Say("utter_begin_klein"),))
    return resume(situation, Say("utter_rustig"))


def not_understood(situation: Situation) -> Turn:
    """Two tries, then a person's number. The name of a place that is not known is a place all the same."""
    if situation.step == "plaats":
        return lives_in(situation, None)
    count = situation.not_understood + 1
    changed = situation.with_(not_understood=count)
    if count == 1:
        return Turn(changed, (Say("utter_niet_begrepen_1"),))
    if count == 2:
        return Turn(changed, (Say("utter_niet_begrepen_2"),))
    return a_person(changed.with_(not_understood=0), "utter_niet_begrepen_3")


def a_person(situation: Situation, response: str = "utter_een_mens") -> Turn:
    """People who can be called now: the one who fits best, and numbers that a person answers day and night."""
    best = _fitting(situation.with_(wish="praten"), most=1)
    always = [load_directory().get(one) for one in DAY_AND_NIGHT]
    people = list({one.id: one for one in [*best, *always]}.values())[:MOST_WAYS]
    return Turn(situation, (Say(response, contacts=tuple(s.contact() for s in people)),))


# --- quoting -------------------------------------------------------------------------------------------------


def quote(words: str) -> str:
    """The parent's words between quotation marks, shortened at a word where they are long."""
    words = _LINKING.sub("", words.strip())
    plain = " ".join(words.replace("“", "").replace("”", "").replace("{", "(").replace("}", ")").split())
    if len(plain) > LONGEST_QUOTE:
        plain = plain[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"“{plain}”"


def _quotes(items: Iterable[Heard]) -> str:
    words = list(dict.fromkeys(quote(item.words) for item in items))[:MOST_QUOTES]
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " en " + words[-1]
