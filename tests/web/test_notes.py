"""The apparatus on a page: citations linked to sources, sources to notes, in the direction of the writing."""

import re

from dragoman.library.apparatus import read_notes
from dragoman.record.finding import Report
from dragoman.web.notes import citing, marked, shown


def test_notes_counted_anew_on_each_page_keep_their_own_places():
    record = read_notes(
        "1 A. Kaya, Kür (Bakı: Elm, 1990).\n2 Ibid.\n1 M. Rossi, Il sale (Padova: Remo, 1991).", Report()
    )
    assert citing(record) == {0: ((1, "1"), (2, "2")), 1: ((3, "1"),)}
    assert [(note.place, note.label) for note in shown(record)] == [(1, "1"), (2, "2"), (3, "1")]


def test_a_note_of_a_persian_article_runs_right_to_left_behind_a_latin_title():
    record = read_notes(
        "۱ Robert Harbour, The Persian Shore (London: Pier Press, 1969), p. 14؛ رضا، اران (تهران: مرکز، ۱۳۸۰)، ص ۳.\n"
        "۲ Ibid., p. 15.",
        Report(),
    ).replace(languages=("fa",))
    assert [note.direction for note in shown(record)] == ["rtl", "ltr"]


def test_an_open_citation_links_the_references_it_may_mean():
    record = read_notes(
        "1 A. Kaya, Tuz yolları (Ankara: Kürek, 1998).\n2 A. Kaya, Balık pazarı (Ankara: Kürek, 2004).\n"
        "3 Kaya, op. cit., p. 3.",
        Report(),
    )
    words = marked(record.notes[2], "/work/x/apparatus")
    assert re.findall(r'href="([^"]+)"', words) == ["/work/x/apparatus#reference-1", "/work/x/apparatus#reference-2"]


def test_a_note_is_written_without_its_mark_up():
    record = read_notes("1 A. Kaya, <script>Kür</script> (Bakı: Elm, 1990).", Report())
    assert "<script>" not in marked(record.notes[0])
