"""The worker that takes names out: started when needed, asked in order, restarted once, ended when idle."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from web.redacting import NamesNotChecked, Redacted, RedactionRoom, worker_environment

FAKE = Path(__file__).parent / "redaction_fake_worker.py"
Room = Callable[..., RedactionRoom]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Makes rooms whose fake worker does what the arguments say; counts its starts in tmp_path/starts."""

    def made(*does: object, **settings: float) -> RedactionRoom:
        command = (sys.executable, str(FAKE), "state", str(tmp_path / "starts"), *map(str, does))
        return RedactionRoom(command, **{"timeout": 20.0, **settings})

    yield made
    assert not workers(), "a worker was left behind"


def workers() -> list[int]:
    """The fake workers of this process that run now."""
    mine = psutil.Process().children()
    return [one.pid for one in mine if one.status() != psutil.STATUS_ZOMBIE and str(FAKE) in one.cmdline()]


def starts(tmp_path: Path) -> int:
    file = tmp_path / "starts"
    return int(file.read_text()) if file.exists() else 0


async def gone(within: float = 5.0) -> bool:
    """Whether no worker runs any more, within some seconds."""
    for _ in range(int(within * 20)):
        if not workers():
            return True
        await asyncio.sleep(0.05)
    return False


async def test_names_are_taken_out_in_the_order_of_the_texts(room: Room) -> None:
    one = room()

    assert await one.redact(["kevin belt", "ik slaap slecht", "kevin en kevin"]) == [
        Redacted("[naam] belt", ("naam",)),
        Redacted("ik slaap slecht", ()),
        Redacted("[naam] en [naam]", ("naam", "naam")),
    ]
    await one.close()


async def test_no_texts_start_no_worker(room: Room, tmp_path: Path) -> None:
    one = room()

    assert await one.redact([]) == []
    assert starts(tmp_path) == 0
    await one.close()


async def test_many_at_once_share_one_worker_and_each_gets_its_own_answer(room: Room, tmp_path: Path) -> None:
    one = room()

    answers = await asyncio.gather(*(one.redact([f"kevin {number}"]) for number in range(20)))

    assert [answer[0].text for answer in answers] == [f"[naam] {number}" for number in range(20)]
    assert starts(tmp_path) == 1
    await one.close()


async def test_warming_starts_it_without_waiting(room: Room, tmp_path: Path) -> None:
    one = room("slow", 0.3)

    one.warm()
    one.warm()

    assert (await one.redact(["kevin"]))[0].text == "[naam]"
    assert starts(tmp_path) == 1
    await one.close()


async def test_it_ends_by_itself_when_nobody_asks(room: Room, tmp_path: Path) -> None:
    one = room(idle_seconds=0.2)
    await one.redact(["kevin"])

    assert await gone()
    assert (await one.redact(["kevin"]))[0].text == "[naam]"
    assert starts(tmp_path) == 2
    await one.close()


async def test_it_ends_by_itself_when_it_was_only_warmed(room: Room) -> None:
    one = room(idle_seconds=0.2)
    one.warm()

    assert await gone()
    await one.close()


async def test_one_that_dies_is_started_again_once(room: Room, tmp_path: Path) -> None:
    one = room("dies", 1)

    assert (await one.redact(["kevin"]))[0].text == "[naam]"
    assert starts(tmp_path) == 2
    await one.close()


async def test_one_that_dies_twice_leaves_the_names_unchecked(room: Room, tmp_path: Path) -> None:
    one = room("dies", 2)

    with pytest.raises(NamesNotChecked):
        await one.redact(["kevin"])
    assert starts(tmp_path) == 2
    assert (await one.redact(["kevin"]))[0].text == "[naam]"
    await one.close()


async def test_one_that_hangs_is_ended_and_the_names_are_unchecked(room: Room) -> None:
    one = room("hangs", 1, timeout=4.0)

    with pytest.raises(NamesNotChecked):
        await one.redact(["kevin"])
    assert await gone()
    await one.close()


