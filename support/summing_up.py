"""The summary on the screen: what was told, strengths first, each line with a way to take it out."""

from __future__ import annotations

from support.catalogue import load_catalogue
from support.reflecting import quote
from support.situation import Heard, Situation
from support.summary_texts import summary_texts
from support.turns import Choice, Say, Turn

MOST_LINES = 8
"""Lines of a summary on screen."""


def summary(situation: Situation) -> Turn:
    """What was told, strengths first, each line with a way to take it out."""
    lines = situation.lines()[:MOST_LINES]
    if not lines:
        return Turn(situation.with_(step="open"), (Say("utter_niets_samen_te_vatten"),))
    buttons = summary_texts().knoppen
    choices = tuple(
        Choice(buttons.weg.format(nummer=number), f'/verwijder_regel{{"regel": "{number}"}}')
        for number in range(1, len(lines) + 1)
    )
    done = (Choice(buttons.goed, "/samenvatting_goed"), Choice(buttons.verder, "/verder"))
    shown = Say(_response(situation), {"regels": _summary_text(situation, lines)}, choices=done + choices, summary=True)
    return Turn(situation.with_(step="samenvatting", sharing_told=True), (shown,))


def _response(situation: Situation) -> str:
    """The first time it is said what the parent can do with it; where something is urgent, the number stands first."""
    if situation.sharing_told:
        return "utter_samenvatting"
    urgent = any(heard.kind == "urgent" for heard in situation.heard)
    return "utter_samenvatting_eerste_keer_dringend" if urgent else "utter_samenvatting_eerste_keer"


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
