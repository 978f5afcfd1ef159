"""The PDFs: a warning for the parent, the parent's own story for the professional, the same bytes every time."""

from __future__ import annotations

import logging
import subprocess
import sys
from datetime import timedelta

import pytest

from language.fingerprint import ROOT
from support.exchange.pdf import PARENT_FILE_NAME, parent_pdf, professional_pdf
from support.exchange.pdf_letters import MARK, latin_letters, letters
from support.exchange.texts import parent_sheet, professional_texts
from support.sharing.model import Line, Reading
from tests.unit.exchange.a_summary import AT, CONSENT_TEXT, ENDS_ON, LINES, line, reading, summary
from tests.unit.exchange.pdf_text import ReadPdf, read_pdf


def for_parent(lines: tuple[Line, ...] = LINES, **more: object) -> ReadPdf:
    return read_pdf(parent_pdf(lines, made_at=AT, **more))  # type: ignore[arg-type]


def for_professional(read: Reading | None = None) -> ReadPdf:
    raw = professional_pdf(
        read or reading(),
        organisation="JGZ Delfshaven",
        ends_on=ENDS_ON,
        made_at=AT,
        made_by="Anna, jeugdverpleegkundige",
    )
    return read_pdf(raw)


# --- the parent's own sheet ----------------------------------------------------------------------------------


def test_the_parents_sheet_warns_first_about_who_may_see_it() -> None:
    told = [piece.text for piece in for_parent().pieces]

    assert told[0] == "Mijn samenvatting"
    assert told[1] == "Let op: wie kan dit lezen?"
    assert told.index("Wat goed gaat") > 4


def test_the_parents_lines_stand_under_their_headings_with_strengths_first() -> None:
    pdf = for_parent()
    order = [piece.text for piece in pdf.pieces if piece.tag == "H2"]

    assert order[:4] == ["Wat goed gaat", "Wat je bezighoudt", "Wat je graag wilt", "Wat je nog wilde zeggen"]
    assert pdf.under("Wat goed gaat") == ["• Mijn moeder komt elke week langs"]
    assert pdf.under("Wat je bezighoudt") == ["• Ik slaap slecht en pieker veel", "• De huur is te hoog"]


def test_a_heading_without_lines_is_left_out() -> None:
    assert "Wat je graag wilt" not in for_parent((LINES[0],)).text


def test_without_sharing_it_says_that_nobody_has_it_and_that_help_is_the_same() -> None:
    assert parent_sheet().not_shared in for_parent().text


def test_after_sharing_it_says_with_whom_until_when_and_how_to_stop() -> None:
    text = for_parent(shared_with="JGZ Delfshaven", ends_on=ENDS_ON).text

    assert "Je hebt dit gedeeld met JGZ Delfshaven. Zij kunnen het lezen tot en met 22 december 2026." in text
    assert parent_sheet().shared_how in text


def test_the_parents_sheet_has_no_way_to_reach_the_parent_and_a_neutral_name() -> None:
    pdf = for_parent(phase="zwanger", weeks=20)

    assert "06-12345678" not in pdf.text
    assert "Je bent 20 weken zwanger." in pdf.text
    assert PARENT_FILE_NAME == "samenvatting.pdf"
    assert b"/Title (Samenvatting)" in pdf.raw


# --- the professional's copy ---------------------------------------------------------------------------------


def test_the_copy_is_marked_as_the_parents_own_story_on_every_page() -> None:
    pdf = for_professional(reading(summary(tuple(line("nog", f"regel {n}") for n in range(90)))))
    footers = [piece.text for piece in pdf.pieces if piece.tag == "Artifact" and piece.text]

    assert pdf.pieces[0].text == "Eigen verhaal van de ouder"
    assert pdf.pieces[1].text == professional_texts().sheet.mark
    assert len(footers) >= 3
    assert all(footer.startswith("Eigen verhaal van de ouder, vertrouwelijk.") for footer in footers)
    assert footers[-1].endswith(f"Bladzijde {len(footers)} van {len(footers)}")


def test_the_copy_names_organisation_end_date_consent_and_who_made_it() -> None:
    text = for_professional().text

    assert "Einddatum: 22 december 2026." in text
    assert "Alleen voor JGZ Delfshaven" in text
    assert "Gegeven op 22 november 2026, 10.05 uur, aan JGZ Delfshaven, tekst versie 2026-11." in text
    assert " ".join(CONSENT_TEXT.split()) in text
    assert "Kopie gemaakt op 22 november 2026, 10.05 uur door Anna, jeugdverpleegkundige." in text


def test_worries_stand_by_domain_after_strengths() -> None:
    pdf = for_professional()
    headings = [piece.text for piece in pdf.pieces if piece.tag in ("H2", "H3")]

    assert headings[:4] == ["Wat goed gaat", "Wat de ouder bezighoudt", "Wonen", "Hoe je je voelt"]
    assert pdf.under("Wonen") == ["• De huur is te hoog"]


