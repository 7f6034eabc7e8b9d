"""Is a known work found? Ranks of works among others, asked for by what one knows of them."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from dragoman.engines.embedded import EmbeddedEngine
from dragoman.engines.port import Put, Work
from dragoman.query.tree import Search, Term
from dragoman.record.model import Record
from dragoman.translate.lexicon import Lexicon


class Known(NamedTuple):
    """A work that is asked for, the words, the field they stand in ("": any), and works that are as right."""

    id: str
    words: str
    field: str = ""
    same: frozenset[str] = frozenset()


def ranks(records: dict[str, Record], asked: list[Known], lexicon: Lexicon) -> list[int]:
    """Give the rank of each work asked for among those of the first hundred that are not as right; 0: not there."""
    with TemporaryDirectory() as folder, EmbeddedEngine(Path(folder)) as engine:
        engine.write([Put(kind="work", id=id, value=Work(id=id, record=record)) for id, record in records.items()])
        engine.commit()
        return [_rank(engine, one, lexicon) for one in asked]


def _rank(engine: EmbeddedEngine, known: Known, lexicon: Lexicon) -> int:
    node = Term(known.words, "words", known.field)
    hits = engine.search(Search(node=node, limit=100, widenings=lexicon.widenings(node))).hits
    others = [hit.id for hit in hits if hit.id == known.id or hit.id not in known.same]
    return next((rank for rank, id in enumerate(others, 1) if id == known.id), 0)


def measured(found: list[int], among: int) -> dict[str, object]:
    """Give mean reciprocal rank, and the shares found first and among the first ten."""
    return {
        "MRR": round(sum(1 / rank for rank in found if rank) / len(found), 3),
        "rank 1": round(sum(rank == 1 for rank in found) / len(found), 3),
        "rank 10": round(sum(0 < rank <= 10 for rank in found) / len(found), 3),
        "asked": len(found),
        "among": among,
    }
