"""Parts a structured abstract into its sections; label and text of all of them joined are the abstract again."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from dragoman.record.finding import Report
from dragoman.record.form import Text
from dragoman.record.model import Record, Section

_TEXT = re.compile(r"\S")
_LABEL = re.compile(
    r"(?:(?:^|(?<=[.!?…。！？؟۔)\]”’»])|(?<=[.!?؟۔)\]”’»;]\s))\s*+|(?<=\n)[^\S\n]*+)"
    r"(?P<label>(?:[\[【〔(]\s*+)?(?P<words>[^\W\d_][^:：.!?؟。\[\]【】\n]{0,58}?)\s*(?:[\]】〕)]\s*[:：]?|[:：]|\s[–—-]\s|\n|(?<=[\u4e00-\u9fff])\s))"
)
_FEWEST = 2
_KNOWN, _GUESSED = 0.95, 0.75
_MOST_WORDS = 6


@cache
def _labels() -> frozenset[str]:
    rows = files(__package__).joinpath("data/abstract_labels.txt").read_text("utf-8").splitlines()
    return frozenset(_folded(row) for row in rows if row and not row.startswith("#"))


def _folded(label: str) -> str:
    return re.sub(r"[\s\u200c]+", " ", label).strip().casefold().replace("i̇", "i").replace("ı", "i")


def part_abstract(record: Record, report: Report) -> Record:
    """Give each abstract with at least two known labels its sections; the abstract itself stays as it is.

    >>> text = "Giriş: Savaş başladı.Yöntem: Belgeler okundu.Sonuç: Barış yok."
    >>> [(one.label, one.text.value) for one in part_abstract(Record(abstract=(Text(text, "tr"),)), Report()).sections]
    [('Giriş: ', 'Savaş başladı.'), ('Yöntem: ', 'Belgeler okundu.'), ('Sonuç: ', 'Barış yok.')]
    """
    found: list[Section] = []
    for form in record.abstract:
        if _marked(form.value) and not _has_sections(record, form.lang):
            found += _sections(form, report)
    return record.replace(sections=(*found, *record.sections)) if found else record


def _marked(text: str) -> bool:
    """Look for two colons, brackets as Chinese abstracts have them, or lines: without them there are no labels."""
    return any(sum(map(text.count, marks)) >= _FEWEST for marks in (":：", "】]", "\n", "–—")) or "方法 " in text


def _has_sections(record: Record, lang: str) -> bool:
    return any(one.kind == "abstract" and one.text.lang == lang for one in record.sections)


def _sections(form: Text, report: Report) -> list[Section]:
    found = _found(form.value)
    if len(found) < _FEWEST:
        return []
    report.sure("sections", _KNOWN if all(known for _, _, known in found) else _GUESSED)
    starts = [start for start, _, _ in found]
    sections = [Section("abstract", Text(form.value[: starts[0]], form.lang))] if starts[0] else []
    for (start, body, _), end in zip(found, [*starts[1:], len(form.value)], strict=True):
        sections.append(Section("abstract", Text(form.value[body:end], form.lang), form.value[start:body]))
    return sections


def _found(text: str) -> list[tuple[int, int, bool]]:
    """Find the labels: (start, start of its text, is it a known one). Unknown ones count between known ones."""
    hits = []
    for hit in _LABEL.finditer(text):
        words = hit["words"]
        known = _folded(words) in _labels()
        if known or (_looks_so(words) and hit["label"].rstrip().endswith((":", "："))):
            after = _TEXT.search(text, hit.end())
            hits.append((hit.start("label"), after.start() if after else len(text), known))
    known_at = [at for at, hit in enumerate(hits) if hit[2]]
    return _alike(text, hits[known_at[0] : known_at[-1] + 1], known_at) if len(known_at) >= _FEWEST else []


def _alike(text: str, hits: Sequence[tuple[int, int, bool]], known_at: Sequence[int]) -> list[tuple[int, int, bool]]:
    """Leave out unknown labels that are set otherwise than the known ones: after a space where those are glued."""
    glued = sum(1 for start, _, known in hits if known and start and not text[start - 1].isspace())
    mostly = glued * 2 >= len(known_at)
    return [hit for hit in hits if hit[2] or (mostly and hit[0] and not text[hit[0] - 1].isspace())]


def _looks_so(words: str) -> bool:
    """An unknown label is short, begins with a capital and is no clause ("Iran’s answer")."""
    return words[:1].isupper() and len(words.split()) <= _MOST_WORDS and not re.search(r"[’'‘“\"(,;]", words)


PASS = part_abstract
