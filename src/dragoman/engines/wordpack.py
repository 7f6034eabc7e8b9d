"""How are the words of an index kept so that those alike are found at once? Packed into arrays, mapped from a file.

A pack holds numbers of all its words, to tell whether it has one, and of the words that sound: their texts in order,
what is looked at of each (:mod:`dragoman.engines.likeness`), and their keys in order. Packs are not changed: new words
are a new pack, and packs are joined.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from hashlib import blake2b
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple, Self
from zlib import crc32

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.engines.likeness import Looks, looks
from dragoman.engines.words import keys, span_number
from dragoman.text.hearing import Packed

_VERSION = 1
"""Raised when what is packed of a word changes: packs of another version are made anew, with their index."""
_KEY_BYTES = 8
_ALIGNED = 16
_STEP = 64
"""The beginning of every such word is at hand, so that few others are read to find where words begin so."""

Numbers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.intp]


class Arrays(NamedTuple):
    """The arrays of a pack, in the order in which they stand in its file.

    ``held`` numbers all words. Of the words that sound ``texts`` holds the UTF-8 one behind the other, ``starts`` where
    each begins, ``spans`` the number of its span of the alphabet; then what is looked at. ``keys`` are the numbers of
    keys in order, ``words`` the word of each.
    """

    held: Numbers
    texts: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.uint32]
    spans: npt.NDArray[np.uint8]
    scripts: npt.NDArray[np.uint16]
    plain: npt.NDArray[np.bool_]
    spoken: npt.NDArray[np.uint32]
    skeletons: npt.NDArray[np.uint32]
    kinds: npt.NDArray[np.uint8]
    rows: npt.NDArray[np.uint8]
    letters: npt.NDArray[np.uint8]
    keys: Numbers
    words: npt.NDArray[np.uint32]


_OF_WORDS = ("spans", "scripts", "plain", "spoken", "skeletons", "kinds", "rows", "letters")
"""The arrays that have one place for each word that sounds."""


class _Header(msgspec.Struct, frozen=True):
    """What the first line of a pack's file says: how it was made, and where which array stands."""

    made: int
    size: int
    arrays: tuple[tuple[str, tuple[int, ...], int], ...]


