"""Citations are found in notes of many languages, read into references, and what points back is resolved."""

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
from effort import growth, quickest

from bench.reference_cases.marked import apparatuses
from dragoman.library.apparatus import apparatus, read_notes
from dragoman.passes.find_citations import find_citations
from dragoman.passes.resolve_back_references import resolve_back_references
from dragoman.record.finding import Report
from dragoman.record.model import Note, Record
from dragoman.text.numbered import cut_numbered, runs_of_notes

SHARED = Path(__file__).parents[3] / "shared"
SEED = next(iter(SHARED.glob("seeds/000_*")), SHARED / "seeds/000")
RUN_TOGETHER = SHARED / "data/derived/footnotes_run_together.jsonl"
GOLDEN = Path(__file__).parents[1] / "golden/notes"
KAYA = "A. Kaya, ‘Tuz; ve yol’, Kıyı Dergisi, 12:3 (1998), pp. 201–230"


def read(*notes: str) -> Record:
    record = Record(notes=tuple(Note(str(at), text) for at, text in enumerate(notes, 1)))
    return resolve_back_references(find_citations(record, Report()), Report())


def cited(record: Record) -> list[list[tuple[str, int | None, str]]]:
    return [[(one.kind, one.reference, one.locator) for one in note.mentions] for note in record.notes]


@pytest.mark.parametrize(
    ("back", "kind", "locator"),
    [
        ("Ibid., p. 205.", "ibid", "p. 205"),
        ("Kaya, op. cit., p. 205.", "op_cit", "p. 205"),
        ("Kaya, a.g.m., s. 205.", "op_cit", "s. 205"),
        ("Ebd., S. 205.", "ibid", "S. 205"),
        ("Kaya, a.a.O., S. 205.", "op_cit", "S. 205"),
        ("Там же. С. 205.", "ibid", "С. 205"),
        ("همان، ص ۲۰۵.", "ibid", "ص ۲۰۵"),
        ("同上，第205页。", "ibid", "第205页"),
        ("Kaya, ‘Tuz’, p. 205.", "short", "p. 205"),
        ("See Kaya, op. cit., n. 1, p. 205.", "op_cit", "p. 205"),
        ("Quoted in Kaya, op. cit., p. 205.", "quoted_in", "p. 205"),
        ("Ivi, p. 205.", "ibid", "p. 205"),
        ("Kaya (n 1) 205.", "op_cit", "205"),
        ("See n. 1, p. 205.", "op_cit", "p. 205"),
        ("Kaya 205.", "short", "205"),
        ("Kaya, Tuz 205.", "short", "205"),
        ("Kaya, göst. əsər, s. 205.", "op_cit", "s. 205"),
        ("Yenə də orada, s. 205.", "ibid", "s. 205"),
        ("Idem, p. 205.", "ibid", "p. 205"),
    ],
)
def test_back_references_in_many_languages(back, kind, locator):
    assert cited(read(KAYA + ".", back)) == [[("full", 0, "")], [(kind, 0, locator)]]


@pytest.mark.parametrize(
    ("first", "second", "both", "family"),
    [
        (KAYA, "M. Rossi, Il sale (Venezia: Remo, 1990)", "Kaya, op. cit., p. 7; Idem, Araz (Bakı: Elm, 1999)", "Kaya"),
        (KAYA, "H. Weber, Salz, Berlin 1980, S. 9", "Kaya, a. a. O., S. 2; Ders., Die Flut, Leipzig 1974", "Kaya"),
        (
            "Иванов И.И. Кура. М.: Наука, 1990. С. 5",
            "Петров П.П. Соль моря. М.: Наука, 1995. С. 3",
            "Иванов И.И. Указ. соч. С. 7; Он же. Терек. М.: Наука, 1999. С. 2",
            "Иванов",
        ),
        (
            "علی احمدی، تاریخ ایران (تهران: نشر نی، ۱۳۷۰)، ص ۵",
            "محمد رضایی، دریای خزر (تهران: امیرکبیر، ۱۳۷۵)، ص ۳",
            "احمدی، پیشین، ص ۷؛ همو، رود ارس (تهران: نشر نی، ۱۳۸۰)، ص ۲",
            "احمدی",
        ),
    ],
)
def test_the_same_author_is_that_of_the_citation_before_also_of_one_that_points_back(first, second, both, family):
    record = read(*(f"{text}." for text in (first, second, both)))
    assert record.references[-1].record.contributors[0].name.family == family
    assert record.references[-1].record.contributors == record.references[0].record.contributors


