"""Encodings guessed from bytes, streams cut into lines with their offsets, and wrong readings mended."""

import json
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import hard_values

from dragoman.text.encoding import decode, guess_encoding, raw_lines
from dragoman.text.mojibake import mend_mojibake

DATA = Path(__file__).parents[3] / "shared" / "data"

TEXTS = [
    ("جنگ قره باغ و سياست خارجي ايران", ["windows-1256"]),
    ("تاريخ الدولة العثمانية في القوقاز", ["windows-1256"]),
    ("Карабахская война и внешняя политика Ирана", ["windows-1251", "koi8-r", "cp866"]),
    ("ИСТОРИЯ АЗЕРБАЙДЖАНА С ДРЕВНЕЙШИХ ВРЕМЕН", ["windows-1251", "cp866"]),
    ("İran’ın Güney Kafkasya’daki dış politikası ve Kızılyurt", ["windows-1254"]),
    ("Révolution française à l’été", ["windows-1252"]),
    ("Příliš žluťoučký kůň úpěl ďábelské ódy", ["windows-1250"]),
    ("伊朗在阿塞拜疆的圣战外交形成时期", ["gb18030"]),
    ("亞塞拜然與亞美尼亞的戰爭及其國際影響", ["big5"]),
    ("ナゴルノ・カラバフ戦争とイランの外交", ["shift_jis", "euc_jp"]),
    ("나고르노 카라바흐 전쟁과 이란의 외교", ["euc_kr"]),
    ("Ο πόλεμος του Καραμπάχ και το Ιράν", ["windows-1253"]),
    ("מלחמת קרבאך ומדיניות החוץ של איראן", ["windows-1255"]),
]
RIS = "TY  - JOUR\r\nTI  - {}\r\nER  - \r\n"


@pytest.mark.parametrize(("text", "pages"), TEXTS, ids=[text[:12] for text, _ in TEXTS])
def test_pages_are_told(text, pages):
    for page in pages:
        found = decode(RIS.format(text).encode(page))
        assert (found.encoding, found.bad) == (page, 0)
        assert found.text == RIS.format(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
@pytest.mark.parametrize("text", [text for text, _ in TEXTS])
def test_unicode_is_told_with_and_without_a_mark(encoding, text):
    found = decode(RIS.format(text).encode(encoding))
    assert found.encoding == encoding
    assert found.text.removeprefix("\ufeff") == RIS.format(text)


def test_utf8_with_a_broken_byte_stays_utf8():
    found = decode("قره‌باغ و جنگ ".encode() * 3 + b"\xff\xfe" + "آذربایجان".encode())
    assert (found.encoding, found.bad) == ("utf-8", 2)


def test_a_hint_that_fits_is_taken():
    data = "Košice".encode("iso8859-2")
    assert guess_encoding(data, "ISO-8859-2") == ("iso8859-2", 0.9)
    assert guess_encoding(b"plain", "no-such-thing")[0] == "utf-8"


@given(lines=st.lists(hard_values().filter(lambda one: "\x00" not in one), min_size=1))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "gb18030"])
def test_lines_lead_back_to_their_bytes(lines, encoding):
    data = "\n".join(lines).encode(encoding, "surrogatepass" if encoding != "gb18030" else "replace")
    offsets = [line.offset for line in raw_lines(BytesIO(data), encoding)] + [len(data)]
    cut = [data[start:end] for start, end in pairwise(offsets)]
    assert b"".join(cut) == data
    end = "\n".encode(encoding)
    assert all(piece.endswith(end) for piece in cut[:-1])


@given(data=st.binary(max_size=300))
def test_bytes_that_do_not_fit_come_back(data):
    assert b"".join(line.text.encode("utf-8", "surrogateescape") for line in raw_lines(BytesIO(data), "utf-8")) == data


@given(data=st.binary(max_size=3000))
def test_guessing_never_raises(data):
    assert "".join(line.text for line in raw_lines(BytesIO(data))) is not None


WRONG = [
    ("QarabaÄŸ mÃ¼haribÉ™si", "Qarabağ müharibəsi"),
    ("Ù‚Ø±Ù‡ Ø¨Ø§Øº", "قره باغ"),
    ("ÐšÐ°Ñ€Ð°Ð±Ð°Ñ…", "Карабах"),
    ("РљР°СЂР°Р±Р°С…", "Карабах"),
    ("Êàðàáàõñêàÿ âîéíà", "Карабахская война"),
    ("Özgür Kýzýlyurt", "Özgür Kızılyurt"),
    ("The Warâ€™s end", "The War’s end"),
    ("HÃƒÂ´tel", "Hôtel"),
]


@pytest.mark.parametrize(("wrong", "right"), WRONG)
def test_wrong_readings_are_mended(wrong, right):
    mended, sure = mend_mojibake(wrong)
    assert mended == right
    assert sure > 0.5


CLEAN = [
    "Åsa Ærø", "l’« Été »", "Þorsteinn Þórðarson", "10 Å — 12 Å", "Рассекречивание архивных материалов – РТ",
    "Ансамбли времен Великой Отечественной войны", "ВІКІ", "!YO SÉ¡", "Haý, Týna", "آبِ رُکناباد", "São João",
]  # fmt: skip


@pytest.mark.parametrize("text", [text for text, _ in TEXTS] + CLEAN)
def test_clean_text_is_left_alone(text):
    assert mend_mojibake(text) == (text, 0.0)


@given(text=hard_values())
def test_mending_settles(text):
    once = mend_mojibake(text)[0]
    assert isinstance(mend_mojibake(once)[0], str)


def test_clean_titles_of_many_languages():
    path = DATA / "derived" / "irandoc_theses.jsonl"
    if not path.exists():
        pytest.skip("shared data not there")
    titles = [json.loads(line)["record"]["subject"] for line in path.read_text("utf-8").splitlines()]
    assert [title for title in titles if mend_mojibake(title)[1]] == []
    wrong = ["".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in one.encode()) for one in titles]
    right = sum(mend_mojibake(bad)[0] == title for bad, title in zip(wrong, titles, strict=True))
    assert right / len(titles) > 0.97