def word_number(token: str) -> int:
    """Give the number by which a pack knows a word."""
    return int.from_bytes(blake2b(token.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def key_number(key: str) -> int:
    """Give the number by which a pack knows a key: its letters, or of long ones their digest."""
    written = key.encode("utf-8", "surrogatepass")
    return int.from_bytes(written, "big") if len(written) <= _KEY_BYTES else word_number(key)


class WordPack:
    """Some words of an index; ``arrays`` is what is kept of them."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self._texts, self._starts = arrays.texts.data, arrays.starts.data

    @property
    def size(self) -> int:
        """Count the words."""
        return len(self.arrays.held)

    @classmethod
    def of(cls, held: Iterable[str], sounding: Iterable[str]) -> Self:
        """Pack words; ``sounding`` are those that may be found by their sound or stem."""
        texts = sorted({token for token in sounding if keys(token)})
        written = [text.encode("utf-8", "surrogatepass") for text in texts]
        found = looks(texts)
        pairs = [(key_number(key), at) for at, text in enumerate(texts) for key in keys(text)]
        numbers = np.array([key for key, _ in pairs], np.uint64)
        order = np.argsort(numbers, kind="stable")
        return cls(Arrays(
            np.unique(np.array([word_number(token) for token in held], np.uint64)),
            np.frombuffer(b"".join(written), np.uint8),
            _sums([len(one) for one in written]),
            np.array([span_number(text) for text in texts], np.uint8),
            *found[:4],
            found.sounds.kinds,
            found.sounds.rows,
            found.sounds.letters,
            numbers[order],
            np.array([at for _, at in pairs], np.uint32)[order],
        ))  # fmt: skip

    def text(self, at: int) -> str:
        """Give a word that sounds."""
        return self._written(at).decode("utf-8", "replace")

    def _written(self, at: int) -> bytes:
        return bytes(self._texts[self._starts[at] : self._starts[at + 1]])

    def holds(self, numbers: Numbers) -> npt.NDArray[np.bool_]:
        """Say which of some words, by number, are in the pack."""
        held = self.arrays.held
        if not len(held):
            return np.zeros(len(numbers), np.bool_)
        return np.asarray(held[np.minimum(np.searchsorted(held, numbers), len(held) - 1)] == numbers)

    def having(self, numbers: Numbers, most: int) -> tuple[Places, Places]:
        """Give the words that have each of some keys, no more of each than ``most``: which key, which word."""
        low = np.searchsorted(self.arrays.keys, numbers, "left")
        counts = np.minimum(np.searchsorted(self.arrays.keys, numbers, "right") - low, most)
        which = np.repeat(np.arange(len(numbers)), counts)
        first = np.repeat(np.cumsum(counts) - counts, counts)
        at = np.repeat(low, counts) + np.arange(len(which)) - first
        words = self.arrays.words[at].astype(np.intp)
        return which, np.minimum(words, max(0, len(self.arrays.spans) - 1))

    def looks(self, at: Places) -> Looks:
        """Look at some words."""
        own = self.arrays
        sounds = Packed(own.kinds, own.rows, own.letters).take(at)
        return Looks(own.scripts[at], own.plain[at], own.spoken[at], own.skeletons[at], sounds)

    @cached_property
    def _signposts(self) -> list[bytes]:
        """Every so many words: a word."""
        return [self._written(at) for at in range(0, len(self.arrays.spans), _STEP)]

    def starting(self, start: str, most: int) -> list[str]:
        """Give words that sound and begin so, in the order of the alphabet."""
        places, beginning = range(len(self.arrays.spans)), start.encode("utf-8", "surrogatepass")
        near = bisect_left(self._signposts, beginning) * _STEP
        first = bisect_left(places, beginning, max(0, near - _STEP), min(near, len(places)), key=self._written)
        found = takewhile(lambda at: self._written(at).startswith(beginning), places[first : first + most])
        return [self.text(at) for at in found]


def joined(packs: Sequence[WordPack]) -> WordPack:
    """Join packs; a word that is in several of them stands once."""
    begins = np.cumsum([0, *(len(pack.arrays.spans) for pack in packs)])
    where = {
        pack.text(at): begin + at
        for pack, begin in zip(packs, begins, strict=False)
        for at in range(len(pack.arrays.spans))
    }
    order = np.array([where[text] for text in sorted(where)], np.intp)
    place = np.full(begins[-1], -1, np.int64)
    place[order] = np.arange(len(order))
    written = [text.encode("utf-8", "surrogatepass") for text in sorted(where)]
    one, *others = (pack.arrays for pack in packs)
    each = {name: np.concatenate([getattr(part, name) for part in (one, *others)]) for name in Arrays._fields}
    words = place[np.concatenate([pack.arrays.words + begin for pack, begin in zip(packs, begins, strict=False)])]
    by_key = np.lexsort((words, each["keys"]))
    by_key = by_key[words[by_key] >= 0]
    return WordPack(Arrays(**{
        **{name: each[name][order] for name in _OF_WORDS},
        "held": np.unique(each["held"]),
        "texts": np.frombuffer(b"".join(written), np.uint8),
        "starts": _sums([len(one) for one in written]),
        "keys": each["keys"][by_key],
        "words": words[by_key].astype(np.uint32),
    }))  # fmt: skip


def _sums(lengths: Sequence[int]) -> npt.NDArray[np.uint32]:
    return np.cumsum([0, *lengths]).astype(np.uint32)


@cache
def _made() -> int:
    """Number the tables that words are packed by: with others, they would be packed otherwise."""
    folder = files("dragoman.text") / "data"
    return crc32(b"".join((folder / name).read_bytes() for name in ("hearing.tsv", "sounds.tsv")), _VERSION)


def write(pack: WordPack, path: Path) -> None:
    """Write a pack into a file."""
    placed: list[tuple[str, tuple[int, ...], int]] = []
    size = 0
    for array in pack.arrays:
        placed.append((array.dtype.str, array.shape, size))
        size += array.nbytes + -array.nbytes % _ALIGNED
    header = msgspec.json.encode(_Header(_made(), size, tuple(placed))) + b"\n"
    with path.open("wb") as file:
        file.write(header + b" " * (-len(header) % _ALIGNED))
        for array in pack.arrays:
            file.write(np.ascontiguousarray(array).tobytes() + bytes(-array.nbytes % _ALIGNED))


def read(path: Path) -> WordPack:
    """Map a pack from its file. Raises ``ValueError`` when it is damaged, or was made by other tables."""
    mapped = np.memmap(path, np.uint8, "r")
    line = mapped[:10_000].tobytes().partition(b"\n")[0]
    header = msgspec.json.decode(line, type=_Header)
    start = len(line) + 1 + -(len(line) + 1) % _ALIGNED
    if header.made != _made() or len(mapped) != start + header.size or len(header.arrays) != len(Arrays._fields):
        raise ValueError(f"{path.name} does not fit")
    return WordPack(Arrays(*(_array(mapped, start + at, dtype, shape) for dtype, shape, at in header.arrays)))


def _array(mapped: npt.NDArray[np.uint8], start: int, dtype: str, shape: tuple[int, ...]) -> npt.NDArray[Any]:
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    return np.asarray(mapped[start : start + size]).view(dtype).reshape(shape)
