"""What do terms mean in other languages? A table of meanings, each said in seven languages; words looked up in it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources

from dragoman.text.normal import fold

LANGUAGES = ("en", "fa", "az", "tr", "ru", "zh", "ar")
"""Languages of the table, in the order of its columns."""

_LONGEST_PHRASE = 3
_LONGEST_RUN = 6
_SHORTEST_STEM = 4
_LONGEST_ENDING = 5
_LONG_WORD = 10
"""Of a word longer than this, half may be ending: archaeolog|ical, munasibet|lerinin."""
_SHORT_ENDINGS = {"Latn": ("s", "lar", "ler", "i", "u", "a", "e"), "Cyrl": ("ы", "и", "а", "у", "е", "ов", "ам", "ах")}
"""Endings of the words of three letters, which stems do not cover: wars, мифы."""
_BEFORE = ("وال", "بال", "ولل", "لل", "ال", "و", "ب", "ل")
_BEHIND = ("های", "ها", "ات", "ان", "ین", "ون", "یه", "یی", "ی", "ه")
"""What Arabic and Persian put before and behind a word, folded."""


@cache
def terms() -> tuple[dict[str, tuple[str, ...]], ...]:
    """Give the meanings of ``data/terms.tsv``, each as the ways to say it by language."""
    text = resources.files("dragoman.text").joinpath("data/terms.tsv").read_text("utf-8")
    rows = (zip(LANGUAGES, line.split("\t"), strict=True) for line in text.splitlines()[1:])
    return tuple({lang: tuple(filter(None, cell.split("|"))) for lang, cell in row} for row in rows)


def meanings(words: Sequence[str]) -> list[frozenset[int]]:
    """Give for each folded word the numbers of the meanings it can have, in whichever language; none: not in the table.

    Phrases of up to three words count for each of their words. Inflected forms are found by their stems.

    >>> war, of, karabakh = meanings(["война", "за", "карабах"])
    >>> bool(war & meaning("muharibesi")), of, bool(karabakh & meaning("قرهباغ"))
    (True, frozenset(), True)
    """
    found: list[frozenset[int]] = []
    while len(found) < len(words):
        found += _longest(words[len(found) : len(found) + _LONGEST_PHRASE])
    return found


def _longest(words: Sequence[str]) -> list[frozenset[int]]:
    for size in range(len(words), 1, -1):
        if meant := _whole().get(" ".join(words[:size])):
            return [meant | meaning(word) for word in words[:size]]
    return [meaning(words[0])]


def run_meanings(run: str) -> list[frozenset[int]]:
    """Give the meanings of a folded run of writing without blanks, piece by piece; two unknown signs are one piece.

    >>> [len(one) > 0 for one in run_meanings("历史哲学蟋蟀")]
    [True, True, False]
    """
    found: list[frozenset[int]] = []
    at = unknown = 0
    while at < len(run):
        sizes = range(min(_LONGEST_RUN, len(run) - at), 0, -1)
        size = next((one for one in sizes if run[at : at + one] in _whole()), 0)
        if size:
            found += [*_pieces(unknown), _inside(run[at : at + size])]
        unknown = 0 if size else unknown + 1
        at += size or 1
    return [*found, *_pieces(unknown)]


@lru_cache(maxsize=1 << 12)
def _inside(run: str) -> frozenset[int]:
    """Give the meanings of a run that is in the table, and those of shorter ones in it."""
    pieces = {run[start:end] for start in range(len(run)) for end in range(start + 2, len(run) + 1)} | {run}
    return frozenset().union(*(_whole()[one] for one in pieces if one in _whole()))


def _pieces(unknown: int) -> Iterator[frozenset[int]]:
    yield from [frozenset[int]()] * ((unknown + 1) // 2)


@lru_cache(maxsize=1 << 16)
def meaning(word: str) -> frozenset[int]:
    """Give the meanings a folded word can have, by itself or by its stem."""
    whole = _whole()
    if word in whole:
        return whole[word]
    if "\u0600" <= word[:1] <= "\u06ff":
        return next((whole[one] for one in _bare(word) if one in whole), frozenset())
    ending = max(_LONGEST_ENDING, len(word) // 2 if len(word) > _LONG_WORD else 0)
    stems = (word[:size] for size in range(len(word), max(_SHORTEST_STEM, len(word) - ending) - 1, -1))
    found = next((_stems()[one] for one in stems if one in _stems()), frozenset[int]())
    return found or _short(word)


def _short(word: str) -> frozenset[int]:
    """Look a word up as one of three letters with an ending."""
    endings = _SHORT_ENDINGS["Latn" if word.isascii() else "Cyrl"]
    bare, ending = word[:3], word[3:]
    return _whole().get(bare, frozenset()) if ending in endings else frozenset()


def _bare(word: str) -> Iterator[str]:
    """Give what is left of a word in Arabic script without article, plural and the like."""
    heads = (word, *(word[len(one) :] for one in _BEFORE if word.startswith(one)))
    for head in heads:
        yield from (one for one in (head, f"{head}ه") if len(one) > 2)
        yield from (head[: -len(one)] for one in _BEHIND if head.endswith(one) and len(head) > len(one) + 2)


@cache
def _whole() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, meant in enumerate(terms()):
        for forms in meant.values():
            for form in forms:
                found[" ".join(fold(form).replace("-", " ").split())].add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


@cache
def _stems() -> dict[str, frozenset[int]]:
    """Give the words of the table without their last vowels and soft signs, which endings replace."""
    found: dict[str, set[int]] = defaultdict(set)
    for form, numbers in _whole().items():
        if " " in form or len(form) < _SHORTEST_STEM:
            continue
        for stem in _stems_of(form):
            found[stem] |= numbers
    return {stem: frozenset(numbers) for stem, numbers in found.items()}


def _stems_of(form: str) -> Iterator[str]:
    """Give what endings leave of a word: itself, without its last vowels, and with the Turkic k softened.

    >>> list(_stems_of("turkiye")), list(_stems_of("sozluk"))
    (['turkiye', 'turkiy', 'turk'], ['sozluk', 'sozlug', 'sozluy'])
    """
    yield form
    if len(form) == _SHORTEST_STEM:
        return
    bare = form.rstrip("aeiouyаеиоуыэюяйь")
    yield from (one for one in dict.fromkeys((form[:-1], bare)) if one != form and bare != form and len(one) > 3)
    if form.endswith("k"):
        yield from (f"{form[:-1]}g", f"{form[:-1]}y")
