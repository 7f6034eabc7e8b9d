"""Korean names in Hangul, in Chinese signs and in Latin letters by several schemes find each other."""

from itertools import permutations

import pytest

from dragoman.engines.port import Engine, Put, Work
from dragoman.query.tree import Search, Term
from dragoman.record.model import Record
from dragoman.record.name import Contributor, read_name

KNOWN = (
    ("신채호", "申采浩", "Sin Chʻae-ho", "Shin Chaeho"), ("박은식", "朴殷植", "Pak Ŭn-sik", "Park Eun-sik"),
    ("안중근", "安重根", "An Chung-gŭn", "Ahn Jung-geun"), ("이광수", "李光洙", "Yi Kwang-su", "Lee Kwang-soo"),
    ("최남선", "崔南善", "Chʻoe Nam-sŏn", "Choi Namseon"), ("서재필", "徐載弼", "Sŏ Chae-pʻil", "Seo Jae-pil"),
    ("여운형", "呂運亨", "Yŏ Un-hyŏng", "Yeo Unhyeong"), ("정약용", "丁若鏞", "Chŏng Yag-yong", "Jeong Yakyong"),
)  # fmt: skip
"""A person's name: in Hangul, in Chinese signs, by McCune and Reischauer, as it is also spelled."""
OTHERS = ("Thomas Goltz", "王小明", "مهدی عباس‌زاده", "Захаров, Виктор", "박지원", "Yi Sŏng-gye", "李大钊", "大江健三郎")


ACROSS = [pair for pair in permutations(range(4), 2) if min(pair) < 2]


@pytest.mark.parametrize(("asked", "held"), ACROSS)
def test_each_writing_finds_the_others(engine: Engine, asked: int, held: int) -> None:
    names = [*(known[held] for known in KNOWN), *OTHERS]
    works = [Record(contributors=(Contributor((read_name(name),)),)) for name in names]
    engine.write([Put(kind="work", id=f"w{at}", value=Work(id=f"w{at}", record=one)) for at, one in enumerate(works)])
    engine.commit()
    for at, known in enumerate(KNOWN):
        hits = engine.search(Search(node=Term(known[asked]))).hits
        assert hits, known[asked]
        assert hits[0].id == f"w{at}", known[asked]
