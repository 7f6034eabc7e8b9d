"""Titles find what a scheme of romanisation made of them, and romanised ones the titles."""

import pytest

from dragoman.engines.port import Engine, Put, Work
from dragoman.query.tree import Search, Term
from dragoman.record.form import Text
from dragoman.record.model import Record

PAIRS = (
    ("Шишкин и его ученики", "Šiškin i ego učeniki"), ("Россия и Африка", "Rossija i Afrika"), ("ძროხა", "żroxa"),
    ("Վերք Հայաստանի", "Verkʻ Hayastani"), ("Ιστορία του ελληνικού έθνους", "Historia tou hellēnikou ethnous"),
    ("Ҷумҳурии Тоҷикистон", "Jumhurii Tojikiston"), ("تاریخ بیهقی", "Tārīkh-i Bayhaqī"),
    ("الخطيئة والصراع", "al-Khaṭīʼah wa-al-ṣirāʻ"),
)  # fmt: skip
LATIN_ONLY = (("삼국사기", "Samguk sagi"), ("조선왕조실록", "Chosŏn wangjo sillok"))


@pytest.mark.parametrize(("asked", "held"), [(0, 1), (1, 0)])
def test_each_writing_finds_the_other(engine: Engine, asked: int, held: int) -> None:
    pairs = [*PAIRS, *LATIN_ONLY] if held else PAIRS
    works = [Record(title=(Text(pair[held]),)) for pair in pairs]
    engine.write([Put(kind="work", id=f"w{at}", value=Work(id=f"w{at}", record=one)) for at, one in enumerate(works)])
    engine.commit()
    for at, pair in enumerate(pairs):
        hits = engine.search(Search(node=Term(pair[asked]))).hits
        assert [hit.id for hit in hits[:1]] == [f"w{at}"], pair[asked]