def test_a_locator_belongs_to_the_mention():
    record = read("M. Rossi, Il sale (Venezia: Remo, 1990), p. 17.", "M. Rossi, Il sale (Venezia: Remo, 1990), p. 99.")
    assert cited(record) == [[("full", 0, "p. 17")], [("full", 0, "p. 99")]]
    assert record.references[0].record.pages == ""


@pytest.mark.parametrize(("pages", "locator", "own"), [("3–6", "pp. 3–6", ""), ("3–7", "", "3–7")])
def test_a_range_of_five_pages_is_the_articles_own_and_a_shorter_one_the_place_meant(pages, locator, own):
    record = read(f"A. Kaya, ‘Tuz’, Kıyı Dergisi, 12:3 (1998), pp. {pages}.")
    assert (record.notes[0].mentions[0].locator, record.references[0].record.pages) == (locator, own)


def test_only_the_first_ibid_after_a_note_with_several_sources_is_doubted():
    report = Report()
    texts = f"{KAYA}; M. Rossi, Il sale (Venezia: Remo, 1990), p. 17.", "Ibid., p. 5; ibid., p. 9."
    notes = tuple(Note(str(at), text) for at, text in enumerate(texts, 1))
    record = resolve_back_references(find_citations(Record(notes=notes), report), report)
    assert cited(record)[1] == [("ibid", 1, "p. 5"), ("ibid", 1, "p. 9")]
    assert [one.code for one in report.findings] == ["notes.ibid_several"]


def test_the_same_work_with_other_details_is_one_reference():
    record = read(
        "W. Berg, The Third Shore: Salt and Trade (Berlin: KIW, 2013); L. Lind, Kür (Baku: Elm, 1990).",
        "W. Berg, The Third Shore: Salt and Trade (Berlin: Küsteninstitut, 2013), p. 19.",
    )
    assert cited(record) == [[("full", 0, ""), ("full", 1, "")], [("full", 0, "p. 19")]]


def test_several_works_of_an_author_are_left_open_without_a_title():
    works = "A. Kaya, Tuz yolları (Ankara: Kürek, 1998).", "A. Kaya, Balık pazarı (Ankara: Kürek, 2004)."
    report = Report()
    record = find_citations(
        Record(notes=tuple(Note(str(at), text) for at, text in enumerate((*works, "Kaya, op. cit., p. 3.")))), report
    )
    record = resolve_back_references(record, report)
    mention = record.notes[2].mentions[0]
    assert (mention.reference, mention.candidates) == (None, (0, 1))
    assert [one.code for one in report.findings] == ["notes.ambiguous"]


def test_a_title_decides_between_several_works():
    record = read(
        "A. Kaya, Tuz yolları (Ankara: Kürek, 1998).",
        "A. Kaya, Balık pazarı (Ankara: Kürek, 2004).",
        "Kaya, Balık, op. cit.",
    )
    assert cited(record)[2] == [("op_cit", 1, "")]


def test_a_work_cited_in_full_only_later_is_told():
    report = Report()
    read_notes(
        "1 Brandt, ‘Eishäfen’, S. 4.\n2 K. Brandt, ‘Eishäfen des Nordens’, Küstenblätter 9 (2016), S. 1–20.", report
    )
    assert "notes.forward" in [one.code for one in report.findings]


def test_the_number_of_a_note_decides():
    record = read(
        "A. Kaya, Tuz (Ankara: Kürek, 1998).", "A. Kaya, Balık (Ankara: Kürek, 2004).", "Kaya, op. cit., n. 2, p. 5."
    )
    assert cited(record)[2] == [("op_cit", 1, "p. 5")]


def test_a_name_given_with_hereafter():
    record = read(
        "Ministry of Ports, Report on the State of Quays (London: HMSO, 1971) (hereafter ‘Quays Report’).",
        "Quays Report, op. cit., p. 4.",
    )
    assert cited(record)[1] == [("op_cit", 0, "p. 4")]


