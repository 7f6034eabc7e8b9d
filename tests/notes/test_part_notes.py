"""Notes are cut where they begin: run together, one per line, with every kind of marker, in many scripts."""

import hashlib
import json
from pathlib import Path

import pytest
from effort import quickest

from dragoman.passes.part_notes import cut_notes, part_notes
from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record, Section

SHARED = Path(__file__).parents[3] / "shared"
RUN_TOGETHER = SHARED / "data/derived/footnotes_run_together.jsonl"
SEED = next(iter(SHARED.glob("seeds/000_*")), SHARED / "seeds/000")


def words(text: str) -> list[str]:
    return [text[one.body : one.end] for one in cut_notes(text)]


def parted(text: str) -> tuple[Record, list[str]]:
    report = Report()
    record = part_notes(Record(sections=(Section("notes", Text(text)),)), report)
    return record, [one.code for one in report.findings]


@pytest.mark.parametrize(
    "text",
    [
        "1 Vgl. Meier.\n2 Ebd., S. 3.\n3 Там же. С. 5.",
        "1. Vgl. Meier.\n2. Ebd., S. 3.\n3. Там же. С. 5.",
        "1) Vgl. Meier.\n2) Ebd., S. 3.\n3) Там же. С. 5.",
        "[1] Vgl. Meier.\n[2] Ebd., S. 3.\n[3] Там же. С. 5.",
        "¹ Vgl. Meier.\n² Ebd., S. 3.\n³ Там же. С. 5.",
        "①Vgl. Meier.\n②Ebd., S. 3.\n③Там же. С. 5.",
        "۱ Vgl. Meier.\n۲ Ebd., S. 3.\n۳ Там же. С. 5.",
        "۱- Vgl. Meier.\n۲- Ebd., S. 3.\n۳- Там же. С. 5.",
        "1.- Vgl. Meier.\n2.- Ebd., S. 3.\n3.- Там же. С. 5.",
        "* Vgl. Meier.\n† Ebd., S. 3.\n‡ Там же. С. 5.",
        "Notes1 Vgl. Meier.2 Ebd., S. 3.3 Там же. С. 5.",
        "Anmerkungen\n[1]Vgl. Meier.[2]Ebd., S. 3.[3]Там же. С. 5.",
        "1 Vgl. Meier. 2 Ebd., S. 3. 3 Там же. С. 5.",
    ],
)
def test_every_kind_of_marker(text):
    assert words(text) == ["Vgl. Meier.", "Ebd., S. 3.", "Там же. С. 5."]


def test_numbers_glued_to_years_pages_and_addresses():
    text = (
        "1 The war began in 1992.2 See Kaya, pp. 133–147.3 Ibid., p. 354 ‘Xəbər’, https://example.org/kyVY65 همان، ص ۷."
    )
    assert words(text) == [
        "The war began in 1992.",
        "See Kaya, pp. 133–147.",
        "Ibid., p. 35",
        "‘Xəbər’, https://example.org/kyVY6",
        "همان، ص ۷.",
    ]


def test_chinese_notes_with_circled_numbers_restart_on_each_page():
    record, codes = parted("①王明：《史記》，第3页。\n②同上，第4页。\n①参见李华：《外交史》，第9页。\n②同上。")
    assert [note.label for note in record.notes] == ["①", "②", "①", "②"]
    assert codes == ["notes.restarted"]


def test_a_missing_number_is_told_and_derails_nothing():
    record, codes = parted("1 A. Kaya, Kitap (1990).2 Ibid.4 M. Rossi, Storia (1991).5 Ivi, p. 3.")
    assert [note.label for note in record.notes] == ["1", "2", "4", "5"]
    assert codes == ["notes.missing"]


def test_a_note_over_two_lines_and_pages_stays_one():
    text = "1 Siehe dazu die aus-\nführliche Darstellung bei Meier.\n1 (continued) und Schmidt.\n2 Ebd."
    assert words(text) == ["Siehe dazu die aus-\nführliche Darstellung bei Meier.\n1 (continued) und Schmidt.", "Ebd."]


def test_misread_digits_at_line_starts():
    record, codes = parted(
        "l Kaya, Kitap.\n2 Ibid.\n3 Ibid.\n4 Ibid.\n5 Ibid.\n6 Ibid.\n7 Ibid.\n8 Ibid.\n9 Ibid.\nlO Ibid.\nll Ibid."
    )
    assert len(record.notes) == 11
    assert codes.count("notes.misread_label") == 3


def test_text_without_notes_is_left_as_it_is():
    record, codes = parted("سخنی بی‌شماره دربارهٔ تاریخ")
    assert record.notes == ()
    assert record.sections[0].kind == "notes"
    assert codes == ["notes.none"]


def test_what_follows_the_notes_is_kept():
    record, codes = parted("Notes1 Ibid.2 Kaya, p. 7.Additional informationNotes on contributorsAyşe Kaya")
    assert [note.text for note in record.notes] == ["Ibid.", "Kaya, p. 7."]
    assert record.sections[0].text.value == "Additional informationNotes on contributorsAyşe Kaya"
    assert codes == ["notes.set_aside"]


def test_twice_is_as_once():
    record, _ = parted("1 Ibid.2 Kaya, p. 7.")
    assert part_notes(record, Report()) is record


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{n} See A. Kaya, Kitap {n % 7} ({1900 + n % 100}), p. {n % 90}." for n in range(1, 50_001)),
        "1 " + "A. word 19 Xyz. " * 60_000,
        "1 A" * 330_000,
        "9" * 1_000_000,
        "https://" + "a/1 B" * 200_000,
        "[" * 500_000 + "1] A",
    ],
)
def test_large_and_hostile_texts_take_linear_time(text):
    assert quickest(lambda: cut_notes(text), 12) < 12


@pytest.mark.skipif(not RUN_TOGETHER.exists(), reason="needs ../shared/data")
def test_boundaries_of_real_notes_run_together():
    right = wanted = 0
    for line in RUN_TOGETHER.read_text().splitlines():
        case = json.loads(line)
        gold = {tuple(pair) for pair in case["note_offsets"]}
        right += len(gold & {(one.start, one.end) for one in cut_notes(case["text"])})
        wanted += len(gold)
    assert right / wanted >= 0.99


@pytest.mark.skipif(not SEED.exists(), reason="needs ../shared/seeds")
def test_the_three_copies_of_the_seed_agree():
    text = SEED.read_text()
    starts = [at for at in range(len(text)) if text.startswith("Notes1 ", at)]
    readings = [words(text[at : text.index("Additional information", at) + 80]) for at in starts]
    assert [len(one) for one in readings] == [146, 146, 146]
    digests = {hashlib.sha256("\n".join(one).encode()).hexdigest() for one in readings}
    assert digests == {"0af4aad162e71a56cbfe590a10a6a9423a7586afa9300345f62d5fee1dcd0b87"}
