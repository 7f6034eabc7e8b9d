"""What can a library teach itself? A translation lexicon, from the works that say a thing in two languages."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, cast

from dragoman.engines.port import Engine, Noted, Put, Work
from dragoman.engines.stop import STOP
from dragoman.record.form import Forms
from dragoman.record.model import Record
from dragoman.text.tag import language
from dragoman.text.words import words
from dragoman.translate.align import align
from dragoman.translate.lexicon import CLASS_LENGTH, LEARNED, Row
from dragoman.translate.nearness import near

_LEAST_WEIGHT = 0.05
_MOST_FOR_CLASS = 12
_FORMS_OF_CLASS = 4
_ROWS_TOGETHER = 2_000
_LONGEST = 80
_LONGEST_PHRASE = 4
_LEAST_PHRASE = 0.25
_MOST_TEXTS = 200_000


class Learned(NamedTuple):
    """What was learned: from how many pairs of texts, and how many translations."""

    texts: int
    rows: tuple[Row, ...]


class _Side(NamedTuple):
    lang: str
    words: tuple[str, ...]


class _Forms:
    """Which words stand behind a class of words, and in which language they are."""

    def __init__(self) -> None:
        self._words: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)

    def add(self, side: _Side) -> None:
        for word in side.words:
            self._words[word[:CLASS_LENGTH]][word, side.lang] += 1

    def of(self, word_class: str, unlike: str = "") -> list[tuple[str, str]]:
        """Give the commonest words of a class with their languages, those of one language left out."""
        ranked = (one for one, _ in self._words[word_class].most_common(8) if one[1] != unlike)
        return list(ranked)[:_FORMS_OF_CLASS]


def learn(engine: Engine) -> Learned:
    """Learn from all works of a library and keep what was learned in it, in place of what was learned before."""
    works = (cast("Work", stored.value).record for stored in engine.iterate("work"))
    found = learned(works)
    engine.delete("lexicon", [stored.id for stored in engine.iterate("lexicon")])
    rows = [(row.words, row.form, row.lang, f"{row.weight:.3f}") for row in found.rows]
    parts = (tuple(rows[at : at + _ROWS_TOGETHER]) for at in range(0, len(rows), _ROWS_TOGETHER))
    kept = [Noted(id=f"learned-{number:05}", rows=part) for number, part in enumerate(parts)]
    works_held = str(engine.statistics().counts.get("work", 0))
    told = Noted(id=LEARNED, values={"texts": str(found.texts), "rows": str(len(rows)), "works": works_held})
    puts = [Put(kind="lexicon", id=value.id, value=value) for value in kept]
    engine.write([*puts, Put(kind="setting", id=LEARNED, value=told)])
    engine.commit()
    return found


def learned(records: Iterator[Record]) -> Learned:
    """Learn from records: words by alignment, and where there is enough, by the company they keep."""
    texts = [pair for record, _ in zip(records, range(_MOST_TEXTS), strict=False) for pair in _texts(record)]
    forms = _Forms()
    for one, other in texts:
        forms.add(one)
        forms.add(other)
    classes = [(_classes(one), _classes(other)) for one, other in texts]
    weights: dict[tuple[str, str], float] = {}
    for alignment in align(classes):
        weights[alignment.word, alignment.translation] = alignment.weight
        weights.setdefault((alignment.translation, alignment.word), alignment.weight)
    for word, translation, weight in near(classes):
        weights[word, translation] = max(weight, weights.get((word, translation), 0.0))
    rows = [*_rows(weights, forms), *_phrases(texts, weights)]
    return Learned(len(texts), tuple(dict.fromkeys(rows)))


def _texts(record: Record) -> Iterator[tuple[_Side, _Side]]:
    """Give what a record says in two languages: titles, abstracts, lists of keywords."""
    for forms in (record.title, record.abstract):
        sides = [_side(form.value, form.lang) for form in forms if not form.is_machine and not form.is_transliteration]
        yield from _in_two(sides)
    yield from _in_two([_side(" ".join(values), lang) for lang, values in _by_language(record.keywords).items()])
    keywords = list(_by_language(record.keywords).items())
    for (lang, ones), (other_lang, others) in pairwise(keywords):
        if len(ones) == len(others):  # likely in one order; a pair that is not is outweighed by those that are
            yield from ((_side(one, lang), _side(other, other_lang)) for one, other in zip(ones, others, strict=True))


def _in_two(sides: Sequence[_Side]) -> Iterator[tuple[_Side, _Side]]:
    for other in sides[1:]:
        if sides[0].words and other.words and language(sides[0].lang) != language(other.lang):
            yield sides[0], other


def _side(text: str, lang: str) -> _Side:
    return _Side(lang, tuple(word for word in words(text, lang)[:_LONGEST] if word not in STOP))


def _by_language(keywords: Forms) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for keyword in keywords:
        found.setdefault(language(keyword.lang), []).append(keyword.value)
    return found


def _classes(side: _Side) -> list[str]:
    return [word[:CLASS_LENGTH] for word in side.words]


def _rows(weights: dict[tuple[str, str], float], forms: _Forms) -> Iterator[Row]:
    best: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (word, translation), weight in weights.items():
        if weight >= _LEAST_WEIGHT and word != translation:
            best[word].append((weight, translation))
    for word, found in best.items():
        for weight, translation in sorted(found, reverse=True)[:_MOST_FOR_CLASS]:
            yield from (Row(word, form, lang, round(weight, 3)) for form, lang in forms.of(translation))


def _phrases(texts: Sequence[tuple[_Side, _Side]], weights: dict[tuple[str, str], float]) -> Iterator[Row]:
    """Give short texts whose words all translate each other: keywords mostly."""
    for one, other in texts:
        if 1 < len(one.words) <= _LONGEST_PHRASE and len(other.words) <= _LONGEST_PHRASE:
            weight = _support(_classes(one), _classes(other), weights)
            if weight >= _LEAST_PHRASE:
                yield Row(" ".join(one.words), " ".join(other.words), other.lang, round(weight, 3))
                yield Row(" ".join(other.words), " ".join(one.words), one.lang, round(weight, 3))


def _support(one: Sequence[str], other: Sequence[str], weights: dict[tuple[str, str], float]) -> float:
    return min(max(weights.get((word, translation), 0.0) for translation in other) for word in one)
