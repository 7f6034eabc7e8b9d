"""Records find their works while they are imported, whatever the order."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from match.double import Double, imported, kept, works

from dragoman.match import incremental
from dragoman.match.incremental import again, place
from dragoman.record.date import Date
from dragoman.record.form import Text
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name


def article(title: str, family: str, given: str, year: str, **fields: object) -> Record:
    lang = fields.pop("lang", "")
    return Record(
        type="article-journal",
        title=(Text(title, str(lang)),),
        contributors=(Contributor((Name(family=family, given=given),)),),
        issued=Date(year),
        **fields,  # type: ignore[arg-type]
    )


def doi(value: str) -> tuple[Identifier, ...]:
    return (Identifier("doi", value),)


RECORDS = [
    kept(
        "a1",
        article(
            "Iran and the Caucasus: pragmatism over ideology", "Cornell", "Svante E.", "2001", volume="3", pages="80-92"
        ),
    ),
    kept("a2", article("Iran and the Caucasus", "Cornell", "S.", "2001", volume="3", pages="80–92")),
    kept("a3", article("Iran and the Caucasus – Pragmatism over Ideology", "CORNELL", "Svante", "2001")),
    kept(
        "b1",
        article("سیاست خارجی ایران در قفقاز جنوبی", "حقیقت‌پور", "رضا", "2010", volume="5", pages="11-30", lang="fa"),
    ),
    kept("b2", article("سياست خارجي ايران در قفقاز جنوبي", "حقیقت پور", "رضا", "2010", lang="fa")),
    kept(
        "b3",
        article(
            "İranın Cənubi Qafqazda xarici siyasəti", "Həqiqətpur", "R.", "2010", volume="5", pages="11-30", lang="az"
        ),
    ),
    kept(
        "c1",
        article("Политика Ирана на Южном Кавказе", "Иванов", "И. И.", "2010", volume="5", pages="41-60", lang="ru"),
    ),
    kept("c2", article("Politika Irana na Iuzhnom Kavkaze", "Ivanov", "Ivan", "2010", volume="5", pages="41-60")),
    kept("d1", article("伊朗在南高加索的外交政策研究", "王", "伟", "2015", lang="zh")),
    kept("d2", article("伊朗在南高加索的外交政策研究", "Wang", "Wei", "2015", lang="zh")),
    kept("e1", article("Introduction", "Smith", "A.", "1999")),
    kept("e2", article("Introduction", "Jones", "B.", "1999")),
]


@settings(max_examples=60, deadline=None)
@given(st.permutations(RECORDS), st.lists(st.integers(1, 5), min_size=12, max_size=12))
def test_the_works_do_not_depend_on_order_or_batches(order: list, sizes: list[int]) -> None:
    engine = Double()
    at = 0
    for size in sizes:
        imported(engine, *order[at : at + size])
        at += size
    imported(engine, *order[at:])
    assert works(engine) == [("a1", "a2", "a3"), ("b1", "b2", "b3"), ("c1", "c2"), ("d1", "d2"), ("e1",), ("e2",)]
    assert [stored.id for stored in engine.iterate("work")] == ["a1", "b1", "c1", "d1", "e1", "e2"]
    assert {stored.id: stored.value.work for stored in engine.iterate("record")} == {
        "a1": "a1", "a2": "a1", "a3": "a1", "b1": "b1", "b2": "b1", "b3": "b1", "c1": "c1", "c2": "c1", "d1": "d1",
        "d2": "d1", "e1": "e1", "e2": "e2",
    }  # fmt: skip


def test_nothing_is_written_again_when_nothing_changed() -> None:
    engine = Double()
    imported(engine, *RECORDS)
    again = place([kept("z", article("Другая статья о совершенно другом", "Петров", "П.", "1985"))], engine)
    assert [(put.kind, put.id) for put in again.puts] == [("record", "z"), ("work", "z"), ("outline", "z")]


def test_works_kept_without_an_outline_are_found_all_the_same() -> None:
    engine = Double()
    imported(engine, *RECORDS[::2])
    engine.delete("outline", [stored.id for stored in engine.iterate("outline")])
    imported(engine, *RECORDS[1::2])
    assert works(engine) == [("a1", "a2", "a3"), ("b1", "b2", "b3"), ("c1", "c2"), ("d1", "d2"), ("e1",), ("e2",)]
    outlines = {stored.id: stored.value.members for stored in engine.iterate("outline")}
    assert {(work[0], outlines[work[0]]) for work in works(engine)} >= {("a1", ("a1", "a2", "a3")), ("e1", ("e1",))}


def test_chains_do_not_join_two_identifiers() -> None:
    one = article("Nagorno-Karabakh and the Great Powers", "Kızılyurt", "Özgür", "2023", identifiers=doi("10.1/a"))
    between = article("Nagorno-Karabakh and the Great Powers", "Kızılyurt", "Özgür", "2023")
    other = article("Nagorno-Karabakh and the Great Powers", "Kizilyurt", "Ozgur", "2023", identifiers=doi("10.1/b"))
    engine = Double()
    imported(engine, kept("1", one), kept("2", other), kept("3", between))
    assert len(works(engine)) == 2


def test_one_doi_on_fifty_different_records_joins_none() -> None:
    engine = Double()
    words = (
        "history language river mountain empire poetry taxes railway carpet silk border treaty mosque church school "
        "village orchard caravan fortress manuscript dialect refugee parliament newspaper theatre"
    ).split()
    draw = random.Random(7)
    for number in range(50):
        title = " ".join(draw.sample(words, 6)).capitalize()
        family = "".join(draw.choice("bdgklmnprst") + draw.choice("aeiou") for _ in range(4)).capitalize()
        record = article(title, family, "X.", str(1950 + number), identifiers=doi("10.1/same"))
        imported(engine, kept(f"{number:02}", record))
    assert max(map(len, works(engine))) == 1


def test_a_thousand_introductions_stay_apart() -> None:
    engine = Double()
    batch = [
        kept(f"{n:04}", Record(title=(Text(("Introduction", "Editorial", "مقدمه", "前言")[n % 4]),)))
        for n in range(1000)
    ]
    for at in range(0, 1000, 250):
        imported(engine, *batch[at : at + 250])
    assert max(map(len, works(engine))) == 1


def test_keys_are_the_same_in_every_process() -> None:
    code = "import sys; sys.path[:0] = ['src', 'tests']; from match.test_place import RECORDS; "
    code += "from dragoman.match.candidates import keys; print([keys(one.record) for one in RECORDS])"
    run = [sys.executable, "-c", code]
    root = Path(__file__).parent.parent.parent
    told = set()
    for seed in "123":
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        told.add(subprocess.run(run, env=environment, cwd=root, capture_output=True, check=True).stdout)
    assert len(told) == 1


def test_records_that_all_have_their_like_are_grouped_alike_in_every_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """The like of the like is looked at too, however many records are matched at once."""
    monkeypatch.setattr(incremental, "REACH", 0)
    made = []
    for n, name in enumerate(("Саганас", "Иванов", "Кузнецов", "Петрушевский", "Минорский", "Гумилев")):
        short = article(f"Очерки {name[:-2]}ской истории", name, "К.", str(1950 + 5 * n))
        long = article(f"Очерки {name[:-2]}ской истории и культуры", name, "К.", str(1950 + 5 * n))
        made += [kept(f"a{n:02}", short), kept(f"b{n:02}", long), kept(f"c{n:02}", long)]
    engine = Double()
    imported(engine, *made)
    stood = works(engine)
    for _, placed in again(engine, size=6):
        assert not [put for put in placed.puts if put.kind == "work"]
    assert works(engine) == stood
