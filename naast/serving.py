"""`naast serve`: trains where needed, starts bot, actions and web, and says when a parent can type."""

from __future__ import annotations

import subprocess
from pathlib import Path

from language.fingerprint import CACHE, ROOT
from naast.dutch_model import ensure_dutch_model
from naast.model_files import trained_model
from naast.supervisor import (
    Program,
    Supervisor,
    ended_by_signals,
    free_port,
    port_is_free,
    python,
    wait_until_ready,
)

TRIES = 3
"""Data may be changed while it is trained on; then it is trained once more."""


class CannotServe(RuntimeError):
    """A reason that the user can do something about, in one sentence."""


def programs(model: Path, host: str, port: int, dutch_model: Path | None) -> list[Program]:
    """The three processes; bot and actions on free ports of loopback."""
    bot_port, actions_port = free_port(), free_port()
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "OMP_NUM_THREADS": "1"}
    # Without compiled modules a start takes twice as long; they are kept with the models, whatever the user's setting.
    quiet |= {"PYTHONPYCACHEPREFIX": str(CACHE / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    quiet |= {"OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
    spacy = {"NAAST_SPACY_MODEL": str(dutch_model)} if dutch_model else {}
    return [
        Program(
            "bot",
            python(
                *("-m", "bot.launch", "--model", str(model), "--port", str(bot_port)),
                *("--actions-port", str(actions_port), "--credentials", str(ROOT / "bot/credentials.yml")),
                *("--endpoints", str(ROOT / "endpoints.yml")),
            ),
            {**quiet, **spacy},
        ),
        Program("actions", python("-m", "bot.serve_actions", "--port", str(actions_port)), quiet),
        Program(
            "web",
            python(*("-m", "web", "--host", host, "--port", str(port), "--bot-url", f"http://127.0.0.1:{bot_port}")),
            {**quiet, **spacy},
        ),
    ]


def serve(host: str, port: int) -> None:
    """Runs until Ctrl-C. Raises CannotServe, NotStarted or TrainingFailed with one clear sentence."""
    if not port_is_free(host, port):
        raise CannotServe(f"Port {port} on {host} is in use; choose another with --port.")
    dutch_model = ensure_dutch_model(CACHE)
    supervisor = Supervisor(programs(trained_or_train(), host, port, dutch_model), CACHE / "logs")
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 - only compared
    with ended_by_signals(supervisor):
        supervisor.start()
        if wait_until_ready(f"http://{shown}:{port}/health/ready", supervisor):
            print(f"Naast is ready: http://{shown}:{port}/  (Ctrl-C ends it)", flush=True)
            supervisor.watch()
    print("Naast has ended.", flush=True)


def trained_or_train() -> Path:
    """The model for the present data; trained in a process of its own, so that the supervisor stays small."""
    for _ in range(TRIES):
        found = trained_model()
        if found:
            return found
        if subprocess.run(python("-m", "naast.cli", "train"), cwd=ROOT, check=False).returncode:
            break
    raise CannotServe("Training did not finish; see above.")
