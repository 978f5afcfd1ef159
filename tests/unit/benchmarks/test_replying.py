"""Replies are timed in conversations of at most eight turns, alone or side by side."""

import asyncio

import aiohttp
import pytest

from benchmarks.ours import trouble_in
from benchmarks.processes import CannotMeasure, Command
from benchmarks.replying import reply_times
from benchmarks.talking import Reply, Talk


class Recorder:
    """A contender that answers at once and keeps what was said."""

    name = "Recorder"

    def __init__(self) -> None:
        self.talks: list[RecordedTalk] = []
        self.most_at_once = 0

    def train(self) -> Command:
        raise NotImplementedError

    def serve(self, port: int) -> Command:
        raise NotImplementedError

    async def first_answer(self, session: aiohttp.ClientSession, address: str) -> Talk | None:
        raise NotImplementedError

    async def open(self, session: aiohttp.ClientSession, address: str) -> Talk:
        talk = RecordedTalk()
        self.talks.append(talk)
        self.most_at_once = max(self.most_at_once, sum(not talk.ended for talk in self.talks))
        return talk

    def check(self) -> None:
        raise NotImplementedError


class RecordedTalk:
    """One conversation."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.ended = False

    async def say(self, text: str) -> Reply:
        self.said.append(text)
        await asyncio.sleep(0)
        return Reply(0.001 * len(self.said), [{"text": text}])

    async def end(self) -> None:
        self.ended = True


async def times(recorder: Recorder, turns: int, at_once: int = 1) -> list[int]:
    async with aiohttp.ClientSession() as session:
        found = await reply_times(
            recorder, session, "", ["a", "b", "c"], lambda reply: True, turns=turns, at_once=at_once
        )
    assert len(found.seconds) == turns
    return [len(talk.said) for talk in recorder.talks]


async def test_no_conversation_has_more_than_eight_turns() -> None:
    assert await times(Recorder(), 20) == [8, 8, 4]


async def test_every_conversation_is_ended() -> None:
    recorder = Recorder()
    await times(recorder, 20)
    assert all(talk.ended for talk in recorder.talks)


async def test_conversations_are_held_side_by_side() -> None:
    recorder = Recorder()
    assert sorted(await times(recorder, 20, at_once=8)) == [2, 2, 2, 2, 3, 3, 3, 3]
    assert recorder.most_at_once > 1


async def test_a_turn_that_went_otherwise_is_counted_and_not_timed() -> None:
    async with aiohttp.ClientSession() as session:
        found = await reply_times(
            Recorder(), session, "", ["a", "b"], lambda reply: reply.messages[0]["text"] == "a", turns=8
        )
    assert (len(found.seconds), found.odd) == (4, 4)


def test_answers_that_the_gateway_gave_alone_are_counted() -> None:
    metrics = """# HELP naast_web_apologies_total Answers that only say sorry
naast_web_bot_failures_total{reason="timeout"} 2.0
naast_web_apologies_total 1.0
naast_web_urgent_by_gateway_total 0.0
naast_web_expired_total 7.0
"""
    assert trouble_in(metrics) == 3
    with pytest.raises(CannotMeasure):
        trouble_in("naast_web_expired_total 7.0\n")
