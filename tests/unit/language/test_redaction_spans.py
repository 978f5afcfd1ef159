"""Pieces that overlap or belong together are taken out as one; what is out already stays out."""

from __future__ import annotations

from language.redaction_spans import ADDRESS, MAIL, NAME, NUMBER, PHONE, Redacted, Span, take_out


def test_the_longer_of_two_that_overlap_says_what_it_was() -> None:
    assert take_out("jan@x.nl", [Span(0, 3, NAME), Span(0, 8, MAIL)]) == Redacted("[mailadres]", ("mailadres",))


def test_of_two_of_the_same_length_the_first_kind_says_what_it_was() -> None:
    assert take_out("0612345678", [Span(0, 10, NUMBER), Span(0, 10, PHONE)]).taken == ("telefoonnummer",)


def test_first_name_and_surname_are_one_name() -> None:
    assert take_out("kevin de wit", [Span(0, 5, NAME), Span(6, 8, NAME), Span(9, 12, NAME)]).text == "[naam]"


def test_two_names_with_a_word_between_stay_two() -> None:
    assert take_out("kevin en sanne", [Span(0, 5, NAME), Span(9, 14, NAME)]).taken == ("naam", "naam")


def test_street_and_postcode_are_one_address() -> None:
    assert take_out("kade 1, 3012 AB", [Span(0, 6, ADDRESS), Span(8, 15, ADDRESS)]).text == "[adres]"


def test_nothing_inside_a_placeholder_is_taken() -> None:
    assert take_out("[naam] belt", [Span(1, 5, NAME), Span(0, 6, NAME)]) == Redacted("[naam] belt", ())
