"""Languages of short titles, in the languages and scripts a library of the Caucasus, Persia and Turkey holds."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from strategies import hard_values

from dragoman.text.language import guess_language

DATA = Path(__file__).parents[3] / "shared" / "data"

TITLES = [
    ("az", "Qarabağ müharibəsi"), ("az", "Azərbaycanda dil siyasəti"), ("az", "İran tarixi və ədəbiyyatı"),
    ("tr", "İran dış politikası"), ("tr", "Türk dünyası edebiyat dergisi"), ("tr", "Osmanlı arşivleri"),
    ("uk", "Історія України"), ("uk", "Війна і мир"), ("ru", "История Азербайджана"), ("ru", "Басаев о Карабахе"),
    ("fa", "روابط ایران و روسیه"), ("fa", "گفتگو"), ("fa", "سياست خارجي ايران در قفقاز"),
    ("ar", "تاريخ إيران الحديث"), ("ar", "كتاب الأغاني"), ("ar", "الحرب والسلام"), ("ota", "تاریخ دولت عثمانیه"),
    ("ur", "اردو ادب کی تاریخ"), ("ckb", "مێژووی کوردستان"), ("az-Arab", "آذربایجان تورکجه‌سی"),
    ("ku", "Dîroka Kurdistanê"), ("az-Cyrl", "Азәрбајҹан тарихи"), ("tg", "Таърихи халқи тоҷик"),
    ("kk", "Қазақстан тарихы"), ("bg", "История на България"), ("sr", "Историја српског народа"),
    ("zh", "伊朗外交政策"), ("zh-Hant", "臺灣歷史研究"), ("ja", "イランの歴史"), ("ko", "이란의 역사"),
    ("hy", "Հայոց պատմություն"), ("ka", "საქართველოს ისტორია"), ("he", "תולדות איראן"), ("el", "Ιστορία του Ιράν"),
    ("en", "Iran and the Caucasus"), ("en", "Why Islamists go green"), ("en", "Nagorno-Karabakh"),
    ("de", "Iran und der Kaukasus"), ("fr", "Histoire de la Perse"), ("es", "Historia de Irán"),
    ("it", "Storia dell’Iran"), ("pt", "História do Irã"), ("la", "De rebus gestis Alexandri Magni"),
    ("pl", "Historia Polski"), ("uz", "Oʻzbekiston tarixi"), ("fa-Latn", "Mosāhebe-ye efshā-shode-ye Zarif"),
    ("ar-Latn", "Tārīkh al-rusul wa-al-mulūk"), ("ru-Latn", "Istoriia russkogo iazyka"),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "title"), TITLES)
def test_titles(tag, title):
    assert guess_language(title)[0] == tag


def test_no_letters_no_language():
    assert guess_language("1992–1994 (2)") == ("", 0.0)


def test_among_decides():
    assert guess_language("تاريخ", ("fa", "en"))[0] == "fa"
    assert guess_language("تاريخ", ("ar", "en"))[0] == "ar"
    assert guess_language("歴史", ("zh", "en"))[0] in {"zh", "zh-Hant"}
    assert guess_language("Revista de historia", ("pt", "en"))[0] == "pt"


def test_plain_names_are_doubtful():
    assert guess_language("Karabakh")[1] < 0.5


@given(text=hard_values())
def test_confidence_is_a_share(text):
    tag, sure = guess_language(text)
    assert 0 <= sure <= 1
    assert bool(tag) == bool(sure)


def test_persian_theses():
    path = DATA / "derived" / "irandoc_theses.jsonl"
    if not path.exists():
        pytest.skip("shared data not there")
    titles = [json.loads(line)["record"]["subject"] for line in path.read_text("utf-8").splitlines()]
    assert sum(guess_language(title)[0] == "fa" for title in titles) / len(titles) > 0.98