def test_prose_without_sources_has_no_mentions():
    record = read(
        "The war over the harbour began in 1988 and ended in 1992.",
        "این سخن در آن روزگار پذیرفته بود.",
        "Это мнение не разделяли в 1920 году.",
    )
    assert cited(record) == [[], [], []]


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("*/*/input.txt")), ids=lambda case: "-".join(case.parts[-3:-1]))
def test_text_and_spans_reproduce_the_note(case):
    record = read_notes(case.read_text("utf-8"), Report())
    source = case.read_text("utf-8")
    for note in record.notes:
        spans = [(one.start, one.end) for one in note.mentions]
        assert note.text in source
        assert spans == sorted(spans)
        assert all(0 <= start < end <= len(note.text) for start, end in spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_damaged_notes_never_raise_and_lose_nothing():
    texts = [case.read_text("utf-8") for case in sorted(GOLDEN.glob("*/*/input.txt"))]
    texts += ["\n".join(text for text, _ in lines) for part in "afg" for _, lines in apparatuses(part)]
    texts += [
        json.loads(line)["text"] for line in (RUN_TOGETHER.read_text() if RUN_TOGETHER.exists() else "").splitlines()
    ]
    draw = random.Random(5)
    for _ in range(150):
        text = damaged(draw.choice(texts), draw)
        record = read_notes(text, Report())
        json.dumps(apparatus(record))
        told = sum(len(note.text) for note in record.notes) + sum(len(one.text.value) for one in record.sections)
        if runs_of_notes(text) == (text,):
            markers = sum(one.body - one.start for one in cut_numbered(text))
            assert told + markers > 0.95 * len(text) - 60
        for note in record.notes:
            edges = [0, *(place for one in note.mentions for place in (one.start, one.end)), len(note.text)]
            assert edges == sorted(edges)


def damaged(text: str, draw: random.Random) -> str:
    """Damage a text as copying does: parts lost, doubled, moved; strange signs; lines wrapped; l for 1."""
    signs = "l1IO .,;:’‘“”«»()[]\n۱二①*†\u200c\u202e\u00ad\ufeff\x00😀\ud800İıß‖§—"
    for _ in range(draw.randrange(1, 10)):
        at = draw.randrange(len(text) + 1)
        size = draw.randrange(1, 200)
        match draw.randrange(6):
            case 0:
                text = text[:at] + text[at + size :]
            case 1:
                text = text[:at] + "".join(draw.choice(signs) for _ in range(size // 6)) + text[at:]
            case 2:
                text = text[at : at + size] + text
            case 3:
                text = text[:at] + text[at : at + size].replace(" ", "\n") + text[at + size :]
            case 4:
                text = text[:at] + text[at : at + size].replace("1", "l").replace("0", "O") + text[at + size :]
            case _:
                text = text[at:] + text[:at]
    return text or "1 A"


@pytest.mark.parametrize(
    "text",
    [
        "".join(
            f"{at} See A. Kaya, Kitap {at % 7} (Baku: Elm, {1900 + at % 100}), p. {at % 90}; ibid."
            for at in range(1, 5_001)
        ),
        "1 " + "A. Kaya, ‘Tuz’, Kıyı, 3:2 (1990), p. 4; " * 8_000,
        "1 " + "(“‘„«[" * 60_000,
        "1 " + "Kaya op. cit. " * 20_000,
        "1 " + "kelime " * 60_000,
        "1 " + "Ab, " * 60_000,
    ],
)
def test_large_and_hostile_apparatus_takes_linear_time(text):
    assert quickest(lambda: read_notes(text, Report()), 60) < 60


@pytest.mark.parametrize(
    "made",
    [
        lambda n: "".join(f"{at} ن.ک. رضا، اران (تهران: مرکز، ۱۳۸۰)، ص {at % 99}؛ ibid." for at in range(1, 30 * n)),
        lambda n: "\n".join(
            f"{at} A. Ka-\nya, Kitap {at % 9} (Baku: Elm, l99O), p. l{at % 9}." for at in range(1, 50 * n)
        ),
        lambda n: "1 " + "1990 und Kaya und Rossi, Tuz, 3 March 1992, " * 100 * n,
        lambda n: "① " + "参见王明：《盐史》，北京：中华书局，1990年，第3页；" * 30 * n,
    ],
    ids=["right to left", "misread", "one note", "Chinese"],
)
def test_four_times_the_notes_take_about_four_times_the_time(made):
    small, large = made(3), made(12)
    read_notes(made(1), Report())
    assert growth(lambda: read_notes(small, Report()), lambda: read_notes(large, Report()), 9) < 9


@pytest.mark.skipif(not SEED.exists(), reason="needs ../shared/seeds")
def test_the_seed_is_read_whole():
    text = SEED.read_text()
    start = text.index("Notes1 See")
    report = Report()
    plain = apparatus(read_notes(text[start : text.index("Additional information", start)], report))
    kinds = [one["kind"] for note in plain["notes"] for one in note["mentions"]]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "full": 159,
        "op_cit": 82,
        "short": 11,
        "ibid": 3,
        "quoted_in": 1,
    }
    assert all(one["reference"] is not None for note in plain["notes"] for one in note["mentions"])
    assert len(plain["references"]) == 155
    assert report.findings == []


@pytest.mark.skipif(not SEED.exists(), reason="needs ../shared/seeds")
def test_the_back_references_of_the_seed_mean_the_right_notes():
    text = SEED.read_text()
    start = text.index("Notes1 See")
    record = read_notes(text[start : text.index("Additional information", start)], Report())
    first = {}
    for note in record.notes:
        for one in note.mentions:
            first.setdefault(one.reference, note.label)
    meant = {note.label: [first[one.reference] for one in note.mentions if one.kind != "full"] for note in record.notes}
    assert (meant["9"], meant["11"], meant["93"]) == (["6"], ["6", "7"], ["6"])
    assert (meant["105"], meant["124"], meant["137"]) == (["4"], ["61", "60"], ["78"])
    assert (meant["68"], meant["125"], meant["54"]) == (["62", "60"], ["62"], ["46", "16"])


def test_notes_are_found_below_their_heading_and_read_once():
    notes = "Notes1 A. Kaya, Tuz (Ankara: Kürek, 1998).2 Ibid., p. 7."
    report = Report()
    record = read_notes(
        f"In 1990 the harbour froze.{notes}Additional informationNotes on contributors. {notes}", report
    )
    assert cited(record) == [[("full", 0, "")], [("ibid", 0, "p. 7")]]
    assert [one.code for one in report.findings] == ["notes.repeated"]


def test_author_and_year_with_a_list_below():
    record = read_notes((GOLDEN / "german/author-year/input.txt").read_text("utf-8"), Report())
    assert [[one.reference for one in note.mentions] for note in record.notes] == [[0, 2], [0, 1], [1], [2], [0, 1, 2]]


def test_a_piece_in_a_work_cited_before_gets_its_container():
    record = read(
        "S. Faro (ed), Il mare vicino (Padova: Scoglio, 1987).", "L. Molo, ‘I porti’, in Faro, op. cit., p. 25."
    )
    piece = record.references[1].record
    assert (piece.title[0].value, piece.container.title[0].value) == ("I porti", "Il mare vicino")
    assert piece.issued.edtf == "1987"


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Kaya v. Minister of Ports [1992] AC 123, at 130.", "legal_case"),
        ("Ports Act 1894, s. 12(3).", "legislation"),
        ("Interview with Ivan Lodkin, Baku, 12 May 2014.", "interview"),
        ("National Archives, London, FO 371/12345, Smith to Jones, 3 March 1921.", "manuscript"),
        ("РГАДА. Ф. 77. Оп. 1. Д. 5. Л. 12.", "manuscript"),
        ("Anna Molo, “The Moving Shore” (PhD diss., University of Leiden, 2003), 112.", "thesis"),
        ("‘Limanın sükutu’, Sahil qəzeti, 11 fevral 2013, https://example.az/x/144047.", "article-newspaper"),
        ("王帆. 内海港口[M]. 北京: 帆船出版社, 2011: 5.", "book"),
        ("A. Kaya, Kür (Bakı: Elm, 1990), s. 5.", "book"),
        ("L. Molo, ‘I porti’, in S. Faro (ed), Il mare (Padova: Scoglio, 1987), pp. 25–41.", "chapter"),
    ],
)
def test_kinds_of_sources(note, kind):
    assert read(note).references[0].record.type == kind


