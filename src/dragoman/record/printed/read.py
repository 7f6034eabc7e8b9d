"""Reads one printed reference, in any style and script: the model labels its words, the labels become a record."""

import re
from functools import cache
from importlib.resources import as_file, files

import pycrfsuite

from dragoman.record.model import Record
from dragoman.record.printed.feature import features
from dragoman.record.printed.field import record_of
from dragoman.record.printed.habit import is_historians
from dragoman.record.printed.listed import listed_parts
from dragoman.record.printed.misread import joined, legible
from dragoman.record.printed.part import Part
from dragoman.record.printed.regular import mended_parts, regular_parts
from dragoman.record.printed.special import special_source
from dragoman.record.printed.token import Token, tokens
from dragoman.record.printed.type_mark import marked_parts

_REGULAR = 0.98
_SPECIAL = 0.8
"""How sure a reading is that its form alone tells: a law case, an archive's shelf mark."""
_FRENCH = ("« ", " »", " ;", " :")
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, as broken input has them: no model takes them."""
_AGAIN = re.compile(r" / [^/;:\d]{3,80}?(?= //|\. (?:[–—] )?[А-Я][а-я]*\.? ?:|$)")
"""Who wrote it, as the title page says it: "Соль / И. И. Лодкин // Кура"."""
_LONGEST = 4000
"""So many characters of one reference are looked at: no printed reference is longer."""


def read_reference(text: str) -> tuple[Record, float]:
    """Read one printed reference into a record, and say how sure the reading is (0..1).

    >>> record, sure = read_reference("A. Kaya, ‘Kür’, Middle Eastern Studies, 45:2 (2009), p. 303")
    >>> record.title[0].value, record.container.title[0].value, record.volume, record.issue, record.issued.edtf
    ('Kür', 'Middle Eastern Studies', '45', '2', '2009')
    """
    text = legible(tidy(text[:_LONGEST]))
    special = special_source(text)
    if special:
        return special, _SPECIAL
    parts, sure = label(text)
    return record_of(text, parts), sure


def tidy(text: str) -> str:
    r"""Mend how a reference is set: words hyphenated at line ends, lines, French spaces inside « » and before ; :.

    >>> tidy("Rieffer-\nFlanagan, La Soci-\nété, « Les ports » ; Kür")
    'Rieffer-Flanagan, La Société, «Les ports»; Kür'
    """
    text = re.sub(r"\s+", " ", joined(_HALVES.sub("\ufffd", text)))
    if " / " in text or "лектронн" in text:
        text = _without_repeats(text)
    if not any(pair in text for pair in _FRENCH):
        return text
    return re.sub(r"(?<=«) | (?=[»;:]\s)| (?=»)", "", text)


def _without_repeats(text: str) -> str:
    """Leave out the word for electronic resources, and an author told a second time, as GOST has them.

    >>> _without_repeats("Лодкин И. И. Соль [Электронный ресурс] / И. И. Лодкин. – Баку : Элм, 1990.")
    'Лодкин И. И. Соль. – Баку : Элм, 1990.'
    """
    text = re.sub(r" ?\[[Ээ]лектронн[а-я]+ ресурс\]", "", text)
    again = _AGAIN.search(text)
    head = text.partition(" ")[0].strip(",")
    return text[: again.start()] + text[again.end() :] if again and head in again[0] else text


def label(text: str) -> tuple[list[Part], float]:
    """Label the parts of a printed reference (author, title, container, date, …), and say how sure that is."""
    regular = marked_parts(text) if "]" in text or "］" in text else None
    regular = regular or regular_parts(text) or listed_parts(text)
    if regular:
        return regular, _REGULAR
    words = tokens(text)
    if not words:
        return [], 0.0
    tagger = _tagger("historians" if is_historians(words) else "general")
    labels = tagger.tag(features(words))
    sure = float(tagger.probability(labels)) ** (1 / max(1, len(words) / 4))
    return mended_parts(text, _runs(words, labels)), sure


def _runs(words: list[Token], labels: list[str]) -> list[Part]:
    made: list[Part] = []
    for word, label_ in zip(words, labels, strict=True):
        if made and made[-1].label == label_:
            made[-1] = Part(label_, made[-1].start, word.end)
        else:
            made.append(Part(label_, word.start, word.end))
    return made


@cache
def _tagger(name: str) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    with as_file(files("dragoman.record.printed") / "data" / f"{name}.crfsuite") as path:
        tagger.open(str(path))
    return tagger
