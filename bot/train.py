"""Trains Rasa's model: `python -m bot.train`. The same as `rasa train`, without telemetry and in one file."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from bot.launch import quieten


def main() -> None:
    """Writes the model to ``--out``; ends with 1 where Rasa refuses the data."""
    parser = argparse.ArgumentParser(prog="bot.train")
    parser.add_argument("--config", required=True)
    parser.add_argument("--domain", required=True)
    parser.add_argument("--data", nargs="+", required=True)
    parser.add_argument("--out", required=True, type=Path)
    args = parser.parse_args()
    quieten()

    from rasa.model_training import train

    data = [folder for folder in args.data if any(Path(folder).iterdir())]
    with tempfile.TemporaryDirectory() as folder:
        result = train(args.domain, args.config, data, output=folder, fixed_model_name="naast", force_training=True)
        if not result.model:
            sys.exit(1)
        shutil.move(result.model, args.out)


if __name__ == "__main__":
    main()
