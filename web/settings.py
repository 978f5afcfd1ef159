"""What can be set from outside: arguments first, then the environment, then the defaults below."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PAGE_FOLDER = Path(__file__).parent / "page"


@dataclass(frozen=True)
class Rate:
    """How much one party may send: `burst` at once, after that `per_second`."""

    burst: int
    per_second: float

    @classmethod
    def read(cls, written: str) -> Rate:
        """Read "60/1" (sixty at once, then one a second). Raises ValueError for anything else."""
        burst, slash, per_second = written.partition("/")
        if not slash:
            raise ValueError(written)
        rate = cls(int(burst), float(per_second))
        if rate.burst < 1 or not 0 < rate.per_second < float("inf"):
            raise ValueError(written)
        return rate


@dataclass(frozen=True)
class Limits:
    """Where the gateway stops taking in. Many parents may share one address (a hospital, a phone network)."""

    body_bytes: int = 32 * 1024
    text_characters: int = 2000
    conversations: int = 10_000
    addresses: int = 20_000
    messages_per_conversation: Rate = Rate(burst=60, per_second=1)
    requests_per_address: Rate = Rate(burst=600, per_second=30)
    conversations_per_address: Rate = Rate(burst=300, per_second=5)
    summaries_per_conversation: Rate = Rate(burst=40, per_second=0.2)
    """Everything about a summary: taking names out costs a second or more."""
    shares_per_address: Rate = Rate(burst=20, per_second=1 / 60)
    """What is shared reaches people who read all of it."""
    body_seconds: float = 10.0


@dataclass(frozen=True)
class Settings:
    """The settings of one running gateway."""

    host: str = "127.0.0.1"
    port: int = 8080
    bot_url: str = "http://127.0.0.1:5005"
    exit_url: str = "https://www.knmi.nl/"
    trusted_proxy: bool = False
    bot_timeout: float = 5.0
    forget_timeout: float = 2.0
    reading_timeout: float = 3.0
    idle_seconds: float = 30 * 60
    sweep_seconds: float = 30.0
    expire_seconds: float = 3600.0
    """How often what is over is erased from the store."""
    unconfirmed_seconds: float = 60.0
    """How often what was not confirmed in time is erased from it."""
    page_folder: Path = PAGE_FOLDER
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def from_arguments(cls, arguments: Sequence[str], environ: Mapping[str, str]) -> Settings:
        """Read the settings of `python -m web`. Exits with one sentence where an argument is wrong."""
        given = _parser(environ).parse_args(arguments)
        return cls(
            host=given.host,
            port=given.port,
            bot_url=given.bot_url,
            exit_url=given.exit_url,
            trusted_proxy=given.trusted_proxy,
            bot_timeout=given.bot_timeout,
            idle_seconds=given.idle_minutes * 60,
            limits=Limits(
                messages_per_conversation=given.messages_per_conversation,
                requests_per_address=given.requests_per_address,
                conversations_per_address=given.conversations_per_address,
            ),
        )


def _parser(environ: Mapping[str, str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m web",
        description="The gateway of Naast. Each option can also stand in the environment, as NAAST_<OPTION>.",
    )

    def option(name: str, kind: Callable[[str], object], default: object, text: str) -> None:
        variable = "NAAST_" + name.replace("-", "_").upper()
        # argparse turns a default that is a string through `type` as well, so the environment is checked too.
        parser.add_argument(
            f"--{name}",
            type=kind,
            default=environ.get(variable) or default,
            help=f"{text} (default: {default})",
        )

    option("host", str, Settings.host, "address to listen on")
    option("port", _port, Settings.port, "port to listen on")
    option("bot-url", _http_address, Settings.bot_url, "where the bot listens")
    option("exit-url", _http_address, Settings.exit_url, "neutral website that 'leave now' goes to")
    option("bot-timeout", _time, Settings.bot_timeout, "seconds that the bot may take for one answer")
    option("idle-minutes", _time, Settings.idle_seconds / 60, "silent minutes until a conversation is wiped")
    option("messages-per-conversation", _rate, "60/1", "burst/per second")
    option("requests-per-address", _rate, "600/30", "burst/per second")
    option("conversations-per-address", _rate, "300/5", "burst/per second")
    parser.add_argument(
        "--trusted-proxy",
        action="store_true",
        default=environ.get("NAAST_TRUSTED_PROXY", "").lower() in ("1", "true", "yes", "on"),
        help="a proxy of our own stands in front: believe the last address in X-Forwarded-For",
    )
    return parser


def _port(written: str) -> int:
    if not written.isdecimal() or int(written) > 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to 65535, not {written!r}")
    return int(written)


def _time(written: str) -> float:
    try:
        number = float(written)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"a time is a number above zero, not {written!r}")
    return number


def _rate(written: str) -> Rate:
    try:
        return Rate.read(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"a rate is written as BURST/PER_SECOND, not {written!r}") from None


def _http_address(written: str) -> str:
    if not written.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError(f"an address begins with http:// or https://, not {written!r}")
    return written
