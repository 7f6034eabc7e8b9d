"""Which words does an index hold, and which of them sound or are built like one? Asked of packs of words."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from dragoman.engines.likeness import likenesses, looks, together
from dragoman.engines.wordpack import WordPack, key_number, word_number
from dragoman.engines.words import Span, far_keys, keys, span_number

_MOST_OF_KEY = 400
"""So many words of one key are looked at."""
_MOST_HEARD = 1_200
"""So many words are looked at for one."""
_MOST_KEPT = 20_000
"""So many answers of each kind are kept."""

T = TypeVar("T")
U = TypeVar("U")
Found = tuple[WordPack, npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.int64]]
"""Words of a pack: for which word asked for, where in the pack, and how many sounds the longest key has they share."""


class Vocabulary:
    """The words of an index at one time. What was answered is kept: a new vocabulary stands for words that came."""

    def __init__(self, packs: Sequence[WordPack] = ()) -> None:
        self.packs = tuple(packs)
        self._held: dict[str, bool] = {}
        self._alike: dict[str, list[str]] = {}
        self._starting: dict[tuple[str, int], list[str]] = {}
        self._heard: dict[tuple[str, bool, float], dict[str, float]] = {}

    def holds(self, tokens: Sequence[str]) -> set[str]:
        """Give those of the tokens that the index holds."""
        _fill(self._held, tokens, self.look_up)
        return {token for token in tokens if self._held.get(token)}

    def look_up(self, tokens: Sequence[str]) -> list[bool]:
        """Say of each token whether the index holds it; nothing is kept of the answer."""
        numbers = np.array([word_number(token) for token in tokens], np.uint64)
        found = np.zeros(len(tokens), np.bool_)
        for pack in self.packs:
            found |= pack.holds(numbers)
        return found.tolist()

    def alike(self, keys: Sequence[str], within: Span) -> dict[str, list[str]]:
        """Give for each key (of :func:`dragoman.engines.words.keys`) tokens of the index that have it and lie within a
        span of the alphabet; unknown keys are left out.
        """
        _fill(self._alike, keys, self._having)
        low, high = within
        found = {key: [token for token in self._alike.get(key, ()) if low <= token < high] for key in keys}
        return {key: tokens for key, tokens in found.items() if tokens}

    def _having(self, keys: Sequence[str]) -> list[list[str]]:
        numbers = np.array([key_number(key) for key in keys], np.uint64)
        found: list[list[str]] = [[] for _ in keys]
        for pack in self.packs:
            for which, at in zip(*pack.having(numbers, _MOST_OF_KEY), strict=True):
                found[which].append(pack.text(at))
        return [sorted(tokens) for tokens in found]

    def starting(self, start: str, most: int) -> list[str]:
        """Give tokens of the index that begin so, in the order of the alphabet."""
        _fill(self._starting, [(start, most)], self._beginning)
        return self._starting[start, most]

    def _beginning(self, asked: Sequence[tuple[str, int]]) -> list[list[str]]:
        return [sorted({token for pack in self.packs for token in pack.starting(*one)})[: one[1]] for one in asked]

    def heard(self, tokens: Sequence[str], far: Sequence[str], least: float) -> dict[str, dict[str, float]]:
        """Give for each token the words of the index that sound like it, and how alike they are.

        For the tokens that are ``far`` as well, words of other scripts are looked at whose key is one slip away.
        ``least`` is the evidence asked for.
        """
        asked = [(token, token in far, least) for token in tokens]
        _fill(self._heard, asked, self._hear)
        return {one[0]: self._heard.get(one, {}) for one in asked}

    def _hear(self, asked: Sequence[tuple[str, bool, float]]) -> list[dict[str, float]]:
        tokens, least = [token for token, _, _ in asked], asked[0][2]
        heard: list[dict[str, float]] = [{} for _ in asked]
        sounding = self._sounding(tokens, [far for _, far, _ in asked])
        if sounding:
            which, places, sounds = (np.concatenate(part) for part in list(zip(*sounding, strict=True))[1:])
            others = together([pack.looks(at) for pack, _, at, _ in sounding])
            alike = likenesses(looks(tokens), which, others, sounds, least)
            ends = np.cumsum([len(some) for _, some, _, _ in sounding])
            for one in np.flatnonzero(alike).tolist():
                pack = sounding[int(np.searchsorted(ends, one, "right"))][0]
                heard[which[one]][pack.text(places[one])] = round(float(alike[one]), 2)
        for token, found in zip(tokens, heard, strict=True):
            found.pop(token, None)
        return heard

    def _sounding(self, tokens: Sequence[str], far: Sequence[bool]) -> list[Found]:
        """Find words that may sound like each token."""
        near = [(at, key, len(key) - 1) for at, token in enumerate(tokens) for key in keys(token) if key[0] == "~"]
        wide = [(at, key, 0) for at, token in enumerate(tokens) if far[at] for key in far_keys(token)]
        wanted = sorted(near, key=lambda one: -one[2]) + wide
        if not wanted:
            return []
        numbers = np.array([key_number(key) for _, key, _ in wanted], np.uint64)
        asked = np.array([which for which, _, _ in wanted], np.intp)
        sounds = np.array([size for _, _, size in wanted], np.int64)
        spans = np.array([span_number(token) for token in tokens], np.uint8)
        return [found for pack in self.packs if (found := _found(pack, numbers, asked, sounds, spans))[1].size]


def _found(
    pack: WordPack,
    numbers: npt.NDArray[np.uint64],
    asked: npt.NDArray[np.intp],
    sounds: npt.NDArray[np.int64],
    spans: npt.NDArray[np.uint8],
) -> Found:
    """Find the words of a pack that have the keys asked for; one that has several of them stands under the longest."""
    key, at = pack.having(numbers, _MOST_OF_KEY)
    which, shared = asked[key], sounds[key]
    foreign = pack.arrays.spans[at] != spans[which]
    _, first = np.unique(which * (len(pack.arrays.spans) + 1) + at, return_index=True)
    first = np.sort(first[foreign[first] | (shared[first] > 0)])
    kept = first[_ordinals(which[first]) < _MOST_HEARD]
    return pack, which[kept], at[kept], shared[kept]


def _ordinals(which: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Number the places of each value from 0."""
    order = np.argsort(which, kind="stable")
    ranked = which[order]
    begins = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]]) if len(ranked) else np.zeros(0, np.intp)
    ordinals = np.empty(len(which), np.intp)
    ordinals[order] = np.arange(len(which)) - np.repeat(begins, np.diff(np.r_[begins, len(which)]))
    return ordinals


def _fill(kept: dict[T, U], asked: Sequence[T], answer: Callable[[Sequence[T]], Sequence[U]]) -> None:
    """Answer what was not asked before."""
    if missing := [one for one in dict.fromkeys(asked) if one not in kept]:
        if len(kept) > _MOST_KEPT:
            kept.clear()
        kept.update(zip(missing, answer(missing), strict=True))
