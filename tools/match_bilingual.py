"""Makes training pairs of titles and their translations, from ../shared/data/derived/bilingual_titles.jsonl.

The titles are real, the rest of each record is made: an author (a name with its other spelling, from
../shared/data/names), a year and, for some, numbers or a publisher. A pair is a title with its translation, or with the
translation of another title under the same author and year: of any title, and of one that says much the same. They only
train the model; nothing is measured on them.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from dragoman.match.meant import Meanings, meant_alike
from dragoman.match.titles import title as prepared
from dragoman.match.word import Word
from dragoman.record.date import Date
from dragoman.record.form import forms
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name

LANGUAGES = {"rus": "ru", "cmn": "zh", "zh-CN": "zh", "zh": "zh", "fra": "fr", "deu": "de"}
NAMES = {"ru": "wd_russian_16_dev", "zh": "wd_chinese_16_dev", "ar": "wd_arabic_16_dev"}
_SHORTEST = 8
_TRIED = 80
"""Of so many other titles the one is taken that says most of the same."""

Pair = tuple[Record, Record, bool]


def pairs(shared: Path, draw: Random) -> Iterator[Pair]:
    """Make the pairs; none where the data is absent."""
    source = shared / "derived" / "bilingual_titles.jsonl"
    if not source.exists():
        return
    rows = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
    told = [(one["title"], one["title_en"], LANGUAGES.get(one["lang"], "")) for one in rows]
    told = [one for one in told if one[2] and min(len(one[0]), len(one[1])) >= _SHORTEST]
    names = {lang: _names(shared / "names" / file) for lang, file in NAMES.items()}
    for title, translated, lang in told:
        family, foreign = draw.choice(names.get(lang, names["ru"]))
        made = _record(title, lang, foreign if lang in NAMES else family, draw)
        for _ in range(2):  # as many as are not
            yield made, _like(made, translated, family, draw), True
        others = [one[1] for one in told if one[2] == lang and one[0] != title]
        for other in (draw.choice(others), _nearest(title, lang, draw.sample(others, min(len(others), _TRIED)))):
            yield made, _like(made, other, family, draw, apart=draw.choice((0, 0, 1, 2))), False


def _nearest(title: str, lang: str, others: list[str]) -> str:
    """Give the translation of another title that says most of what a title says: an author's works are often alike."""
    one = prepared(title, lang)
    return max(others, key=lambda other: meant_alike(one.meant, one.heard, *_said(other))[0])


def _said(translated: str) -> tuple[Meanings, tuple[Word, ...]]:
    made = prepared(translated, "en")
    return made.meant, made.heard


def _names(path: Path) -> list[tuple[str, str]]:
    """Read names in Latin letters and in another script; the letters of the latter stand apart."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [(row[0].title(), row[1].replace(" ", "")) for row in rows if len(row) > 1 and row[0].isalpha()]


def _record(title: str, lang: str, family: str, draw: Random) -> Record:
    """Make a book, or an article with its numbers."""
    name = Name(family=family, given=draw.choice("ABDKMNRST") + ".") if draw.random() < 0.7 else Name(family=family)
    made = Record(
        type="book",
        title=forms(title, lang=lang),
        contributors=(Contributor((name,)),),
        issued=Date(str(draw.randint(1930, 2020))),
    )
    if draw.random() < 0.5:
        return made
    first = draw.randint(1, 300)
    return made.replace(
        type="article-journal", volume=str(draw.randint(1, 60)), pages=f"{first}-{first + draw.randint(3, 30)}"
    )


def _like(one: Record, title: str, family: str, draw: Random, apart: int | None = None) -> Record:
    """Make the description of the same work in English, or (``apart`` years later) of the author's other work."""
    (author,) = one.contributors
    name = Name(family=family, given=author.names[0].given if draw.random() < 0.8 else "")
    made = one.replace(title=forms(title, lang="en"), contributors=(Contributor((name,)),))
    if apart is None:
        return made
    first = draw.randint(1, 300)
    made = made.replace(issued=Date(str((one.issued.year or 0) + apart)))
    return made.replace(pages=f"{first}-{first + draw.randint(3, 30)}") if one.pages else made
