"""Makes training pairs of titles and their romanisations, from ../shared/data/derived.

The titles are real (Russian, Chinese, Persian), the rest of each record is made. A pair is a title with the same title
in Latin letters, or with another that has words in common, under the same author and year. They only train the model;
nothing is measured on them.
"""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from match_bilingual import LANGUAGES, Pair
from rapidfuzz import fuzz

from dragoman.record.date import Date
from dragoman.record.form import forms
from dragoman.record.model import Record
from dragoman.record.name import Contributor, Name
from dragoman.text.script import dominant_script
from dragoman.text.transliterate import romanise

_SCRIPTS = {"ru": "Cyrl", "zh": "Hani", "fa": "Arab"}
_PERSIAN, _SHORTEST, _TRIED = 150, 8, 60
_AUTHORS = {"ru": ("Морозова", "Morozova"), "zh": ("张国华", "Zhang Guohua"), "fa": ("موسوی", "Musavi")}


def pairs(shared: Path, draw: Random) -> Iterator[Pair]:
    """Make the pairs; none where the data is absent."""
    for lang, titles in _titles(shared, draw).items():
        spelt = {one: _spelt(one, lang, draw) for one in titles}
        for one in titles:
            near = max(draw.sample(titles, min(len(titles), _TRIED)), key=lambda other: _common(spelt, one, other))
            made = _record(one, lang, _AUTHORS[lang][0], draw)
            yield made, _romanised(made, spelt[one], lang), True
            if near != one:
                yield made, _romanised(made, spelt[near], lang), False


def _common(spelt: dict[str, str], one: str, other: str) -> float:
    return 0.0 if one == other else fuzz.token_set_ratio(spelt[one], spelt[other])


def _titles(shared: Path, draw: Random) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {lang: [] for lang in _SCRIPTS}
    for row in _rows(shared / "derived" / "bilingual_titles.jsonl"):
        if lang := LANGUAGES.get(row["lang"], ""):
            found.get(lang, []).append(row["title"])
    theses = [row["record"]["subject"] for row in _rows(shared / "derived" / "irandoc_theses.jsonl")]
    found["fa"] = draw.sample(theses, min(len(theses), _PERSIAN))
    return {lang: [one for one in dict.fromkeys(some) if _usable(one, lang)] for lang, some in found.items()}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def _usable(title: str, lang: str) -> bool:
    return len(title) >= _SHORTEST and dominant_script(title) == _SCRIPTS[lang]


def _spelt(title: str, lang: str, draw: Random) -> str:
    """Romanise a title; vowels that its script leaves out are put in anywhere, as romanisations disagree on them."""
    latin = romanise(title, lang)
    return " ".join(_vowelled(word, draw) for word in latin.split()) if lang == "fa" else latin


def _vowelled(word: str, draw: Random) -> str:
    made = word[:1]
    for before, letter in pairwise(word):
        both = before.isalpha() and letter.isalpha() and not {before.lower(), letter} & set("aeiou")
        made += (draw.choice("aeo") if both and draw.random() < 0.7 else "") + letter
    return made


def _record(title: str, lang: str, author: str, draw: Random) -> Record:
    return Record(
        type="book",
        title=forms(title, lang=lang),
        contributors=(Contributor((Name(family=author, given=draw.choice("ABDKMNRST") + "."),)),),
        issued=Date(str(draw.randint(1930, 2020))),
    )


def _romanised(one: Record, title: str, lang: str) -> Record:
    name = Name(family=_AUTHORS[lang][1], given=one.contributors[0].names[0].given)
    return one.replace(title=forms(title, lang=f"{lang}-Latn"), contributors=(Contributor((name,)),))
