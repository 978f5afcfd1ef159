"""A telephone number or an e-mail address with a slip in it is noticed while the parent is still there."""

from __future__ import annotations

from typing import Literal

import pytest

from web.errors import ContactUnclear
from web.sharing.reachable import reachable

PHONES = ["0612345678", "06 12 34 56 78", "06-12345678", "010-1234567", "(010) 123 45 67", "+31612345678"]
PHONES += ["+31 (0)6 12345678", "0031612345678", "+90 532 123 45 67", "0049 30 123456", "+597 4123456"]
NOT_PHONES = [
    "",
    "112",
    "061234567",
    "06123456789",
    "+3161234567",
    "+316123456789",
    "12345678",
    "bel mij",
    "06 1234567a",
]
NOT_PHONES += [
    "0612345678 of 0687654321",
    "+",
    "((((",
    "０６１２３４５６７８",
    "06\n12345678",
    "+1234567",
    "+1234567890123456",
]
EMAILS = ["ik@voorbeeld.nl", "i.k+x@post.voorbeeld.co.uk", "IK_1@voorbeeld.amsterdam"]
NOT_EMAILS = ["", "ik", "ik@", "@voorbeeld.nl", "ik@voorbeeld", "ik @voorbeeld.nl", "ik@@voorbeeld.nl", "ik@-x.nl"]
NOT_EMAILS += ["ik..x@voorbeeld.nl", ".ik@voorbeeld.nl", "ik@voorbeeld.nl,", "<ik@voorbeeld.nl>", f"{'a' * 200}@x.nl"]
GOOD = [("telefoon", one) for one in PHONES] + [("email", one) for one in EMAILS]
BAD = [("telefoon", one) for one in NOT_PHONES] + [("email", one) for one in NOT_EMAILS]


@pytest.mark.parametrize(("kind", "value"), GOOD)
def test_what_can_be_right_stays_as_it_was_typed(kind: Literal["telefoon", "email"], value: str) -> None:
    assert reachable(kind, value) == value


@pytest.mark.parametrize(("kind", "value"), BAD)
def test_what_cannot_be_right_is_asked_again(kind: Literal["telefoon", "email"], value: str) -> None:
    with pytest.raises(ContactUnclear):
        reachable(kind, value)
