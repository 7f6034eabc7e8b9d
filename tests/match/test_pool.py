"""Records share a key among themselves, also when there is no engine to ask."""

from match.double import kept

from dragoman.match.pool import Nothing, Pool
from dragoman.record.date import Date
from dragoman.record.form import Text
from dragoman.record.model import Record

TITLES = {
    "a": "سیاست خارجی ایران در قفقاز جنوبی",
    "b": "سياست خارجی ايران در قفقاز جنوبي",
    "c": "Внешняя политика Ирана на Южном Кавказе",
    "d": "伊朗在南高加索的外交政策研究",
}


def pooled() -> Pool:
    pool = Pool(Nothing())
    pool.add(kept(id, Record(title=(Text(title, ""),), issued=Date("2010"))) for id, title in TITLES.items())
    return pool


def test_records_at_hand_share_keys_before_any_engine_was_asked() -> None:
    assert {id: pooled().sharing(id, lambda _one, _other: False) for id in TITLES} == {
        "a": {"b"},
        "b": {"a"},
        "c": set(),
        "d": set(),
    }


def test_a_record_is_listed_once_however_often_it_is_loaded() -> None:
    pool = pooled()
    before = pool.sharing("a", lambda _one, _other: False)
    pool.load(sorted(TITLES))
    pool.load(sorted(TITLES))
    assert pool.sharing("a", lambda _one, _other: False) == before == {"b"}
