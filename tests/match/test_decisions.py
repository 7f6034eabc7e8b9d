"""A person's word stands, whatever is imported later."""

import pytest
from match.double import Double, imported, kept, works
from match.test_place import RECORDS, article, doi

from dragoman.engines.port import Doubt, Kept, Put
from dragoman.match.decisions import join, split
from dragoman.match.duplicates import Apart, duplicates, in_doubt, why_apart
from dragoman.match.incremental import again, rematch


def decided(engine: Double, puts: tuple, ids: tuple[str, ...]) -> None:
    engine.write(puts)
    placed = rematch(ids, engine)
    engine.delete("work", placed.gone)
    engine.write(placed.puts)


def test_split_records_stay_apart_through_later_imports() -> None:
    engine = Double()
    imported(engine, *RECORDS)
    decided(engine, split(engine, ["b1", "b2"], ["b3"], by="reader"), ("b1", "b2", "b3"))
    assert ("b1", "b2") in works(engine)
    assert ("b3",) in works(engine)
    imported(engine, kept("b4", RECORDS[3].record))
    assert not any({"b1", "b3"} <= set(work) for work in works(engine))
    assert {stored.value.by for stored in engine.iterate("decision")} == {"reader"}


def test_joined_records_stay_together_though_nothing_else_joins_them() -> None:
    engine = Double()
    imported(engine, *RECORDS)
    decided(engine, join(engine, ["a1", "d1"]), ("a1", "d1"))
    assert ("a1", "a2", "a3", "d1", "d2") in works(engine)
    for _, placed in again(engine, size=3):
        engine.delete("work", placed.gone)
        engine.write(placed.puts)
    assert ("a1", "a2", "a3", "d1", "d2") in works(engine)


def test_the_last_decision_counts() -> None:
    engine = Double()
    imported(engine, *RECORDS)
    decided(engine, join(engine, ["a1", "d1"]), ("a1", "d1"))
    decided(engine, split(engine, ["a1", "a2", "a3"], ["d1", "d2"]), ("a1", "d1"))
    assert ("d1", "d2") in works(engine)
    decided(engine, split(engine, ["c1"], ["c2"]), ("c1", "c2"))
    decided(engine, join(engine, ["c1", "c2"]), ("c1", "c2"))
    assert ("c1", "c2") in works(engine)


def test_to_put_records_apart_takes_back_that_they_were_joined() -> None:
    engine = Double()
    imported(engine, *RECORDS)
    decided(engine, join(engine, ["a1", "d1"]), ("a1", "d1"))
    decided(engine, split(engine, ["a1"], ["d1"]), ("a1", "d1"))
    told = {one.id: (one.value.same, one.value.different) for one in engine.iterate("decision")}
    assert told == {"a1": ((), ("d1",)), "d1": ((), ("a1",))}
    decided(engine, join(engine, ["a1", "d1"]), ("a1", "d1"))
    told = {one.id: (one.value.same, one.value.different) for one in engine.iterate("decision")}
    assert told == {"a1": (("d1",), ()), "d1": (("a1",), ())}


def test_a_join_overrules_identifiers() -> None:
    engine = Double()
    for value in "xy":
        record = article("On Karabakh and its wars", "Kızılyurt", "Ö.", "2023", identifiers=doi(f"10.1/{value}"))
        imported(engine, kept(value, record))
    assert works(engine) == [("x",), ("y",)]
    assert [(doubt.one, doubt.other) for doubt in duplicates(engine)] == [("x", "y")]
    decided(engine, join(engine, ["x", "y"]), ("x", "y"))
    assert works(engine) == [("x", "y")]
    assert duplicates(engine) == []


def test_one_record_cannot_be_joined_or_stand_on_both_sides() -> None:
    with pytest.raises(ValueError, match="two records"):
        join(Double(), ["a1", "a1"])
    with pytest.raises(ValueError, match="two sides"):
        split(Double(), ["a1"], ["a1", "a2"])


def test_two_works_are_asked_about_once_and_never_again_when_put_apart() -> None:
    engine = Double()
    imported(engine, *RECORDS)
    pairs = (("b1", "d1", 0.4), ("b2", "d1", 0.3), ("b2", "d2", 0.2), ("a1", "a2", 0.9), ("b1", "gone", 0.3))
    doubts = [Doubt(id=f"{a}+{b}", one=a, other=b, probability=chance) for a, b, chance in pairs]
    engine.write([Put(kind="doubt", id=one.id, value=one) for one in doubts])
    before = duplicates(engine)
    asked = [one.id for one in before if {one.one[0], one.other[0]} == {"b", "d"}]
    assert asked == ["b1+d1"]
    assert not any("gone" in one.id or one.id == "a1+a2" for one in before)
    assert all(in_doubt(engine, one) for one in before)
    decided(engine, split(engine, ["b1"], ["d1"]), ("b1", "d1"))
    left = duplicates(engine)
    assert [one.id for one in before if one not in left] == ["b1+d1"]
    assert [one.id for one in before if not in_doubt(engine, one)] == ["b1+d1"]


def test_it_is_said_why_a_pair_stays_apart() -> None:
    engine = Double()
    for value in "xy":
        record = article("On Karabakh and its wars", "Kızılyurt", "Ö.", "2023", identifiers=doi(f"10.1/{value}"))
        imported(engine, kept(value, record))
    (doubt,) = duplicates(engine)
    assert why_apart(engine, doubt) == Apart("identifiers", ("doi:10.1/x", "doi:10.1/y"))


def test_what_an_earlier_version_left_apart_is_said_to_be_joined_when_matched_anew() -> None:
    engine = Double()
    for value, title in (("x", "On Karabakh and its wars"), ("y", "A wholly different matter of fish")):
        imported(engine, kept(value, article(title, "Kızılyurt", "Ö.", "2023")))
    doubt = Doubt(id="x+y", one="x", other="y", probability=0.4)
    told = why_apart(engine, doubt)
    assert told.cause == "unlikely"
    assert told.told
    engine.write([Put(kind="record", id="y", value=Kept(id="y", work="y", record=LIKE_X))])
    assert why_apart(engine, doubt) == Apart("older")


LIKE_X = article("On Karabakh and its wars", "Kızılyurt", "Ö.", "2023")
