"""The gateway of Naast: the only part that a parent's browser talks to."""
