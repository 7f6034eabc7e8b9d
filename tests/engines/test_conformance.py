"""What every engine must do, and answer as the one in memory does."""

import re

import msgspec
import pytest
from engines.works import TITLES

from dragoman.engines.memory import MemoryEngine
from dragoman.engines.port import Conflict, Engine, Gone, Put, Refused, Work
from dragoman.query.tree import And, Has, Node, Not, Or, Range, Search, Sort, Term, Widening
from dragoman.record.finding import Finding
from dragoman.record.form import Text
from dragoman.record.model import Record

KARABAKH = {"war-en", "war-fa", "spaced-fa", "joined-fa", "az", "tr", "ru", "zh", "ar"}

QUESTIONS: list[tuple[Node, set[str]]] = [
    *((Term(value), KARABAKH) for value in ("قره‌باغ", "قره باغ", "قرهباغ", "Karabakh", "Qarebāgh", "Karabağ", "Qarabağ",
                                             "Карабах", "卡拉巴赫")),
    *((Term(value), {"tr"}) for value in ("ozgur kizilyurt", "KIZILYURT", "Kızılyurt", "Haqiqatpur", "Həqiqətpur")),
    *((Term(value), {"iran-en", "war-fa"}) for value in ("iran", "ایران", "Иран")),
    (Term("iron"), {"iron-en"}),
    (Term("two revolutions", "phrase"), {"iran-en"}),
    (Term("revolutions two", "phrase"), set()),
    (Term("大国博弈", "phrase"), {"zh"}),
    (Term("国际关系"), {"zh"}),
    (Term("revol", "prefix"), {"iran-en"}),
    (Term("revolutoins", "fuzzy"), {"iran-en"}),
    (Term("kizilyurt", field="author"), {"tr"}),
    (Term("Kızılyurt, Özgür", "phrase", "author"), {"tr"}),
    (Term("Kızılyurt, Özgür", "phrase"), {"tr"}),
    (Term("عباس‌زاده، مهدی", "phrase"), {"war-fa"}),
    *((Term(value, field="author"), {"zh"}) for value in ("wang", "Wong", "Xiaoming Wang", "王小明", "Hsiao-ming Wang",
                                                          "Сяомин Ван")),
    *((Term(value), {"ko"}) for value in ("Ban Ki-moon", "Pan Kimun", "Kimoon Ban", "반기문")),
    *((Term(value), {"ahn-en"}) for value in ("안중근", "Ahn Jung-geun")),
    *((Term(value), {"ja"}) for value in ("Masayuki Otsuka", "Ōtsuka", "Ohtsuka Masayuki", "Ootuka", "大塚雅之")),
    *((Term(value), {"nobel-en"}) for value in ("大江健三郎", "Oe Kenzaburo", "大江健三郎")),
    (Term("religion ideology", field="journal"), {"tr"}),
    (Term("fa", field="lang"), {"war-fa", "spaced-fa", "joined-fa"}),
    (Term("arab", field="script"), {"war-fa", "spaced-fa", "joined-fa", "ar"}),
    (Term("book", field="type"), {"iran-en"}),
    (Range("year", "1990", "1994"), {"war-en", "ru"}),
    (Range("zone", "", "2"), {"tr"}),
    (Term("q1", field="quartile"), {"tr"}),
    (Has("abstract"), {"war-en"}),
    (Has("open"), {"war-en"}),
    (Term("war-en", field="cites"), {"tr", "war-fa"}),
    (Term("tr", field="cited-by"), {"war-en", "ru"}),
    (Term("https://doi.org/10.1080/21567689.2023.2262392", field="doi"), {"tr"}),
    (Term("10.1080/21567689.2023.2262392"), {"tr"}),
    (And((Term("Karabakh"), Not(Term("fa", field="lang")))), KARABAKH - {"war-fa", "spaced-fa", "joined-fa"}),
    (Or((Term("iron"), Term("revolutions"))), {"iron-en", "iran-en"}),
    (Not(Term("Karabakh")), set(TITLES) - KARABAKH),
]  # fmt: skip


@pytest.mark.parametrize(
    ("node", "expected"), QUESTIONS, ids=lambda value: str(sorted(value) if isinstance(value, set) else value)[:60]
)
def test_a_question_finds_what_it_should(full: Engine, node: Node, expected: set[str]) -> None:
    found = full.search(Search(node=node, limit=50))
    assert {hit.id for hit in found.hits} == expected
    assert found.total == len(expected)


