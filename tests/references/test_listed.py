"""Entries of bibliographies are read whole as German, Russian, Turkish, Arabic, Hebrew and Japanese lists set them."""

import pytest

from dragoman.record.printed.read import read_reference

CASES = [
    ("Aydın, Eva-Maria: Hafen – Salz – Kura. Wandel einer Küste, Wiesbaden 2004.",
     "Aydın", "Hafen – Salz – Kura. Wandel einer Küste", "2004", "Wiesbaden", ""),
    ("Burba, Jana/Cope, Friedrich: Salz am Kura, 2. Aufl., München: Elm-Verlag 2010.",
     "Burba", "Salz am Kura", "2010", "München", "Elm-Verlag"),
    ("Лодкин И. И. Соль и корабли / И. И. Лодкин. – Баку : Элм, 1990. – 205 с.",
     "Лодкин", "Соль и корабли", "1990", "Баку", "Элм"),
    ("История гавани : в 3 т. / под ред. И. А. Лодкина. – Баку : Элм, 1960. – Т. 2. – 960 с.",
     "Лодкин", "История гавани", "1960", "Баку", "Элм"),
    ("Kaya, Sadık. Tuz Yolu ve Liman. İstanbul: Kıyı Üniversitesi, Deniz Enstitüsü, Doktora Tezi, 2004.",
     "Kaya", "Tuz Yolu ve Liman", "2004", "İstanbul", "Kıyı Üniversitesi, Deniz Enstitüsü"),
    ("الملاح، عبد القادر. تاريخ الموانئ. ترجمة قاسم البحري. بيروت: دار المرسى، 1980.",
     "الملاح", "تاريخ الموانئ", "1980", "بيروت", "دار المرسى"),
    ("ימאי, דוד. דרך המלח: נמלי הכספי. תרגום: דן חוף. ירושלים: מגדלור, 2004.",
     "ימאי", "דרך המלח: נמלי הכספי", "2004", "ירושלים", "מגדלור"),
    ("海野誠一『塩の道 港の歴史』港書房、2008年。", "海野誠一", "塩の道 港の歴史", "2008", "", "港書房"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "family", "title", "year", "place", "publisher"), CASES)
def test_a_book_is_read_whole(printed, family, title, year, place, publisher):
    record, sure = read_reference(printed)
    name = record.contributors[0].name
    assert (name.family or name.literal).startswith(family)
    assert [one.value for one in record.title] == [title]
    assert record.issued.edtf == year
    assert "".join(one.value for one in record.publisher_place) == place
    assert "".join(one.value for one in record.publisher) == publisher
    assert sure > 0.9


def test_a_japanese_article_is_read_whole():
    record, _ = read_reference("海野誠一（1998）「塩と民族問題」『国際港湾』第119号、45–62頁。")
    assert record.type == "article-journal"
    assert (record.title[0].value, record.container.title[0].value) == ("塩と民族問題", "国際港湾")
    assert (record.issued.edtf, record.pages) == ("1998", "45–62")


def test_a_translated_chapter_is_read_whole():
    record, _ = read_reference(
        "Renard, Ernest. “What Is a Port?” Translated by Martin Quay. In Ports and Salt, edited by Homi K. Harbour, "
        "8–22. London: Elm, 1990."
    )
    assert (record.type, record.pages) == ("chapter", "8–22")
    assert record.container.title[0].value == "Ports and Salt"
    assert [(one.name.family, one.role) for one in record.container.contributors] == [("Harbour", "editor")]
    assert [(one.name.family, one.role) for one in record.contributors] == [
        ("Renard", "author"),
        ("Quay", "translator"),
    ]
