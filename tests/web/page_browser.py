"""Fixtures for the browser tests: the page in a headless Chromium, with the stand-in of page_server.py behind it.

Every visit is watched: a request to another host, a word in the console about the content security policy, or an
error in the page's own code fails the test, whatever the test was about.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Route, expect, sync_playwright

ELSEWHERE = "https://www.knmi.nl/"
PHONE = {"width": 390, "height": 844}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Parents' browsers keep pages in memory for the Back button; Playwright would switch that off.
DEFAULTS_TO_DROP = ["--disable-back-forward-cache"]


class Visit:
    """One parent's visit to the page."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.foreign: list[str] = []
        self.problems: list[str] = []
        context.route(lambda url: not url.startswith(address), self._elsewhere)
        self.page = context.new_page()
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", self._listen)

    def _elsewhere(self, route: Route) -> None:
        """Only the neutral site may be asked for, and only by leaving."""
        if route.request.url.startswith(ELSEWHERE):
            route.fulfill(body="<!doctype html><title>Het weer</title><h1>Het weer</h1>", content_type="text/html")
        else:
            self.foreign.append(route.request.url)
            route.abort()

    def _listen(self, message: Any) -> None:
        if re.search("content.security|trusted ?type|refused|violates", message.text, re.IGNORECASE):
            self.problems.append(message.text)

    def open(self) -> Visit:
        """Open the page; nothing has been said yet."""
        self.page.goto(self.address)
        return self

    def begin(self) -> Visit:
        """Open the page and begin the conversation."""
        self.open()
        self.button("Begin het gesprek").click()
        expect(self.page.locator(".choice")).to_have_count(3)
        return self

    def say(self, text: str) -> None:
        """Type a text and press Enter."""
        self.field.fill(text)
        self.field.press("Enter")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def field(self) -> Locator:
        return self.page.get_by_role("textbox")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    def box(self, element: Locator) -> dict[str, float]:
        """Where an element is on the screen."""
        box = element.bounding_box()
        assert box is not None
        return {"top": box["y"], "bottom": box["y"] + box["height"], "width": box["width"], "height": box["height"]}

    @property
    def notice(self) -> Locator:
        return self.page.locator("#notice")

    def arrived(self) -> dict[str, Any]:
        """What the server saw."""
        with urllib.request.urlopen(self.address + "stand-in/seen") as answer:
            seen: dict[str, Any] = json.load(answer)
        return seen

    def wait_for(self, holds: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Wait until the server saw something; gives what it saw."""
        end = time.monotonic() + 5
        while not holds(seen := self.arrived()):
            assert time.monotonic() < end, f"the server only saw {seen}"
            time.sleep(0.02)
        return seen

    def lose_answers(self, count: int) -> None:
        """Let the next answers of the server get lost on their way."""
        set_up(self.address, lose=count)

    def be_forgotten(self) -> None:
        """Let the server forget the conversation, as after thirty silent minutes."""
        urllib.request.urlopen(urllib.request.Request(f"{self.address}stand-in/forget", method="POST"))

    def typed(self) -> list[str]:
        """The texts that arrived, in order."""
        return [message["text"] for message in self.arrived()["messages"] if "text" in message]


def set_up(address: str, **options: int) -> None:
    """Begin a new play on the stand-in."""
    query = "&".join(f"{name}={value}" for name, value in options.items())
    urllib.request.urlopen(urllib.request.Request(f"{address}stand-in/set-up?{query}", method="POST"))


def chromium_path() -> str:
    """Where Chromium is. Without it the tests are skipped, but never in CI."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        assert not os.environ.get("CI"), "CI needs Debian's chromium for the browser tests"
        pytest.skip("chromium is not installed")
    return chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, running."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium_path(), args=ARGUMENTS, ignore_default_args=DEFAULTS_TO_DROP
        )
        yield running
        running.close()


@pytest.fixture
def on_disk(browser: Browser) -> Callable[[Path], BrowserContext]:
    """Starts a browser that keeps its profile in a folder, as a parent's own browser does."""

    def start(folder: Path) -> BrowserContext:
        context = browser.browser_type.launch_persistent_context(
            folder, executable_path=chromium_path(), args=ARGUMENTS, ignore_default_args=DEFAULTS_TO_DROP
        )
        context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="Het weer"))
        return context

    return start


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of the running stand-in."""
    script = Path(__file__).with_name("page_server.py")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.terminate()


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Makes visits: `visitor(java_script_enabled=False)`; options are those of a Playwright context."""
    visits: list[Visit] = []
    set_up(address)

    def visit(**options: Any) -> Visit:
        visits.append(Visit(browser.new_context(**{"viewport": PHONE, "locale": "nl-NL", **options}), address))
        return visits[-1]

    yield visit
    for each in visits:
        each.context.close()
        assert not each.foreign, "the page asked another host for something"
        assert not each.problems, "the page broke its security policy or its own code"


@pytest.fixture
def visit(visitor: Callable[..., Visit]) -> Visit:
    """A visit on a phone."""
    return visitor()