def test_works_may_be_counted_only(full: Engine) -> None:
    asked = Search(node=Term("قره‌باغ"), facets=("language",))
    whole, counted = full.search(asked), full.search(msgspec.structs.replace(asked, limit=0))
    assert (counted.total, counted.facets, counted.hits, counted.next) == (whole.total, whole.facets, (), "")
    assert whole.total == 9


@pytest.mark.parametrize("node", [node for node, _ in QUESTIONS], ids=lambda value: str(value)[:60])
def test_answers_equal_those_of_memory(full: Engine, memory: MemoryEngine, node: Node) -> None:
    search = Search(node=node, limit=50, facets=("year", "language", "journal", "type", "author", "subject"))
    here, there = full.search(search), memory.search(search)
    assert (here.total, here.facets, here.through) == (there.total, there.facets, there.through)
    assert {hit.id: hit.hits for hit in here.hits} == {hit.id: hit.hits for hit in there.hits}
    scores = {hit.id: hit.score for hit in there.hits}
    assert [hit.score for hit in here.hits] == pytest.approx([scores[hit.id] for hit in here.hits], rel=0.06)


@pytest.mark.parametrize("sort", ["newest", "oldest", "title", "author", "cited", "added", "relevance"])
def test_pages_follow_each_other_in_every_order(full: Engine, memory: MemoryEngine, sort: Sort) -> None:
    expected = [hit.id for hit in memory.search(Search(sort=sort, limit=50)).hits]
    pages, after = [], ""
    while len(pages) < 10:
        found = full.search(Search(sort=sort, limit=6, after=after))
        pages.append([hit.id for hit in found.hits])
        after = found.next
        if not after:
            break
    assert [id for page in pages for id in page] == expected
    assert [len(page) for page in pages] == [6, 6, 4]


def test_what_is_written_is_given_at_once_and_found_after_commit(engine: Engine) -> None:
    work = Work(id="w", record=Record(title=(Text("Записки о Кавказе", "ru"),)))
    assert engine.write([Put(kind="work", id="w", value=work)]) == ()
    (stored,) = engine.get("work", ["w"])
    assert stored is not None
    assert stored.value == work
    engine.commit()
    assert [hit.work for hit in engine.search(Search(node=Term("кавказе"))).hits] == [work]


def test_a_put_over_another_version_conflicts_and_nothing_is_written(engine: Engine) -> None:
    work = Work(id="w", record=Record())
    engine.write([Put(kind="work", id="w", value=work, version=0)])
    other = Put(kind="work", id="x", value=work)
    assert engine.write([other, Put(kind="work", id="w", value=work, version=0)]) == (Conflict("work", "w", 0, 1),)
    assert engine.get("work", ["x"]) == [None]
    assert engine.write([Put(kind="work", id="w", value=work, version=1)]) == ()


def test_a_changed_work_is_found_by_its_new_words_only(full: Engine) -> None:
    full.write([Put(kind="work", id="az", value=Work(id="az", record=Record(title=(Text("Gəncə", "az"),))))])
    full.commit()
    assert full.search(Search(node=Term("Gence"))).total == 1
    assert full.search(Search(node=Term("Qarabağ"))).total == len(KARABAKH) - 1


def test_deleted_works_are_gone(full: Engine) -> None:
    full.delete("work", ["az", "unknown"])
    full.commit()
    assert full.get("work", ["az"]) == [None]
    assert full.search(Search()).total == len(TITLES) - 1
    assert full.candidates(["title:az"], 5).works == {}
    assert full.statistics().counts == {"work": len(TITLES) - 1}


def test_candidates_leave_out_keys_of_too_many_works(full: Engine) -> None:
    assert full.candidates(["title:az", "all", "none"], 5).works == {"title:az": ("az",)}
    assert full.candidates(["all"], 50).works == {"all": tuple(sorted(TITLES))}


def test_values_come_in_the_order_of_their_ids_after_a_cursor(full: Engine) -> None:
    ids = [stored.id for stored in full.iterate("work")]
    assert ids == sorted(TITLES)
    assert [stored.id for stored in full.iterate("work", ids[3])] == ids[4:]


def test_other_kinds_are_kept_apart(engine: Engine) -> None:
    refused = Refused(id="r", raw=b"\xff\x00", finding=Finding("read.binary"))
    engine.write([Put(kind="rejected", id="r", value=refused)])
    engine.commit()
    assert [stored.value for stored in engine.iterate("rejected")] == [refused]
    assert engine.search(Search()).total == 0


def test_a_hit_says_in_which_form_it_was_found(full: Engine) -> None:
    (hit,) = full.search(Search(node=And((Term("卡拉巴赫"), Term("fa", field="lang"), Term("تحلیل"))))).hits
    assert hit.hits == (("title", "fa", "\ue000تحلیل\ue001 جنگ \ue000قره‌باغ\ue001 و سیاست ایران"),)


