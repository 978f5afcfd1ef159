"""Talking about a theme: chosen from pictures, what goes well first, and every question may be passed over."""

from __future__ import annotations

from support import themes
from support.helping import ask_wish
from support.situation import Situation, ThemeQuestion
from support.themes import Theme, theme_texts
from support.turns import Choice, Say, Turn


def menu(situation: Situation, *first: Say) -> Turn:
    """The themes that are still open, as pictures with words; what is needed follows where none is."""
    again = bool(situation.themes_done)
    left = themes.open_for(situation)
    situation = situation.with_(theme=None, theme_question=None, themes_offered=True)
    if not left:
        return ask_wish(situation, *first)
    said = theme_texts()
    tiles = tuple(Choice(themes.title(t, situation), f'/thema{{"thema": "{t.id}"}}', t.icoon) for t in left)
    out = Choice(said.genoeg if again else said.nu_niet, "/overslaan")
    say = Say("utter_themas", {"vraag": said.keuze_daarna if again else said.keuze}, choices=(*tiles, out))
    return Turn(situation.with_(step="themas"), (*first, say))


def chosen(situation: Situation, theme_id: str) -> Turn:
    """The parent chose a theme: its first question. An unknown one shows the menu again."""
    try:
        one = themes.theme(theme_id)
    except themes.UnknownTheme:
        return menu(situation)
    situation = situation.with_(themes_offered=True)
    which = themes.next_question(one, situation)
    if which is None:
        return _finished(situation, one)
    say = Say(
        "utter_thema_begin",
        {"titel": themes.title(one, situation), "vraag": themes.question(one, which, situation)},
        choices=_ways_out(),
    )
    return Turn(_asked(situation, one, which), (say,))


def after_an_answer(situation: Situation, *first: Say) -> Turn:
    """The parent told something about the theme: the next gentle question, or the end of the theme."""
    one = themes.theme(situation.theme or "")
    which = themes.next_question(one, situation)
    if which is None:
        return _finished(situation, one, *first)
    return Turn(_asked(situation, one, which), (*first, _ask(one, which, situation)))


def passed_over(situation: Situation, *first: Say) -> Turn:
    """The parent would rather not: it is respected, and the theme does not come back by itself."""
    return _finished(situation, themes.theme(situation.theme or ""), *first)


def ask_again(situation: Situation) -> Say:
    """The question of the theme that is open, after something in between."""
    one = themes.theme(situation.theme or "")
    return _ask(one, situation.theme_question or "goed", situation)


def why(situation: Situation) -> Say:
    """Why the theme is asked about."""
    one = themes.theme(situation.theme or "")
    return Say("utter_thema_waarom", {"waarom": themes.reason(one, situation)})


def _ask(one: Theme, which: ThemeQuestion, situation: Situation) -> Say:
    return Say("utter_thema_vraag", {"vraag": themes.question(one, which, situation)}, choices=_ways_out())


def _ways_out() -> tuple[Choice, ...]:
    said = theme_texts()
    return (Choice(said.overslaan, "/overslaan"), Choice(said.waarom_titel, "/herhaal"))


def _asked(situation: Situation, one: Theme, which: ThemeQuestion) -> Situation:
    return situation.with_(
        step="thema",
        theme=one.id,
        theme_question=which,
        theme_asked=(*situation.theme_asked, f"{one.id}.{which}"),
    )


def _finished(situation: Situation, one: Theme, *first: Say) -> Turn:
    done = tuple(dict.fromkeys((*situation.themes_done, one.id)))
    after = situation.with_(themes_done=done, theme=None, theme_question=None)
    if len(done) >= themes.MOST_THEMES and situation.wish is None:
        return ask_wish(after, *first)
    return menu(after, *first)
