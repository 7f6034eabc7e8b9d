"""How is what match compares kept? Packed beside the records, so that candidates need not be prepared again."""

from collections.abc import Iterable, Mapping

import msgspec

from dragoman.engines.port import Kept
from dragoman.match.candidates import sketch_keys
from dragoman.match.glance import glance
from dragoman.match.sketch import Numbered, Sketch, sketch
from dragoman.record.model import Record

VERSION = 6
"""To be raised with every change to sketches: what was packed by another version is made anew from the records."""

_PACK = msgspec.msgpack.Encoder()
_NUMBERED = msgspec.msgpack.Decoder(Numbered)
_SKETCH = msgspec.msgpack.Decoder(Sketch)


class Drawn(msgspec.Struct, frozen=True):
    """What match asks of a record, made without the others, in a worker process for instance."""

    packed: bytes
    keys: tuple[str, ...]
    glance: bytes


def drawn(record: Record, id: str) -> Drawn:
    """Prepare a record for comparison and pack it."""
    made = sketch(record, id)
    return Drawn(_PACK.encode(made), sketch_keys(made), glance(made))


class Sketches:
    """The sketches of many records by id; each is unpacked only as far as it is asked for."""

    def __init__(self, made: Mapping[str, Drawn]) -> None:
        self._made = made
        self._packed: dict[str, bytes] = {}
        self._numbered: dict[str, Numbered] = {}
        self._whole: dict[str, Sketch] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._glances: dict[str, bytes] = {}

    def __contains__(self, id: object) -> bool:
        return id in self._packed

    def add(self, records: Iterable[Kept]) -> None:
        """Take in records; those known already keep their sketch."""
        for one in records:
            if one.id not in self._packed:
                made = self._made.get(one.id) or drawn(one.record, one.id)
                self._packed[one.id], self._keys[one.id], self._glances[one.id] = made.packed, made.keys, made.glance

    def add_packed(self, packed: Mapping[str, bytes]) -> None:
        """Take in sketches as they were kept; those known already are passed over."""
        for id, one in packed.items():
            self._packed.setdefault(id, one)

    def packed(self, id: str) -> bytes:
        """Give a sketch packed."""
        return self._packed[id]

    def numbered(self, id: str) -> Numbered:
        """Give the beginning of a sketch."""
        if id not in self._numbered:
            self._numbered[id] = _NUMBERED.decode(self._packed[id])
        return self._numbered[id]

    def whole(self, id: str) -> Sketch:
        """Give a sketch."""
        if id not in self._whole:
            self._whole[id] = _SKETCH.decode(self._packed[id])
        return self._whole[id]

    def keys(self, id: str) -> tuple[str, ...]:
        """Give the match keys of a record."""
        if id not in self._keys:
            self._keys[id] = sketch_keys(self.whole(id))
        return self._keys[id]

    def glance(self, id: str) -> bytes:
        """Give the glance of a record."""
        if id not in self._glances:
            self._glances[id] = glance(self.whole(id))
        return self._glances[id]
