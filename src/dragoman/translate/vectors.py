"""Which works lie near a question? The vectors of a library's works beside its index, and two rankings made one."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, cast

import numpy as np
import numpy.typing as npt

from dragoman.engines.port import Engine, Work
from dragoman.translate.embedding import Vectors

Encode = Callable[[Sequence[str]], Vectors]

_BATCH = 256
_LONGEST = 1_000
_CONSTANT = 60
"""Cormack, Clarke and Büttcher, Reciprocal Rank Fusion (SIGIR 2009)."""


class Nearby(NamedTuple):
    """A work and how near it lies, as cosine."""

    id: str
    nearness: float


class WorkVectors:
    """The vectors of the works of a library: one memory-mapped matrix, and the ids of its rows."""

    def __init__(self, folder: Path) -> None:
        self.ids: list[str] = (folder / "ids.txt").read_text("utf-8").splitlines()
        self._matrix: npt.NDArray[np.float32] = np.load(folder / "vectors.npy", mmap_mode="r")

    def near(self, question: Vectors, count: int) -> list[Nearby]:
        """Give the nearest works to a vector, the nearest first."""
        nearness = self._matrix @ question
        best = np.argsort(-nearness)[:count]
        return [Nearby(self.ids[at], float(nearness[at])) for at in best]


def build(engine: Engine, encode: Encode, folder: Path) -> int:
    """Encode all works of a library into a folder; give their number."""
    folder.mkdir(parents=True, exist_ok=True)
    works = (cast("Work", stored.value) for stored in engine.iterate("work"))
    ids: list[str] = []
    parts: list[Vectors] = []
    while batch := list(islice(works, _BATCH)):
        ids += [work.id for work in batch]
        parts.append(encode([_text(work) for work in batch]))
    np.save(folder / "vectors.npy", np.concatenate(parts) if parts else np.zeros((0, 1), np.float32))
    (folder / "ids.txt").write_text("".join(f"{id}\n" for id in ids), "utf-8")
    return len(ids)


def _text(work: Work) -> str:
    return " ".join(_said(work))[:_LONGEST]


def _said(work: Work) -> Iterator[str]:
    record = work.record
    yield from (form.value for form in (*record.title, *record.keywords, *record.abstract) if not form.is_machine)


def fused(*rankings: Sequence[str]) -> list[str]:
    """Make one ranking of several, by the sum of reciprocal ranks.

    >>> fused(["a", "b", "c"], ["b", "d"])
    ['b', 'a', 'd', 'c']
    """
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, id in enumerate(ranking, 1):
            scores[id] = scores.get(id, 0.0) + 1 / (_CONSTANT + rank)
    return sorted(scores, key=lambda one: -scores[one])