@pytest.mark.parametrize(
    ("note", "title", "locator"),
    [
        ("Plato, Republic 514a–520a.", "Republic", "514a–520a"),
        ("Thucydides 2.37.1.", "", "2.37.1"),
        ("Mt 5,3–12.", "Mt", "5,3–12"),
        ("Coran, 2:256.", "Coran", "2:256"),
        ("el-Bakara 2/255.", "el-Bakara", "2/255"),
        ("قرآن کریم، سوره بقره، آیه ۲۵۵.", "قرآن کریم، سوره بقره", "آیه ۲۵۵"),
        ("Dante, Inferno, XXVI, 112-120.", "Inferno", "XXVI, 112-120"),
    ],
)
def test_scriptures_and_classics_are_cited_by_their_numbers(note, title, locator):
    record = read(note)
    assert cited(record) == [[("full", 0, locator)]]
    assert record.references[0].record.type == "classic"
    assert [form.value for form in record.references[0].record.title] == [one for one in (title,) if one]


@pytest.mark.parametrize(
    ("note", "cut"),
    [
        (
            "J. Irwin, Lust (London: Lane, 2006), 277–309, for a hostile reading.",
            "J. Irwin, Lust (London: Lane, 2006), 277–309",
        ),
        (
            "Kaya, Ayşe. What Is Salt? London: Quay UP, 2003, argues the opposite.",
            "Kaya, Ayşe. What Is Salt? London: Quay UP, 2003",
        ),
        ("A. Kaya, Kür (Bakı: Elm, 1990), p. 5 (hereafter Kür).", "A. Kaya, Kür (Bakı: Elm, 1990), p. 5"),
        (
            "Jörg Kranich, Wer ist der Feind? Salz im Kaukasus, München 2003, S. 24.",
            "Jörg Kranich, Wer ist der Feind? Salz im Kaukasus, München 2003, S. 24.",
        ),
        (
            "Əliyev İ. Kür: tarix, duz, yollar. Bakı: Elm, 1989, s. 14.",
            "Əliyev İ. Kür: tarix, duz, yollar. Bakı: Elm, 1989, s. 14.",
        ),
        (
            "Де Ваал Т. Соль. Порты и дороги / пер. с англ. О. Алова. М.: Мол, 2005. С. 60.",
            "Де Ваал Т. Соль. Порты и дороги / пер. с англ. О. Алова. М.: Мол, 2005. С. 60.",
        ),
        ("Известия. 1990. 21 января.", "Известия. 1990. 21 января."),
        (
            "وانظر أيضا: سالم المرفأ، تاريخ الملاحة، بيروت، دار الساحل، 1985، ص 33.",
            "سالم المرفأ، تاريخ الملاحة، بيروت، دار الساحل، 1985، ص 33.",
        ),
    ],
)
def test_where_a_citation_begins_and_ends(note, cut):
    record = read(note)
    assert [note[one.start : one.end] for one in record.notes[0].mentions] == [cut]


