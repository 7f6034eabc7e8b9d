"""What a library teaches itself, and what is shipped: one question finds the works of other languages."""

import pytest

from dragoman.engines.memory import MemoryEngine
from dragoman.engines.port import Hits, Put, Work
from dragoman.query.language import parse
from dragoman.query.tree import Search
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.text.script import dominant_script
from dragoman.text.terms import LANGUAGES, terms
from dragoman.translate.align import align
from dragoman.translate.learn import learn, learned
from dragoman.translate.lexicon import Lexicon, Row, lexicon, phrase, starter

PAIRS = (
    ("Water pipes of the old town", "لوله‌های آب شهر کهن"),
    ("Pipes and bridges", "لوله‌ها و پل‌ها"),
    ("The bridges of Shiraz", "پل‌های شیراز"),
    ("Gardens of Shiraz", "باغ‌های شیراز"),
    ("Old gardens", "باغ‌های کهن"),
)
ALONE = {"zh": "什叶派与国家认同", "ru": "Карабахская война 1992 года", "fa": "لوله‌های کرمان", "az": "Xarici siyasət"}


@pytest.fixture
def engine() -> MemoryEngine:
    """A library with parallel titles, and works in one language."""
    made = MemoryEngine()
    works = {f"p{at}": (Text(en, "en"), Text(fa, "fa")) for at, (en, fa) in enumerate(PAIRS)}
    works |= {lang: (Text(title, lang),) for lang, title in ALONE.items()}
    made.write([Put(kind="work", id=id, value=Work(id=id, record=Record(title=title))) for id, title in works.items()])
    made.commit()
    return made


def ask(engine: MemoryEngine, question: str, using: Lexicon) -> Hits:
    node = parse(question).node
    return engine.search(Search(node=node, widenings=using.widenings(node)))


@pytest.mark.parametrize(("question", "found"), [
    ("Karabakh War", "ru"), ("جنگ قره‌باغ", "ru"), ("卡拉巴赫战争", "ru"), ("national identity", "zh"),
    ("تشیع", "zh"), ("dış politika", "az"), ("внешняя политика", "az"), ("السياسة الخارجية", "az"),
])  # fmt: skip
def test_the_shipped_lexicon_leads_to_other_languages(engine: MemoryEngine, question: str, found: str) -> None:
    answer = ask(engine, question, lexicon(engine))
    assert found in {hit.id for hit in answer.hits}
    assert answer.through


@pytest.mark.parametrize(("title", "tag"), [
    ("Karabağ savaşlarında basın", "tr"), ("Müharibənin sonu", "az"), ("جنگهای ایران", "fa"), ("О войнах и мире", "ru"),
    ("Voĭny v Zakavkazʹe", "ru-Latn"), ("Zhanzheng shi", "zh-Latn"), ("Zhan zheng shi", "zh-Latn"),
    ("الحروب والسلام: تاريخ الحرب", "ar"),
])  # fmt: skip
def test_a_translation_is_found_in_its_other_forms_and_in_latin_letters(title: str, tag: str) -> None:
    made = MemoryEngine()
    made.write([Put(kind="work", id="w", value=Work(id="w", record=Record(title=(Text(title, tag),))))])
    made.commit()
    answer = ask(made, "war", lexicon(made))
    assert [hit.id for hit in answer.hits] == ["w"]
    assert tag == "zh-Latn" or answer.through[0].startswith("war ↔ ")


@pytest.mark.parametrize(("question", "title", "fits"), [
    ("Karabağ savaşı", "Karabağ Savaşları", True), ("Savaş yolu", "Savaşçının yolu", False),
    ("İran kitabı", "İran kitapları", True),
    ("İran kitap tarihi", "Kitabın İran'da tarihi", True), ("تاریخ جنگ", "تاریخ جنگل", False),
    ("تاریخ زبان فارسی", "تاریخ زبانهای فارسی", True),
])  # fmt: skip
def test_a_word_is_found_in_the_forms_of_its_language(question: str, title: str, fits: bool) -> None:
    made = MemoryEngine()
    made.write([Put(kind="work", id="w", value=Work(id="w", record=Record(title=(Text(title),))))])
    made.commit()
    answer = ask(made, question, Lexicon())
    assert (answer.total == 1 and not answer.relaxed) == fits


