"""Steering: yes, no, skip, on, again, not understood, goodbye; and back to where the talk was."""

from __future__ import annotations

from support.helping import a_person, after_signposts, ask_wish, lives_in, signposts, wish_question
from support.listening import introduced, open_question_again
from support.situation import Situation
from support.summing_up import line_removed, summary, summary_kept
from support.theme_talk import after_an_answer, ask_again, menu, passed_over, why
from support.turns import Say, Turn


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
    if situation.step == "thema" and situation.theme_question == "vervolg":
        return after_an_answer(situation, Say("utter_fijn"))
    if situation.step in ("open", "thema"):
        return Turn(situation, (Say("utter_vertel_maar"),))
    return resume(situation, Say("utter_vertel_verder"))


def no(situation: Situation) -> Turn:
    """"Nee" to the question that was asked last. It is respected and not asked again."""
    if situation.step == "samenvatting":
        return line_removed(situation, None)
    if situation.step in ("wegwijzers", "afscheid"):
        return farewell(situation)
    if situation.step == "thema":
        return after_an_answer(situation.with_(not_understood=0), Say("utter_overgeslagen"))
    return skipped(situation)


def skipped(situation: Situation) -> Turn:
    """The question that was asked is passed over; the next one follows."""
    situation = situation.with_(not_understood=0)
    first = Say("utter_overgeslagen")
    if situation.step == "wie":
        after = introduced(situation, None)
    elif situation.step in ("open", "kracht") and situation.wish is None and not situation.themes_offered:
        after = menu(situation)
    elif situation.step == "thema":
        after = passed_over(situation)
    elif situation.step == "themas" or situation.step == "kracht" or (situation.step == "open" and not situation.wish):
        after = ask_wish(situation)
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
    "plaats": "utter_vraag_plaats",
    "afscheid": "utter_vraag_nog_iets",
}


def question(situation: Situation) -> Say:
    """The question of this step: to take the talk up again where it was."""
    if situation.step == "open":
        return Say("utter_verder_vertellen") if situation.heard else open_question_again(situation)
    if situation.step == "wegwijzers":
        return after_signposts(situation)
    if situation.step == "themas":
        return menu(situation).says[-1]
    if situation.step == "thema":
        return ask_again(situation)
    if situation.step == "behoefte":
        return wish_question(situation)
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
    if situation.step == "thema":
        return resume(situation, why(situation))
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
