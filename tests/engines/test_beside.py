"""A name that no spelling finds is found beside one that was: in the names of the works that bear the other."""

import pytest

from dragoman.engines.port import Engine, Put, Work
from dragoman.query.tree import Search, Term
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.record.name import Contributor, read_name

AUTHORS = (
    "Aloisius Vieuxtemps",
    "Aloisius Tchernin",
    "Aloisius Bellini",
    "Gōtarō Jedlička",
    "Thomas Goltz",
    "Іван Франко",
)


@pytest.mark.parametrize(
    ("asked", "meant"), [("阿洛伊修斯·维厄当", 0), ("阿洛伊修斯·契爾宁", 1), ("阿洛伊修斯·贝利尼", 2)]
)
def test_the_name_beside_decides(engine: Engine, asked: str, meant: int) -> None:
    records = [Record(contributors=(Contributor((read_name(name),)),)) for name in AUTHORS]
    engine.write([Put(kind="work", id=f"w{at}", value=Work(id=f"w{at}", record=one)) for at, one in enumerate(records)])
    engine.commit()
    assert engine.search(Search(node=Term(asked))).hits[0].id == f"w{meant}"


FORMS = ("Karabakh war", "Karabagh khanate", "Qarabağ", "Qarabağda sülh", "Karabağ'ın tarihi", "Карабах",
         "Карабахская война", "جنگ قره‌باغ", "مهاجران قره‌باغی", "卡拉巴赫冲突", "Καραμπάχ")  # fmt: skip


@pytest.mark.parametrize("asked", ["Karabakh", "Karabagh", "Карабах", "قره‌باغ", "卡拉巴赫", "Karabağ'ın", "قره‌باغی"])
def test_inflected_forms_are_found_from_every_script(engine: Engine, asked: str) -> None:
    records = [Record(title=(Text(title, ""),)) for title in (*FORMS, "Карабин и порох", "Carabiniere", "کره باغ")]
    engine.write([Put(kind="work", id=f"w{at}", value=Work(id=f"w{at}", record=one)) for at, one in enumerate(records)])
    engine.commit()
    found = {hit.id for hit in engine.search(Search(node=Term(asked), limit=50)).hits}
    assert found >= {f"w{at}" for at in range(len(FORMS))} - {"w10"}
    assert not found & {f"w{at}" for at in range(len(FORMS), len(records))}
