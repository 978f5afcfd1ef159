"""The keys: outside the database, bound to a place, replaceable."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from support.sharing.keyring import Keyring, KeyringError, key_id_of

PLACE = "summary.content:1"
NOW = datetime(2027, 3, 10, tzinfo=timezone.utc)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "naast.json"


def test_what_is_sealed_opens_again_and_shows_nothing() -> None:
    keyring = Keyring.in_memory()
    sealed = keyring.seal("ik slaap slecht", PLACE)

    assert keyring.unseal(sealed, PLACE) == "ik slaap slecht"
    assert b"slaap" not in sealed


def test_the_same_text_is_sealed_otherwise_each_time() -> None:
    keyring = Keyring.in_memory()

    assert len({keyring.seal("x", PLACE) for _ in range(100)}) == 100


def test_a_sealed_field_opens_only_in_its_place() -> None:
    keyring = Keyring.in_memory()
    sealed = keyring.seal("ik slaap slecht", PLACE)

    for elsewhere in ("summary.content:2", "summary.note:1", ""):
        with pytest.raises(KeyringError):
            keyring.unseal(sealed, elsewhere)


def test_every_changed_byte_is_noticed() -> None:
    keyring = Keyring.in_memory()
    sealed = keyring.seal("ik slaap slecht", PLACE)

    for at in range(len(sealed)):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(KeyringError) as refused:
            keyring.unseal(bytes(changed), PLACE)
        assert "slaap" not in str(refused.value)


@pytest.mark.parametrize("damaged", [b"", b"N1", b"N1\xff", b"\x00" * 50, b"N1\x05abc"])
def test_what_was_never_sealed_does_not_open(damaged: bytes) -> None:
    with pytest.raises(KeyringError):
        Keyring.in_memory().unseal(damaged, PLACE)


def test_another_installation_cannot_open_it() -> None:
    with pytest.raises(KeyringError):
        Keyring.in_memory().unseal(Keyring.in_memory().seal("x", PLACE), PLACE)


def test_hashes_of_another_kind_or_installation_differ() -> None:
    keyring = Keyring.in_memory()
    hashes = {
        keyring.lookup_hash("code", "appel"),
        keyring.lookup_hash("email", "appel"),
        keyring.log_hash("appel"),
        Keyring.in_memory().lookup_hash("code", "appel"),
    }

    assert len(hashes) == 4
    assert keyring.lookup_hash("code", "appel") in hashes


# --- the file ------------------------------------------------------------------------------------------------


def test_the_key_file_is_only_for_its_owner_and_made_once(file: Path) -> None:
    Keyring.new(file)
    before = file.read_bytes()

    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    with pytest.raises(KeyringError, match="already"):
        Keyring.new(file)
    assert file.read_bytes() == before


def test_the_key_file_gives_the_same_keys_again(file: Path) -> None:
    made = Keyring.new(file)
    read = Keyring.load(file)

    assert read.unseal(made.seal("x", PLACE), PLACE) == "x"
    assert read.lookup_hash("code", "a") == made.lookup_hash("code", "a")
    assert read.log_hash("a") == made.log_hash("a")


def test_a_key_file_that_others_may_read_is_refused(file: Path) -> None:
    Keyring.new(file)
    file.chmod(0o640)

    with pytest.raises(KeyringError, match="chmod 600"):
        Keyring.load(file)


@pytest.mark.parametrize("written", ["", "{}", "[]", '{"active": "x"}', "\x00", None])
def test_a_damaged_or_missing_key_file_is_one_sentence(file: Path, written: str | None) -> None:
    file.parent.mkdir()
    if written is not None:
        file.write_text(written, encoding="utf-8")
        file.chmod(0o600)

    with pytest.raises(KeyringError) as refused:
        Keyring.load(file)
    assert "\n" not in str(refused.value)


def test_a_key_that_is_too_short_is_refused_without_showing_it(file: Path) -> None:
    Keyring.new(file)
    keys = json.loads(file.read_text(encoding="utf-8"))
    keys["log"]["secret"] = "c2VjcmV0LXNob3J0"
    file.write_text(json.dumps(keys), encoding="utf-8")

    with pytest.raises(KeyringError) as refused:
        Keyring.load(file)
    assert "c2Vj" not in str(refused.value)


def test_printing_a_keyring_shows_no_key(file: Path) -> None:
    keyring = Keyring.new(file)
    secret = json.loads(file.read_text(encoding="utf-8"))["log"]["secret"]

    assert secret not in repr(keyring) + repr(keyring._keys)
    assert "secret" not in repr(keyring._keys)


# --- rotation ------------------------------------------------------------------------------------------------


def test_after_a_new_key_the_old_one_still_opens_and_seals_no_more(file: Path) -> None:
    keyring = Keyring.new(file)
    old = keyring.seal("x", PLACE)
    key_id = keyring.add_key()

    assert keyring.unseal(old, PLACE) == "x"
    assert key_id_of(keyring.seal("x", PLACE)) == key_id == keyring.active
    assert key_id_of(old) != key_id


def test_a_running_process_uses_the_new_key_at_once(file: Path) -> None:
    """The server has the old keys in memory; the command that makes a new one is another process."""
    server = Keyring.new(file)
    key_id = Keyring.load(file).add_key()

    assert key_id_of(server.seal("x", PLACE)) == key_id


def test_a_running_process_opens_what_another_sealed_with_a_newer_key(file: Path) -> None:
    server = Keyring.new(file)
    command = Keyring.load(file)
    command.add_key()

    assert server.unseal(command.seal("x", PLACE), PLACE) == "x"


def test_a_key_is_forgotten_only_when_it_was_retired_long_enough_and_nothing_uses_it(file: Path) -> None:
    keyring = Keyring.new(file)
    first, sealed = keyring.active, keyring.seal("x", PLACE)
    keyring.add_key()
    later = NOW + timedelta(days=9)

    assert keyring.forget_retired((), later, timedelta(days=8)) == []
    keyring.retire({first, keyring.active}, NOW)
    assert keyring.forget_retired((), NOW + timedelta(days=7), timedelta(days=8)) == []
    assert keyring.forget_retired({first}, later, timedelta(days=8)) == []
    assert keyring.forget_retired((), later, timedelta(days=8)) == [first]
    assert keyring.active in keyring.key_ids()
    with pytest.raises(KeyringError):
        Keyring.load(file).unseal(sealed, PLACE)


def test_where_the_new_file_cannot_be_written_the_old_one_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = Keyring.new(file)
    before, active = file.read_bytes(), keyring.active

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(KeyringError, match="No space left"):
        keyring.add_key()
    assert file.read_bytes() == before
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    assert keyring.active == active