def test_what_was_learned_leads_to_works_in_the_other_language(engine: MemoryEngine) -> None:
    assert "fa" not in {hit.id for hit in ask(engine, "pipes", lexicon(engine)).hits}
    learned = learn(engine)
    assert learned.texts == len(PAIRS)
    answer = ask(engine, "pipes", lexicon(engine))
    assert "fa" in {hit.id for hit in answer.hits}
    assert any(through.startswith("pipes ↔ لوله") for through in answer.through)
    assert {hit.id for hit in answer.hits[:2]} == {"p0", "p1"}, "what was asked for comes before its translation"


@pytest.mark.parametrize("question", [
    "wars", "войнах", "savaşlarında", "müharibələr", "جنگ‌هایی", "والحروب الحرب",
])  # fmt: skip
def test_a_translation_is_known_by_any_form_of_the_word(question: str) -> None:
    made = MemoryEngine()
    works = {"en": "War", "zh": "战争"}
    made.write([Put(kind="work", id=lang, value=Work(id=lang, record=Record(title=(Text(title, lang),))))
                for lang, title in works.items()])  # fmt: skip
    made.commit()
    assert {hit.id for hit in ask(made, question, lexicon(made)).hits} == set(works)


def test_learning_again_replaces_what_was_learned(engine: MemoryEngine) -> None:
    assert learn(engine) == learn(engine)
    assert len(list(engine.iterate("lexicon"))) == 1


def test_the_shipped_lexicon_is_whole() -> None:
    rows = starter()
    assert {row.lang for row in rows} == set(LANGUAGES)
    assert all(phrase(row.words) and phrase(row.form) for row in rows)


_SCRIPTS = {"en": "Latn", "fa": "Arab", "az": "Latn", "tr": "Latn", "ru": "Cyrl", "zh": "Hani", "ar": "Arab"}
_FOREIGN = {"fa": "يك", "ar": "یکگپچژ", "az": "w", "tr": "əx"}
"""Letters of a neighbour's alphabet: a slip of the one who typed."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_form_of_the_lexicon_is_in_its_script_and_alphabet(lang: str) -> None:
    forms = [form for meant in terms() for form in meant[lang]]
    assert len(terms()) >= 1_500
    assert all(meant[lang] for meant in terms())
    assert [form for form in forms if dominant_script(form) != _SCRIPTS[lang]] == []
    assert [form for form in forms if not set(_FOREIGN.get(lang, "")).isdisjoint(form)] == []


def test_no_meaning_of_the_lexicon_stands_there_twice() -> None:
    forms = [form for meant in terms() for form in meant["en"]]
    assert len(forms) > len(set(forms)) * 0.97


def test_alignment_of_nothing_is_nothing() -> None:
    assert align([]) == []
    assert align([([], ["a"])]) == []


@pytest.mark.parametrize(("asked", "found"), [("Karabakh", []), ("Karabakh Baku Tiflis Tabriz", ["قره‌باغ"])])
def test_a_weak_translation_helps_only_a_question_of_many_words(asked: str, found: list[str]) -> None:
    weak = Lexicon(learned=[Row("karaba", "قره‌باغ", "fa", 0.2)])
    assert [one.form for one in weak.widenings(parse(asked).node)] == found


@pytest.mark.parametrize(("tag", "count"), [("zh", 3), ("zh-t-en-t0-und", 0), ("zh-Latn-t-zh-m0-pinyin", 0)])
def test_what_a_machine_said_teaches_nothing(tag: str, count: int) -> None:
    titles = (("war", "战争"), ("history", "历史"), ("language", "语言"))
    records = [Record(title=(Text(one, "en"), Text(other, tag))) for one, other in titles]
    assert learned(iter(records)).texts == count
