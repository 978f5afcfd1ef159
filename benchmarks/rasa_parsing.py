"""Asks a running Rasa on loopback (`rasa run --enable-api`) which intent a text has."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable
from typing import Any

from benchmarks.processes import CannotMeasure

READY_WITHIN_SECONDS = 300.0
_ANSWER_WITHIN_SECONDS = 60.0
_TRY_EVERY_SECONDS = 1.0


class Parser:
    """One connection to Rasa's HTTP API, kept open; no proxy stands between."""

    def __init__(self, port: int, alive: Callable[[], bool] = lambda: True) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_ANSWER_WITHIN_SECONDS)
        self._alive = alive

    def wait(self, within: float = READY_WITHIN_SECONDS) -> None:
        """Until Rasa answers with its model loaded. Raises CannotMeasure."""
        until = time.monotonic() + within
        while time.monotonic() < until and self._alive():
            try:
                if self._ask("GET", "/status")[0] == http.client.OK:
                    return
            except (OSError, http.client.HTTPException):
                self._connection.close()
            time.sleep(_TRY_EVERY_SECONDS)
        raise CannotMeasure(f"Rasa was not ready within {within:.0f} seconds.")

    def parse(self, text: str) -> dict[str, float]:
        """Intent → confidence, the first one first. Raises CannotMeasure where Rasa does not answer with 200."""
        try:
            status, answer = self._ask("POST", "/model/parse", {"text": text})
        except (OSError, http.client.HTTPException) as error:
            raise CannotMeasure(f"Rasa did not answer: {error}") from None
        if status != http.client.OK:
            raise CannotMeasure(f"Rasa answered a message with {status}.")
        return {one["name"]: float(one["confidence"]) for one in answer["intent_ranking"]}

    def _ask(self, method: str, path: str, body: dict[str, str] | None = None) -> tuple[int, Any]:
        content = None if body is None else json.dumps(body).encode()
        self._connection.request(method, path, content, {"Content-Type": "application/json"})
        answer = self._connection.getresponse()
        read = answer.read()
        return answer.status, json.loads(read) if answer.status == http.client.OK else None