def test_idem_is_the_author_before():
    record = read("K. Brandt, Eishäfen (Hamburg: Kai, 1996); dies., Lotsen (Berlin: Kai, 2001).")
    assert [one.record.contributors[0].name.family for one in record.references] == ["Brandt", "Brandt"]


def test_words_hyphenated_at_line_ends_are_mended_in_the_reference_only():
    note = "K. Brandt, Die Eis-\nhäfen des Nordens (Hamburg: Kai, 1996)."
    record = read(note)
    assert record.references[0].record.title[0].value == "Die Eishäfen des Nordens"
    assert record.notes[0].text == note


@pytest.mark.parametrize(
    ("back", "meant"),
    [
        ("lbid., p. 205.", "Ibid"),
        ("Ihid., p. 205.", "Ibid"),
        ("Kaya, op. clt., p. 205.", "op. cit"),
        ("Тaм же. С. 205.", "Там же"),
        ("Ibid., p. 205.", ""),
    ],
)
def test_a_misread_mark_is_resolved_and_told(back, meant):
    report = Report()
    record = read_notes(f"1 {KAYA}.\n2 {back}\n3 همان، ص ۲۰۶.", report)
    assert [one.reference for note in record.notes for one in note.mentions] == [0, 0, 0]
    assert record.notes[1].text.strip() == back
    assert [one.values["mark"] for one in report.findings if one.code == "notes.misread_mark"] == [meant][: bool(meant)]
