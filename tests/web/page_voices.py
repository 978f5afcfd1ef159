"""Voices for the browser tests: a stand-in for speechSynthesis that writes down what it is to say.

Headless Chromium has no voice. `give_voices(visit, "nl-NL")` comes before the page is opened; `said(visit)` gives
what was said, and `finish(visit)` lets the voice come to its end.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.web.page_browser import Visit

_STAND_IN = """
(voices) => {
  const spoken = { all: [], queue: [], stopped: 0 };
  class Utterance {
    constructor(text) { this.text = text; }
  }
  const engine = {
    voices,
    onvoiceschanged: null,
    getVoices() { return this.voices; },
    speak(utterance) { spoken.all.push(utterance); spoken.queue.push(utterance); },
    cancel() {
      spoken.stopped += 1;
      const unsaid = spoken.queue;
      spoken.queue = [];
      unsaid.forEach((utterance) => utterance.onerror && utterance.onerror({ error: "interrupted" }));
    },
    finish() {
      const unsaid = spoken.queue;
      spoken.queue = [];
      unsaid.forEach((utterance) => utterance.onend && utterance.onend({}));
    },
  };
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  Object.defineProperty(window, "speechSynthesis", { value: engine });
  Object.defineProperty(window, "spoken", { value: spoken });
}
"""


def voice(lang: str, *, on_device: bool = True) -> dict[str, Any]:
    """A voice as a browser describes it."""
    return {"name": f"stem {lang}", "lang": lang, "localService": on_device}


def give_voices(visit: Visit, *voices: str | dict[str, Any]) -> None:
    """Give the browser these voices: a language each, or what `voice` gives."""
    known = [voice(one) if isinstance(one, str) else one for one in voices]
    visit.page.add_init_script(f"({_STAND_IN})({json.dumps(known)})")


def voices_arrive(visit: Visit, *langs: str) -> None:
    """Let the browser find voices later, as many do."""
    visit.page.evaluate(
        "(voices) => { speechSynthesis.voices = voices; speechSynthesis.onvoiceschanged(); }",
        [voice(lang) for lang in langs],
    )


def read_buttons(visit: Visit) -> Locator:
    """The buttons of all messages that can be read and are not being read."""
    return visit.button("Lees voor")


def said(visit: Visit) -> list[str]:
    """All that was to be said so far."""
    texts: list[str] = visit.page.evaluate("spoken.all.map(({ text }) => text)")
    return texts


def voices_used(visit: Visit) -> list[str]:
    """The language of the voice of each thing that was said."""
    langs: list[str] = visit.page.evaluate("spoken.all.map((one) => one.voice.lang)")
    return langs


def is_silent(visit: Visit) -> bool:
    """Whether there is nothing left to say."""
    silent: bool = visit.page.evaluate("spoken.queue.length === 0")
    return silent


def finish(visit: Visit) -> None:
    """Let the voice come to its end."""
    visit.page.evaluate("speechSynthesis.finish()")
