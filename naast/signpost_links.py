"""Tries the web addresses of the signposts, for a person who asks for it: nothing here runs by itself."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException

from support.signpost_entry import Signpost

TIMEOUT = 5.0
"""Seconds for one try."""
AT_ONCE = 8
_AGENT = "naast-signposts-check"
_ASK_AGAIN = frozenset({400, 403, 404, 405, 406, 501})
"""Some sites refuse HEAD and answer GET."""
_REFUSES_PROGRAMS = frozenset({401, 403, 406, 429})


class NoNetwork(Exception):
    """Not one address answered; the message is one sentence."""


@dataclass(frozen=True)
class Tried:
    """What one address answered."""

    entry: Signpost
    url: str
    status: int | None
    """The HTTP status, or None where nothing answered."""

    @property
    def problem(self) -> str | None:
        """One sentence where a person must look; None where the page is there."""
        who = f"{self.entry.id} ({self.entry.name}): {self.url}"
        if self.status is None:
            return f"{who} did not answer within {TIMEOUT:.0f} seconds."
        if self.status in _REFUSES_PROGRAMS:
            return f"{who} answers people only (status {self.status}): open it by hand."
        return f"{who} answered with status {self.status}." if self.status >= 400 else None


def try_links(entries: Iterable[Signpost]) -> list[Tried]:
    """Tries the address of each entry that has one, several at once. Raises NoNetwork where nothing answers."""
    asked = [(entry, entry.url) for entry in entries if entry.url]
    statuses: dict[str, int | None] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        urls = list(dict.fromkeys(url for _, url in asked))
        statuses = dict(zip(urls, pool.map(_status, urls)))
    if asked and not any(statuses.values()):
        raise NoNetwork("No link could be tried: there is no network here.")
    return [Tried(entry, url, statuses[url]) for entry, url in asked]


def _status(url: str) -> int | None:
    first = _ask(url, "HEAD")
    return _ask(url, "GET") if first is None or first in _ASK_AGAIN else first


def _ask(url: str, method: str) -> int | None:
    # The schema of the directory takes only https addresses.
    request = urllib.request.Request(url, method=method, headers={"User-Agent": _AGENT})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (OSError, HTTPException, ValueError):
        return None
