"""How long a parent waits for a reply."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import aiohttp

from benchmarks.talking import TURNS_PER_TALK, Contender, Reply
from benchmarks.times import Times

AT_ONCE = 8
"""How many conversations are held at the same time, where that is measured."""

AsMeant = Callable[[Reply], bool]


async def reply_times(
    contender: Contender,
    session: aiohttp.ClientSession,
    address: str,
    messages: Sequence[str],
    as_meant: AsMeant,
    *,
    turns: int,
    at_once: int = 1,
) -> Times:
    """The time of each of about `turns` turns, in conversations of at most eight, `at_once` of them side by side.

    Those side by side begin with different messages. A reply that is not as meant is counted as odd and not timed:
    it measured something else.
    """
    shares = [turns // at_once + (1 if number < turns % at_once else 0) for number in range(at_once)]
    held = await asyncio.gather(
        *(
            _hold(contender, session, address, [*messages[number:], *messages[:number]], share)
            for number, share in enumerate(shares)
        )
    )
    replies = [reply for some in held for reply in some]
    good = [reply.seconds for reply in replies if as_meant(reply)]
    return Times(good, odd=len(replies) - len(good))


async def _hold(
    contender: Contender, session: aiohttp.ClientSession, address: str, messages: Sequence[str], turns: int
) -> list[Reply]:
    replies: list[Reply] = []
    while len(replies) < turns:
        talk = await contender.open(session, address)
        for number in range(min(TURNS_PER_TALK, turns - len(replies))):
            replies.append(await talk.say(messages[number % len(messages)]))
        await talk.end()
    return replies
