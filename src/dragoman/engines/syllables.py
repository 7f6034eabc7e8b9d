"""How do Chinese words meet their spellings in Latin letters? Syllable by syllable, in pinyin or Wade and Giles's way.

The index holds unspaced writing as overlapping pairs of signs, and knows a pair by how it is read; a word in Latin
letters stands for those of the pairs that its syllables may be which the index holds. Catalogues write syllables apart
or joined.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, product

from dragoman.engines.plan import Variant
from dragoman.engines.tokens import LAST_SPACED
from dragoman.engines.vocabulary import Vocabulary
from dragoman.text.han import pinyin, plain_reading, signs_read
from dragoman.text.normal import unaspirated
from dragoman.text.script import dominant_script
from dragoman.text.syllables import readings_of, syllables
from dragoman.text.wade_giles import wade_giles

_WEIGHT = 0.38
_MOST_PAIRS = 24
_MOST_CHAINS = 12
_LONGEST = 8
_MOST_JOINED = 4
_MOST_LOOKED_UP = 3_000
_TELLING = 3
"""So many syllables are hardly another language's word."""

Pair = tuple[str, str]
"""Two syllables that stand side by side."""


def all_syllables(words: Sequence[str]) -> bool:
    """Say whether words spell Chinese syllables, all of them and enough.

    >>> all_syllables(["hong", "lou", "meng"]), all_syllables(["iran"]), all_syllables(["he", "can"])
    (True, False, False)
    """
    found = [syllables(word) for word in words]
    return all(found) and sum(len(ways[0]) for ways in found) >= _TELLING


def signs_of(words: Sequence[str], vocabulary: Vocabulary) -> list[list[Variant]]:
    """Give for each of some folded words side by side the pairs of signs of the index that it may spell."""
    ways = [syllables(word) for word in words]
    wanted = [pair for some in ways for way in some for pair in pairwise(way)]
    wanted += [pair for first, second in pairwise(ways) for pair in _between(first, second)]
    held = _pairs(list(dict.fromkeys(wanted)), vocabulary)
    found = [[one for way in some for one in _of(word, way, held)] for word, some in zip(words, ways, strict=True)]
    for at, (first, second) in enumerate(pairwise(ways)):
        for one, other in _between(first, second):
            some = [Variant((pair,), _WEIGHT, f"{one} {other} → {pair}") for pair in held[one, other]]
            found[at] += some if len(first[0]) == 1 else ()
            found[at + 1] += some if len(second[0]) == 1 else ()
    return found


def _between(first: tuple[tuple[str, ...], ...], second: tuple[tuple[str, ...], ...]) -> Iterator[Pair]:
    """Give the pair that two words make where one of them is a single syllable."""
    if first and second and 1 in {len(first[0]), len(second[0])}:
        yield first[0][-1], second[0][0]


def _pairs(wanted: Sequence[Pair], vocabulary: Vocabulary) -> dict[Pair, list[str]]:
    """Give for each pair of syllables the pairs of signs in the index that are read so."""
    may_be = {pair: list(islice(_may_be(pair), _MOST_LOOKED_UP)) for pair in wanted}
    every = list(dict.fromkeys(token for some in may_be.values() for token in some))
    held = {token for token, known in zip(every, vocabulary.look_up(every), strict=True) if known}
    return {pair: [token for token in some if token in held] for pair, some in may_be.items()}


def _may_be(pair: Pair) -> Iterator[str]:
    """Give the pairs of signs that two syllables may be, of common ones first; two rare signs seldom meet."""
    ways = [tuple(signs_read(reading) for reading in way) for way in product(*map(readings_of, pair))]
    for one, other in ways:
        yield from map("".join, product(one.common, other.common))
    for one, other in ways:
        yield from map("".join, product(one.common, other.rare))
        yield from map("".join, product(one.rare, other.common))


def _of(word: str, way: tuple[str, ...], held: dict[Pair, list[str]]) -> Iterator[Variant]:
    """Give the runs of signs that a word of several syllables spells: each pair goes on with the last one's sign."""
    if not 1 < len(way) <= _LONGEST:
        return
    chains: list[tuple[str, ...]] = [(pair,) for pair in held[way[0], way[1]]]
    for step in pairwise(way[1:]):
        chains = [(*chain, pair) for chain in chains for pair in held[step] if pair[0] == chain[-1][1]][:_MOST_PAIRS]
    for chain in chains[: _MOST_PAIRS if len(way) == 2 else _MOST_CHAINS]:
        yield Variant(chain, _WEIGHT, f"{word} → {chain[0]}{''.join(pair[1] for pair in chain[1:])}")


def spelled_signs(run: str, vocabulary: Vocabulary) -> Iterator[Variant]:
    """Give the spellings of Chinese signs that the index holds: joined or apart, in pinyin or the older way."""
    if not 0 < len(run) <= _LONGEST or run <= LAST_SPACED or dominant_script(run) != "Hani":
        return
    read = tuple(map(plain_reading, pinyin(run)))
    older = tuple(unaspirated(wade_giles(one)) for one in pinyin(run))
    ways = dict.fromkeys(way for spelling in (read, older) for way in _joinings(spelling))
    held = vocabulary.holds(sorted({token for way in ways for token in way}))
    for way in ways:
        if held.issuperset(way):
            yield Variant(way, _WEIGHT, f"{run} → {' '.join(way)}")


def _joinings(read: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give the ways to write syllables joined or apart: of long runs only all joined and all apart.

    >>> list(_joinings(("e", "mei", "shan")))
    [('e', 'mei', 'shan'), ('e', 'meishan'), ('emei', 'shan'), ('emeishan',)]
    """
    if len(read) > _MOST_JOINED:
        yield from (read, ("".join(read),))
        return
    for cuts in product(" |", repeat=len(read) - 1):
        yield tuple("".join(f"{one}{cut}" for one, cut in zip(read, (*cuts, ""), strict=True)).replace("|", "").split())
