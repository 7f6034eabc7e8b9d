"""Chinese titles meet their romanisations, joined or apart, in pinyin or the older spelling, both ways."""

import pytest

from dragoman.engines.port import Engine, Put, Work
from dragoman.query.tree import Search, Term
from dragoman.record.form import Text
from dragoman.record.model import Record

SIGNS = {
    "gazetteer": "宁夏回族自治区地方志",
    "dream": "红楼梦研究",
    "mountain": "峨眉山",
    "ball": "高爾夫球場",
    "war": "جنگ قره‌باغ",
}
LATIN = {
    "gazetteer": "Ningxia Huizu Zizhiqu di fang zhi", "dream": "Hong lou meng yan jiu", "mountain": "Emei Shan",
    "ball": "Kao-erh-fu chʻiu-chʻang", "war": "Нагорный Карабах",
}  # fmt: skip


def write(engine: Engine, titles: dict[str, str]) -> None:
    works = ((id, Record(title=(Text(title),))) for id, title in titles.items())
    engine.write([Put(kind="work", id=id, value=Work(id=id, record=record)) for id, record in works])
    engine.commit()


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Ningxia Huizu Zizhiqu", "gazetteer"), ("ning xia hui zu zi zhi qu di fang zhi", "gazetteer"),
        ("Hung-lou meng yen-chiu", "dream"), ("Hónglóumèng", "dream"), ("Emei Shan", "mountain"),
        ("Gaoerfu qiuchang", "ball"), ("gao1er3fu1qiu2chang3", "ball"), ("Karabakh", "war"),
    ],
)  # fmt: skip
def test_signs_are_found_by_their_syllables(engine: Engine, asked: str, meant: str) -> None:
    write(engine, SIGNS)
    assert [hit.id for hit in engine.search(Search(node=Term(asked))).hits] == [meant]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("宁夏回族自治区地方志", "gazetteer"), ("寧夏回族自治區", "gazetteer"), ("红楼梦研究", "dream"),
        ("峨眉山", "mountain"), ("高爾夫球場", "ball"), ("卡拉巴赫", "war"),
    ],
)  # fmt: skip
def test_romanised_titles_are_found_by_their_signs(engine: Engine, asked: str, meant: str) -> None:
    write(engine, LATIN)
    assert [hit.id for hit in engine.search(Search(node=Term(asked))).hits] == [meant]


def test_it_says_over_which_signs_it_was_found(engine: Engine) -> None:
    write(engine, SIGNS)
    found = engine.search(Search(node=Term("Huizu zizhiqu")))
    assert any("自治区" in through for through in found.through)
