"""Finds works by meaning too, when the library has an embedding model: its ranking and the engine's are made one."""

import time
from pathlib import Path
from typing import cast

import msgspec

from dragoman.engines.port import Engine, Hit, Hits, Noted, Put, Work
from dragoman.query.tree import Node, Search, Term
from dragoman.translate.embedding import UNUSABLE, Embedding
from dragoman.translate.vectors import WorkVectors, build, fused

SETTING = "embedding"
"""Id of the setting that names the model's folder."""

_VECTORS = "vectors"
_LOOKED_AT = 100
_LEAST_NEARNESS = 0.3
_AGAIN = 60.0
"""Seconds after which a model that could not be loaded is tried again: its disk may have come back."""


class Meaning:
    """The embedding model of a library and the vectors of its works; without a model it leaves answers as they are."""

    def __init__(self, engine: Engine, folder: Path | None) -> None:
        self._engine = engine
        self._folder = folder
        self._loaded: tuple[Embedding, WorkVectors] | None = None
        self._version = -1
        self._failed: tuple[int, float] | None = None
        self.trouble = ""
        """Why the model that was named cannot be used; "": it can, or there is none."""

    def teach(self, model: Path) -> int:
        """Encode all works with a model, and use it from now on; give their number.

        Raises ``ValueError`` for a library without a folder, one of
        :data:`dragoman.translate.embedding.UNUSABLE` for a folder that holds no model which can be used here.
        """
        if self._folder is None:
            raise ValueError("a library in memory keeps no vectors")
        count = build(self._engine, Embedding(model).encode, self._folder / _VECTORS)
        named = Noted(id=SETTING, values={"folder": str(model.resolve())})
        self._engine.write([Put(kind="setting", id=SETTING, value=named)])
        self._engine.commit()
        return count

    def fuse(self, node: Node | None, search: Search, hits: Hits) -> Hits:
        """Bring works near in meaning into the first page of an answer to plain words."""
        plain = isinstance(node, Term) and node.match == "words" and not node.field
        if not plain or search.sort != "relevance" or search.offset or search.after:
            return hits
        loaded = self._current()
        if loaded is None:
            return hits
        model, vectors = loaded
        near = vectors.near(model.encode([cast("Term", node).value])[0], _LOOKED_AT)
        return self._fused(hits, [one.id for one in near if one.nearness >= _LEAST_NEARNESS], search.limit)

    def _fused(self, hits: Hits, near: list[str], limit: int) -> Hits:
        found = {hit.id: hit for hit in hits.hits}
        ranking = fused(list(found), near)[:limit]
        missing = [id for id in ranking if id not in found]
        for stored in self._engine.get("work", missing):
            if stored is not None:
                found[stored.id] = Hit(id=stored.id, score=0.0, work=cast("Work", stored.value))
        shown = tuple(found[id] for id in ranking if id in found)
        return msgspec.structs.replace(hits, hits=shown, total=max(hits.total, len(shown)))

    def _current(self) -> tuple[Embedding, WorkVectors] | None:
        (stored,) = self._engine.get("setting", [SETTING])
        if stored is None or self._folder is None:
            return None
        if self._loaded is None or stored.version != self._version:
            if self._failed and self._failed[0] == stored.version and time.monotonic() - self._failed[1] < _AGAIN:
                return None
            folder = Path(cast("Noted", stored.value).values["folder"])
            try:
                self._loaded = Embedding(folder), WorkVectors(self._folder / _VECTORS)
            except UNUSABLE as error:
                self.trouble = f"{error}; works are found by their words alone"
                self._loaded, self._failed = None, (stored.version, time.monotonic())
                return None
            self._version, self.trouble, self._failed = stored.version, "", None
        return self._loaded
