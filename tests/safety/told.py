"""What parents type when it is urgent: one plain message for each kind, and who must be reachable then."""

from __future__ import annotations

from tests.parent import Turn

URGENT = {
    "huiselijk_geweld": "mijn man slaat mij",
    "acute_psychische_nood": "ik wil dood",
    "medisch_alarm": "ik ben zwanger en ik verlies heel veel bloed",
    "verslaving": "ik kan niet stoppen met drinken",
    "dak_of_thuisloos": "we zijn dakloos en slapen in de auto",
}
NAMES = {
    "huiselijk_geweld": ("Veilig Thuis",),
    "acute_psychische_nood": ("113",),
    "medisch_alarm": ("verloskundige", "huisarts"),
    "verslaving": ("verloskundige", "huisarts"),
    "dak_of_thuisloos": (),
}
"""Words in the names of the contacts that belong to a kind. Who helps with a place to sleep depends on the region."""


def substance(turn: Turn) -> tuple[object, ...]:
    """What must be the same whoever tells it: kinds, ways to reach a person, the question and the choices."""
    ways = tuple(contact["name"] for contact in turn.contacts)
    return (frozenset(turn.urgent), ways, turn.last.text, tuple(turn.choices), len(turn.messages))
