"""How is it said in other languages? Translations of words and phrases, shipped and learned, to widen a question."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.engines.port import Engine, Noted
from dragoman.engines.stop import STOP
from dragoman.engines.tokens import spans
from dragoman.engines.words import stem_of
from dragoman.query.tree import And, Node, Or, Term, Widening
from dragoman.text.endings import is_form
from dragoman.text.normal import fold
from dragoman.text.tag import language
from dragoman.text.terms import LANGUAGES, terms
from dragoman.text.transliterate import romanise

LEARNED = "learned"
"""Id of the setting that is written with each learning."""

CLASS_LENGTH = 6
"""Learned words are held by their first letters: inflected forms of one word meet, and little data says more."""

_LONGEST_PHRASE = 4
_LONGEST_RUN = 60
_SHORTEST_PART = 2
_SHORTEST_INFLECTED = 3
_LONGEST_PART = 10
_MOST_FOR_WORD, _MOST_FOR_WORD_OF_MANY = 12, 30
_LEAST_OF_FEW = 0.25
_SURE = 0.5
"""In a question of a few words, learned translations of a word that the shipped lexicon knows are to be so sure."""

_MANY_WORDS = 4
_MOST = 400
"""A question of a few words must be met in all of them: only likely translations help. In one of many words, weak
ones of several words agree on a work.
"""
_STARTER_WEIGHT = 0.9
_LATIN = 0.9
"""How sure a translation is in the Latin letters of a catalogue, as a share of what it is in its own."""


class Row(NamedTuple):
    """One translation: of these words (learned: the first letters of one) by this form in this language."""

    words: str
    form: str
    lang: str
    weight: float


class Lexicon:
    """Translations of words and phrases. ``starter`` rows are held by their words, ``learned`` ones by word class."""

    def __init__(self, starter: Iterable[Row] = (), learned: Iterable[Row] = ()) -> None:
        self._phrases: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        self._stems: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        self._classes: dict[str, list[Row]] = defaultdict(list)
        for row in starter:
            self._phrases[phrase(row.words)].append(row)
            self._stems[_stems(phrase(row.words))].append(row)
        for row in learned:
            if " " in row.words:
                self._phrases[tuple(row.words.split())].append(row)
            else:
                self._classes[row.words].append(row)

    def __len__(self) -> int:
        return sum(map(len, self._phrases.values())) + sum(map(len, self._classes.values()))

    def widenings(self, node: Node | None) -> tuple[Widening, ...]:
        """Give what to search beside the words of a question, the surest first.

        >>> [one.form for one in Lexicon([Row("war", "война", "ru", 0.9)]).widenings(Term("Iran War"))]
        ['война', 'voyna', 'voina']
        """
        asked = [(term.value, phrase(term.value)) for term in _terms(node)]
        many = sum(word not in STOP for _, words in asked for word in words) >= _MANY_WORDS
        most, least = (_MOST_FOR_WORD_OF_MANY, 0.0) if many else (_MOST_FOR_WORD, _LEAST_OF_FEW)
        every = (widening for value, words in asked for widening in self._of(value, words, most))
        found = {widening: None for widening in every if widening.weight >= least}
        return tuple(sorted(found, key=lambda one: -one.weight))[:_MOST]

    def _of(self, value: str, asked: Sequence[str], most: int) -> Iterator[Widening]:
        for run in (value[span.start : span.end] for span in spans(value) if span.unspaced):
            yield from (widening for part in _parts(run) for widening in self._widen((part,), most))
        for size in range(1, _LONGEST_PHRASE + 1):
            for at in range(len(asked) - size + 1):
                yield from self._widen(asked[at : at + size], most)

    def _widen(self, asked: Sequence[str], most: int) -> Iterator[Widening]:
        rows = [*self._shipped(tuple(asked))]
        if len(asked) == 1 and asked[0] not in STOP:
            learned = self._classes.get(asked[0][:CLASS_LENGTH], ())
            rows += [row for row in learned if not rows or most > _MOST_FOR_WORD or row.weight >= _SURE]
        for row in sorted(rows, key=lambda row: -row.weight)[:most]:
            yield Widening(" ".join(asked), row.form, row.lang, row.weight)
            latin = f"{language(row.lang)}-Latn"
            yield from (Widening(" ".join(asked), form, latin, row.weight * _LATIN) for form in _latin(row))

    def _shipped(self, asked: tuple[str, ...]) -> Sequence[Row]:
        """Give the translations of words as they are in the lexicon, else of a form of them that is."""
        rows = self._phrases.get(asked) or self._stems.get(_stems(asked))
        return rows or (self._by_endings(asked[0]) if len(asked) == 1 else ())

    def _by_endings(self, asked: str) -> Sequence[Row]:
        for size in range(len(asked) - 1, _SHORTEST_INFLECTED - 1, -1):
            rows = self._phrases.get((asked[:size],), [])
            if rows and any(is_form(asked, asked[:size], lang) for lang in LANGUAGES):
                return list(dict.fromkeys(rows))
        return ()


@lru_cache(maxsize=1 << 14)
def _stems(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(stem_of(word) or word for word in words)


@lru_cache(maxsize=1 << 14)
def phrase(text: str) -> tuple[str, ...]:
    """Give the words by which a phrase of the lexicon is looked up; unspaced writing is one word.

    >>> phrase("Karabakh War"), phrase("卡拉巴赫战争")
    (('karabakh', 'war'), ('卡拉巴赫战争',))
    """
    return tuple(fold(text[span.start : span.end]) if span.unspaced else span.tokens[0] for span in spans(text))


_CATALOGUED: dict[str, tuple[str, ...]] = {"ru": ("", "alaloc"), "zh": ("pinyin",)}
"""Languages of which catalogues often hold the title in Latin letters alone → the schemes they write it by."""


@lru_cache(maxsize=1 << 14)
def _latin(row: Row) -> tuple[str, ...]:
    """Give the Latin letters in which a catalogue may have a translation.

    >>> _latin(Row("language", "язык", "ru", 0.9)), _latin(Row("grammar", "语法", "zh", 0.9))
    (('yazyk', 'iazyk'), ('yufa', 'yu fa'))
    """
    schemes = _CATALOGUED.get(language(row.lang), ())
    written = [fold(romanise(row.form, row.lang, scheme)) for scheme in schemes]
    if language(row.lang) == "zh":
        written.append(" ".join(fold(romanise(sign, "zh")) for sign in row.form))
    return tuple(dict.fromkeys(one for one in written if one.isascii() and one != fold(row.form)))


def _parts(run: str) -> Iterator[str]:
    """Give all shorter runs inside a run of unspaced writing: any of them may be a word of the lexicon."""
    folded = fold(run)[:_LONGEST_RUN]
    for size in range(_SHORTEST_PART, min(_LONGEST_PART, len(folded) - 1) + 1):
        yield from (folded[at : at + size] for at in range(len(folded) - size + 1))


def _terms(node: Node | None) -> Iterator[Term]:
    """Give the words asked for, those excluded left out."""
    if isinstance(node, Term) and node.match == "words":
        yield node
    elif isinstance(node, And | Or):
        for one in node.nodes:
            yield from _terms(one)


@cache
def starter() -> tuple[Row, ...]:
    """Give the lexicon that ships with the project: each term of a line translates the others of that line."""
    rows: list[Row] = []
    for meant in terms():
        cells = [
            (form, lang, phrase(form)) for lang, forms in meant.items() for form in forms if not _is_suffix(form, forms)
        ]
        rows += (
            Row(form, other, lang, _STARTER_WEIGHT)
            for form, _, own in cells
            for other, lang, words in cells
            if words != own
        )
    return tuple(rows)


def _is_suffix(form: str, forms: Sequence[str]) -> bool:
    """Say whether a form is a single Chinese character beside longer ones: it would find whatever it stands in."""
    return len(form) == 1 and max(map(len, forms)) > 1


class Lexicons:
    """The lexicon of a library, read again when another process has learned since."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._version = -1
        self._lexicon = Lexicon()

    def current(self) -> Lexicon:
        """Give the lexicon as it stands."""
        (stored,) = self._engine.get("setting", [LEARNED])
        version = stored.version if stored else 0
        if version != self._version:
            self._lexicon, self._version = lexicon(self._engine), version
        return self._lexicon


def lexicon(engine: Engine) -> Lexicon:
    """Give the lexicon of a library: the shipped one and what was learned from its works."""
    kept = (stored.value for stored in engine.iterate("lexicon"))
    learned = (
        Row(word, form, lang, float(weight))
        for value in kept
        if isinstance(value, Noted)
        for word, form, lang, weight in value.rows
    )
    return Lexicon(starter(), learned)
