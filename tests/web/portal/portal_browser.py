"""Fixtures for the browser tests of the portal: the portal in a process of its own, and people in front of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.unit.sharing.world import PASSWORD

ROOT = Path(__file__).parents[3]
LAPTOP = {"width": 1280, "height": 800}


class Portal:
    """The running portal."""

    def __init__(self, address: str) -> None:
        self.address = address

    def ask(self, path: str, method: str = "GET") -> str:
        with urllib.request.urlopen(urllib.request.Request(f"{self.address}stand-in/{path}", method=method)) as answer:
            return str(answer.read().decode())

    def share(self) -> dict[str, str]:
        told: dict[str, str] = json.loads(self.ask("share", "POST"))
        return told


class Visitor:
    """Somebody at the portal; whatever breaks the security policy or asks another host fails the test."""

    def __init__(self, context: BrowserContext, portal: Portal) -> None:
        self.portal, self.context = portal, context
        self.foreign: list[str] = []
        self.said: list[str] = []
        context.route(lambda url: not url.startswith(portal.address), self._elsewhere)
        self.page = context.new_page()
        self.page.on("console", lambda message: self.said.append(message.text))

    def _elsewhere(self, route: Any) -> None:
        self.foreign.append(route.request.url)
        route.abort()

    def go(self, path: str = "") -> Page:
        self.page.goto(f"{self.portal.address}professional/{path}")
        return self.page

    def log_in(self, name: str = "anna") -> Page:
        page = self.go("log-in")
        page.get_by_label("E-mailadres").fill(f"{name}@example.org")
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_label("Code uit je app").fill(self.portal.ask(f"code?email={name}@example.org"))
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("button", name="Uitloggen")).to_be_visible()
        return page

    def read(self, summary_id: str) -> Page:
        page = self.go(f"summaries/{summary_id}")
        page.get_by_label("Toestemming van de ouder").check()
        page.get_by_role("button", name="Open de samenvatting").click()
        expect(page.get_by_role("heading", name="Wat goed gaat")).to_be_visible()
        return page


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    script = Path(__file__).with_name("portal_server.py")
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environ) as server:
        assert server.stdout is not None
        yield Portal(server.stdout.readline().strip())
        server.terminate()


@pytest.fixture
def visitors(browser: Browser, portal: Portal) -> Iterator[Callable[..., Visitor]]:
    made: list[Visitor] = []

    def one(viewport: dict[str, int] = LAPTOP, **options: Any) -> Visitor:
        made.append(Visitor(browser.new_context(viewport=viewport, locale="nl-NL", **options), portal))
        return made[-1]

    yield one
    for each in made:
        each.context.close()
        assert not each.foreign
        assert not [text for text in each.said if "Failed to load resource" not in text]
