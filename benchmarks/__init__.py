"""Speed and memory, side by side with Rasa's own starter bot: `uv run python -m benchmarks.speed`."""
