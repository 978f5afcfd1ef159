"""A process that is killed while parents share: each summary is wholly there or not at all, and none is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.sharing.keyring import Keyring
from support.sharing.store import Store
from tests.unit.sharing.world import WORDS, Clock, World

ROOT = Path(__file__).parents[3]
SHARES = """
import sys, uuid
from pathlib import Path
from support.sharing.keyring import Keyring
from support.sharing.store import Store
from tests.unit.sharing.world import Clock, World

class Joined(World):
    def __post_init__(self):
        self.store = Store.open(self.url, self.keyring, self.clock)

world = Joined(sys.argv[1], Clock(), Keyring.load(Path(sys.argv[2])))
print("ready", flush=True)
while True:
    receipt = world.share()
    print(receipt.code, flush=True)
    if sys.argv[3] == "withdraw":
        world.store.withdraw(receipt.code)
        print("withdrawn " + receipt.code, flush=True)
"""


@pytest.mark.parametrize("way", ["share", "withdraw"])
@pytest.mark.parametrize("milliseconds", [1, 7, 23, 61])
def test_after_kill_9_what_was_confirmed_is_there_and_the_rest_is_whole(
    tmp_path: Path, way: str, milliseconds: int
) -> None:
    keys = tmp_path / "keys.json"
    world = World(f"sqlite:///{tmp_path / 'store' / 'naast.sqlite'}", Clock(), Keyring.new(keys))
    world.store.close()
    told = _killed(world.url, keys, way, milliseconds / 1000)
    codes = [line for line in told if "-" in line and not line.startswith("withdrawn")]
    withdrawn = {line.split()[1] for line in told if line.startswith("withdrawn ")}
    again = Store.open(world.url, world.keyring, world.clock)

    assert again.log_is_whole()
    for code in codes:
        view = again.by_code(code)
        if code in withdrawn:
            assert view.ended == "ingetrokken"
        else:
            # The last one may have been withdrawn without the word getting out; then it is wholly gone.
            assert view.ended == "ingetrokken" if view.summary is None else view.summary.lines[1].text == WORDS
    open_ones = again.work_list(world.reader)
    confirmed = [code for code in codes if again.by_code(code).summary is not None]
    assert len(confirmed) <= len(open_ones) <= len(confirmed) + 1
    for item in open_ones:
        assert again.read(world.reader, item.summary_id, "toestemming van de ouder").summary.lines[1].text == WORDS
    with again.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def _killed(url: str, keys: Path, way: str, after: float) -> list[str]:
    """Shares in another process, kills it after so many seconds, and gives the lines that it could still say."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", SHARES, url, str(keys), way],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "ready\n"
        first = process.stdout.readline()
        time.sleep(after)
    finally:
        process.send_signal(signal.SIGKILL)
    rest = [first, *process.stdout.read().splitlines(keepends=True)]
    process.wait()
    return [line.strip() for line in rest if line.endswith("\n")]