def test_the_safe_way_to_reach_the_parent_always_says_when_and_what_may_be_said() -> None:
    with_all = for_professional().under("Veilig bereikbaar")
    without = for_professional(reading(summary(contact=None))).under("Veilig bereikbaar")

    assert with_all == ["• Telefoon: 06-12345678", "• Wanneer: overdag", "• Wat je mag zeggen: Zeg alleen je naam"]
    assert without == [f"• {professional_texts().contact.none}"]


def test_what_was_decided_together_is_there_only_where_it_was_written() -> None:
    assert "Wat jullie samen besloten" not in for_professional().text
    assert for_professional(reading(decided="We bellen samen.")).under("Wat jullie samen besloten") == [
        "We bellen samen."
    ]


def test_no_factor_label_or_gradation_is_added_to_the_parents_words() -> None:
    text = for_professional().text.lower()

    for never in ("psychische_klachten", "gradatie", "risico", "score", "kwetsba"):
        assert never not in text


# --- letters -------------------------------------------------------------------------------------------------


def test_turkish_and_polish_letters_are_written() -> None:
    written = for_parent((line("bezig", "Kocam işsiz, çok üzgünüm"), line("bezig", "Boję się, mąż pije"))).text

    assert "Kocam işsiz, çok üzgünüm" in written
    assert "Boję się, mąż pije" in written


def test_a_missing_letter_leaves_a_mark_and_a_sentence_that_explains_it() -> None:
    text = for_parent((line("bezig", "een letter ኣ die niet lukt"),)).text

    assert f"een letter {MARK} die niet lukt" in text
    assert parent_sheet().missing_note.format(mark=MARK) in text
    assert parent_sheet().missing_note.format(mark=MARK) not in for_parent().text


def test_a_line_in_letters_that_are_not_there_says_so_instead_of_showing_boxes() -> None:
    assert parent_sheet().unshaped in for_parent((line("bezig", "ኣነ ጥንስቲ እየ"),)).text


def test_arabic_is_written_joined_up_or_not_at_all() -> None:
    text = for_parent((line("bezig", "أنا حامل وخائفة"),)).text

    assert (parent_sheet().unshaped in text) is not letters().shapes


def test_without_the_typeface_western_letters_stay_and_the_rest_is_marked() -> None:
    lines = (line("goed", "Één “goede” dag – met ïemand…"), line("bezig", "Kocam işsiz"), line("bezig", "أنا حامل"))
    text = for_parent(lines, use=latin_letters()).text

    assert 'Één "goede" dag - met ïemand...' in text
    assert "Kocam i¤siz" in text
    assert parent_sheet().unshaped in text


# --- the file ------------------------------------------------------------------------------------------------


def test_the_file_is_tagged_with_language_title_and_headings() -> None:
    raw = for_professional().raw

    for entry in (b"/Lang (nl-NL)", b"/MarkInfo <</Marked true>>", b"/StructTreeRoot", b"/S /H1", b"/S /H2", b"/S /P"):
        assert entry in raw
    assert b"/DisplayDocTitle true" in raw
    assert b"/Title (Eigen verhaal van de ouder)" in raw
    assert b"/S /Figure" not in raw


def test_everything_that_is_read_is_tagged_once() -> None:
    pdf = for_professional(reading(summary(tuple(line("nog", f"regel {n} " * 12) for n in range(60)))))
    tagged = [piece for piece in pdf.pieces if piece.tag != "Artifact"]

    assert pdf.raw.count(b"/Type /StructElem") == len(tagged) + 1


def test_the_same_summary_gives_the_same_bytes() -> None:
    assert for_professional().raw == for_professional().raw
    assert for_parent().raw != read_pdf(parent_pdf(LINES, made_at=AT + timedelta(seconds=1))).raw


def test_the_same_bytes_come_from_another_process() -> None:
    code = (
        "import hashlib; from tests.unit.exchange.a_summary import AT, LINES; "
        "from support.exchange.pdf import parent_pdf; print(hashlib.sha256(parent_pdf(LINES, made_at=AT)).hexdigest())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(printed) == 1


def test_nothing_of_the_words_gets_into_a_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for_professional(reading(summary((line("bezig", "geheimwoord ኣ 🫠 أنا"),)), decided="geheimbesluit"))

    assert "geheim" not in caplog.text
    assert "ኣ" not in caplog.text


@pytest.mark.parametrize(
    "text", ["{nb} %s {0} {number}", "(haakjes) \\ en \\n", "<b>x</b>", "a" * 500, "\x02\x1b[31mrood"]
)
def test_odd_words_are_written_as_they_are(text: str) -> None:
    shown = "".join(" ".join(for_parent((line("bezig", text),)).under("Wat je bezighoudt")).split())

    assert shown.startswith("•" + "".join(text.replace("\x02\x1b", "").split()) + "Jehebt")


def test_a_very_long_summary_is_written_whole() -> None:
    lines = tuple(line("bezig", f"Regel {n}: " + "woord " * 80) for n in range(100))
    pdf = for_parent(lines)

    assert all(f"Regel {n}:" in pdf.text for n in range(100))