def test_changes_come_in_their_order_with_a_cursor_and_a_time(full: Engine) -> None:
    first = list(full.iterate("work", order="changed"))
    assert {stored.id for stored in first} == set(TITLES)
    assert all(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/", stored.changed) for stored in first)
    assert [full.get("work", [stored.id])[0] for stored in first] == first
    assert {stored.id: stored for stored in full.iterate("work")} == {stored.id: stored for stored in first}
    rest = full.iterate("work", first[4].changed, "changed")
    assert [stored.id for stored in rest] == [stored.id for stored in first[5:]]


def test_a_changed_work_comes_again_behind_the_cursor_and_a_deleted_one_as_gone(full: Engine) -> None:
    last = list(full.iterate("work", order="changed"))[-1].changed
    full.write([Put(kind="work", id="az", value=Work(id="az", record=Record(title=(Text("Gəncə", "az"),))))])
    full.delete("work", ["tr", "zh"])
    full.write([Put(kind="work", id="zh", value=Work(id="zh", record=Record()))])
    full.commit()
    after = {stored.id: stored.value for stored in full.iterate("work", last, "changed")}
    assert set(after) == {"az", "tr", "zh"}
    assert after["tr"] == Gone("tr")
    (tr, zh, never) = full.get("gone", ["tr", "zh", "never"])
    assert tr == next(stored for stored in full.iterate("work", last, "changed") if stored.id == "tr")
    assert (zh, never) == (None, None)
    assert isinstance(after["zh"], Work)
    assert len(list(full.iterate("work", "", "changed"))) == len(TITLES)


def test_changes_are_given_from_a_time_on(full: Engine) -> None:
    assert len(list(full.iterate("work", "2000-01-01", "changed"))) == len(TITLES)
    assert list(full.iterate("work", "9999-01-01T00:00:00Z", "changed")) == []


@pytest.mark.parametrize(("question", "tiers"), [
    ("Karabağ", ("Karabağ", "Karabag", "Карабах", "Artsakh")),
    ("Артём", ("Артём", "Артем", "Artyom", "Artemius")),
    ("قره‌باغ", ("قره‌باغ", "قرهباغ", "Qarabagh", "Artsakh")),
    ("إيران", ("إيران", "ايران", "Iran", "Persia")),
    ("Καβάφης", ("Καβάφης", "Καβαφης", "Kavafis", "卡瓦菲斯诗集")),
])  # fmt: skip
def test_exact_comes_before_folded_before_sounding_so_before_translated(
    engine: Engine, question: str, tiers: tuple[str, ...]
) -> None:
    works = {str(at): Record(title=(Text(title),)) for at, title in reversed(list(enumerate(tiers)))}
    engine.write([Put(kind="work", id=id, value=Work(id=id, record=record)) for id, record in works.items()])
    engine.commit()
    widenings = (Widening(question, tiers[-1], "", 0.9),)
    hits = engine.search(Search(node=Term(question), widenings=widenings)).hits
    assert [hit.id for hit in hits] == ["0", "1", "2", "3"]


@pytest.mark.parametrize(("question", "first"), [
    ("Karabakh", "en"), ("Karabağ", "tr"), ("Qarabağ", "az"), ("قره‌باغ", "fa"), ("Карабах", "ru"), ("卡拉巴赫", "zh"),
])  # fmt: skip
def test_the_word_as_asked_for_comes_before_what_sounds_so_and_translations(
    engine: Engine, question: str, first: str
) -> None:
    titles = {
        "en": "The Karabakh War and its aftermath in the region", "tr": "Karabağ savaşı ve sonrası bölgede ne oldu",
        "az": "Qarabağ müharibəsi və ondan sonra regionda nə oldu", "fa": "جنگ قره‌باغ و پیامدهای آن در همهٔ منطقه",
        "ru": "Война за Карабах и её последствия для всего региона", "zh": "卡拉巴赫战争及其对整个地区的影响研究",
        "short": "Qarabagh", "short-fa": "قراباغ", "short-ru": "Карабаг", "translated": "Artsakh",
    }  # fmt: skip
    works = {id: Record(title=(Text(title, id[:2]),)) for id, title in titles.items()}
    engine.write([Put(kind="work", id=id, value=Work(id=id, record=record)) for id, record in works.items()])
    engine.commit()
    widenings = (Widening(question, "Artsakh", "en", 1.0),)
    hits = engine.search(Search(node=Term(question), widenings=widenings)).hits
    assert hits[0].id == first
    assert "translated" in {hit.id for hit in hits}