async def test_one_that_loads_long_goes_on_loading_after_the_time_is_over(room: Room, tmp_path: Path) -> None:
    one = room("slow", 3, timeout=2.0)

    with pytest.raises(NamesNotChecked):
        await one.redact(["kevin"])
    await asyncio.sleep(4.0)
    assert (await one.redact(["kevin"]))[0].text == "[naam]"
    assert starts(tmp_path) == 1
    await one.close()


async def test_one_that_never_gets_ready_is_given_up(room: Room) -> None:
    one = room("mute", 1, loading_timeout=0.3)

    with pytest.raises(NamesNotChecked):
        await one.redact(["kevin"])
    await one.close()


@pytest.mark.parametrize("fault", ["babbles", "cannot", "fails"])
async def test_what_is_no_answer_leaves_the_names_unchecked(room: Room, fault: str) -> None:
    one = room(fault, 1)

    with pytest.raises(NamesNotChecked):
        await one.redact(["kevin"])
    await one.close()


async def test_a_command_that_does_not_exist_leaves_the_names_unchecked() -> None:
    one = RedactionRoom(("/no/such/program",))

    with pytest.raises(NamesNotChecked):
        await one.redact(["kevin"])
    await one.close()


async def test_someone_who_hangs_up_does_not_get_in_the_way_of_the_next(room: Room) -> None:
    one = room("slow", 0.5)
    leaves = asyncio.create_task(one.redact(["kevin 1"]))
    await asyncio.sleep(0.1)
    leaves.cancel()

    assert (await one.redact(["kevin 2"]))[0].text == "[naam] 2"
    await one.close()


async def test_after_closing_nothing_is_checked_and_nothing_runs(room: Room) -> None:
    one = room()
    await one.redact(["kevin"])
    await one.close()

    assert not workers()
    with pytest.raises(NamesNotChecked):
        await one.redact(["kevin"])
    one.warm()
    assert not workers()


async def test_closing_while_someone_waits(room: Room) -> None:
    one = room("hangs", 1)
    waits = asyncio.create_task(one.redact(["kevin"]))
    await asyncio.sleep(1.0)
    await one.close()

    with pytest.raises(NamesNotChecked):
        await waits


async def test_long_texts_and_every_script_go_through(room: Room) -> None:
    one = room()
    text = 'زوجي ş ł \u2028 \x1f "aanhaling" \\ \n ' + "x" * 200_000

    assert (await one.redact([text]))[0].text == text
    await one.close()


async def test_no_word_of_a_text_reaches_the_log(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for fault in ("babbles", "fails", "cannot"):
        one = room(fault, 1)
        with pytest.raises(NamesNotChecked) as raised:
            await one.redact(["kevin is een geheim"])
        assert "geheim" not in str(raised.value)
        await one.close()

    assert "kevin" not in caplog.text.replace(str(FAKE), "")
    assert "geheim" not in caplog.text


async def test_the_worker_gets_no_keys(room: Room, tmp_path: Path) -> None:
    one = room("tells", tmp_path / "environment", environ={"PATH": "/bin", "NAAST_KEY_FILE": "x", "SECRET": "y"})  # type: ignore[arg-type]
    await one.redact(["kevin"])
    await one.close()

    given = json.loads((tmp_path / "environment").read_text())
    assert "SECRET" not in given
    assert "NAAST_KEY_FILE" not in given


def test_the_folder_of_built_lists_is_handed_on() -> None:
    assert (
        worker_environment({"NAAST_REDACTION_CACHE": "/var/cache/naast"})["NAAST_REDACTION_CACHE"] == "/var/cache/naast"
    )


@pytest.mark.slow
async def test_the_real_worker_takes_out_what_deduce_finds_and_what_it_misses() -> None:
    """Builds deduce's lists where they are not there yet, which takes minutes."""
    one = RedactionRoom(timeout=900.0)

    answers = await one.redact(["Mijn vriend Kevin helpt me.", "mijn vriend kevin helpt me", "ik ben 25 weken zwanger"])

    assert [answer.text for answer in answers] == [
        "Mijn vriend [naam] helpt me.",
        "mijn vriend [naam] helpt me",
        "ik ben 25 weken zwanger",
    ]
    await one.close()
