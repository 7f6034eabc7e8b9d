"""Reads the tagged reference strings of ../shared/data into one set of labels, with the document of each."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from dragoman.record.printed.token import tokens

DATA = Path(__file__).parents[3] / "shared/data"
Label = str
Span = tuple[str, Label]


class Tagged(NamedTuple):
    """A reference string with one label per token; ``corpus`` and ``document`` say where it comes from."""

    text: str
    labels: tuple[Label, ...]
    corpus: str
    document: str


_ANYSTYLE = {
    "citation-number": "number", "author": "author", "editor": "editor", "translator": "translator", "title": "title",
    "journal": "container", "container-title": "container", "collection-title": "series", "date": "date",
    "volume": "volume", "pages": "pages", "location": "place", "publisher": "publisher", "edition": "edition",
    "genre": "genre", "url": "url", "doi": "id", "isbn": "id", "note": "note", "medium": "genre", "source": "publisher",
    "director": "author", "producer": "author",
}  # fmt: skip
_GROBID = {
    "author": "author", "editor": "editor", "date": "date", "pubPlace": "place", "publisher": "publisher",
    "orgName": "publisher", "note": "note", "ptr": "url", "idno": "id", "biblScope-volume": "volume",
    "biblScope-vol": "volume", "biblScope-issue": "volume", "biblScope-page": "pages", "biblScope-pp": "pages",
    "title-a": "title", "title-j": "container", "title-s": "series", "note-report": "genre",
    "orgName-collaboration": "author", "biblScope-chapter": "pages",
}  # fmt: skip
_LINKEDBOOKS = {
    "author": "author", "title": "title", "publicationplace": "place", "publisher": "publisher", "year": "date",
    "pagination": "pages", "volume": "volume", "tomo": "volume", "series": "series", "date": "date", "column": "pages",
    "publicationspecifications": "note", "archive_lib": "archive", "archivalreference": "shelf", "box": "shelf",
    "folder": "shelf", "registry": "shelf", "filza": "shelf", "cartulation": "shelf", "foliation": "shelf",
    "numbered_ref": "shelf", "attachment": "note", "abbreviation": "back", "ref": "note", "conjunction": "other",
    "o": "other",
}  # fmt: skip
_EDITING = re.compile(
    r"\b(?:a cura di|eds|hrsg|hg|edited by|a c\. di|édité)\b|\bed\.(?!\w)|\(eds?\.?\)|\(a cura\)", re.IGNORECASE
)
_OPEN = frozenset('([{«“‘„《<"')
_LED = frozenset({"container", "editor", "pages", "volume", "id", "url", "date", "genre", "publisher"})
"""Fields that short words lead in: "in", "pp.", "vol.", "doi:"."""


def anystyle() -> Iterator[Tagged]:
    """Read AnyStyle's core; it knows no documents, so strings that share their first words count as one."""
    root = etree.parse(str(DATA / "refs/anystyle/core.xml")).getroot()
    for sequence in root.iter("sequence"):
        spans = [(_flat(child), _ANYSTYLE.get(str(child.tag), "note")) for child in sequence]
        text = " ".join(text for text, _ in spans)
        yield tagged(spans, " ", "anystyle", "".join(re.findall(r"[^\W\d_]+", text.lower())[:3]))


def grobid() -> Iterator[Tagged]:
    """Read GROBID's citation corpus, file by file."""
    parser = etree.XMLParser(recover=True, resolve_entities=False)
    for path in sorted((DATA / "refs/grobid_citation").glob("*.xml")):
        root = etree.parse(str(path), parser).getroot()
        for bibl in root.iter("{*}bibl") if root is not None else ():
            spans = _grobid_spans(bibl)
            if any(label != "other" for _, label in spans):
                yield tagged(spans, "", "grobid", path.name)


def linkedbooks(part: str) -> Iterator[Tagged]:
    """Read the historians' references ("train" or "valid"); every three hundred in a row count as one document."""
    with (DATA / f"derived/linkedbooks_refs_{part}.jsonl").open(encoding="utf-8") as lines:
        for at, line in enumerate(lines):
            row = json.loads(line)
            spans = _linkedbooks_spans(row["tokens"], row["tags"])
            yield tagged(spans, " ", f"linkedbooks-{row['kind']}", f"{part}-{at // 300}")


def held_out(one: Tagged) -> bool:
    """Say whether a reference belongs to the tenth of documents that no model sees."""
    return hashlib.sha256(one.document.encode()).digest()[0] < 26


def _flat(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _grobid_spans(bibl: etree._Element) -> list[Span]:
    article = any(child.get("level") == "a" for child in bibl)
    spans: list[Span] = [(bibl.text or "", "other")]
    for child in bibl:
        if isinstance(child.tag, str):
            spans.append(("".join(str(part) for part in child.itertext()), _grobid_label(child, article)))
        spans.append((child.tail or "", "other"))
    return spans


def _grobid_label(child: etree._Element, article: bool) -> Label:  # noqa: FBT001 - a private question of two kinds
    name = etree.QName(child).localname
    kind = child.get("level") or child.get("unit") or child.get("type") or ""
    if name == "title" and kind == "m":
        return "container" if article else "title"
    return _GROBID.get(f"{name}-{kind}") or _GROBID.get(name, "other")


def _linkedbooks_spans(words: list[str], tags: list[str]) -> list[Span]:
    spans: list[tuple[list[str], str]] = []
    for word, tag in zip(words, tags, strict=True):
        if not spans or spans[-1][1] != tag:
            spans.append(([], tag))
        spans[-1][0].append(word)
    made: list[Span] = []
    titles = 0
    for at, (part, tag) in enumerate(spans):
        text = _joined(part)
        before = spans[at - 1] if at else ([], "")
        if tag == "title":
            made += _title(text, after_in=titles > 0 and _ends_in(before[0]))
            titles += 1
        elif tag == "publicationnumber-year":
            made += _number_year(text)
        elif tag == "author" and _EDITING.search(text):
            made.append((text, "editor"))
        else:
            made.append((text, _LINKEDBOOKS.get(tag, "other")))
    return made


def _ends_in(words: list[str]) -> bool:
    return bool(words) and "in" in {word.lower().strip(" :,") for word in words[-3:]}


def _title(text: str, *, after_in: bool) -> list[Span]:
    """Part what LinkedBooks calls one title: the piece, and the « journal » or "in Book" it stands in."""
    if after_in:
        return [(text, "container")]
    found = re.search(
        r"(?<=[,.”\"]) (?=[«“\"][^«»“”\"]+[»”\"],?$)|(?:,|(?<=[.»”\"’])) (?=in:? [«“\"A-Z][^«»]+[»”\",\w]+$)", text
    )
    if found:
        return [(text[: found.end()], "title"), (text[found.end() :], "container")]
    return [(text, "title")]


def _number_year(text: str) -> list[Span]:
    found = re.search(
        r"[(\[,]?\s*(?:[A-Za-zûéà.]+[ -]*(?:[a-z.]+ "
        r")?)?(?:\d{4})(?:\s*[-/–]\s*\d{2,4})?[)\],. ;:]*$",
        text,
    )
    if not found:
        return [(text, "volume")]
    cut = found.start() + (1 if text[found.start()] == "," else 0)
    return [one for one in ((text[:cut], "volume"), (text[cut:], "date")) if one[0].strip()]


def _joined(words: Iterable[str]) -> str:
    """Undo the corpus's own tokens: no space before closing signs, after opening ones, around apostrophes."""
    text = " ".join(words)
    text = re.sub(r"\s+(?=[,.;:)\]»”!?])", "", text)
    text = re.sub(r"(?<=[(\[«“])\s+", "", text)
    return re.sub(r"\s*([’'‘])\s*(?=\w)", r"\1", re.sub(r"(?<=\d) ([-–/]) (?=\d)", r"\1", text))


def tagged(spans: list[Span], glue: str, corpus: str, document: str) -> Tagged:
    """Label the tokens of a reference put together from spans of text."""
    text = ""
    ends: list[tuple[int, Label]] = []
    for part, label in spans:
        text += glue if text and not text.endswith(" ") else ""
        text += " ".join(part.split()) if glue else re.sub(r"\s+", " ", part)
        ends.append((len(text), label))
    labels: list[Label] = []
    at = 0
    for one in tokens(text):
        while ends[at][0] <= one.start and at + 1 < len(ends):
            at += 1
        labels.append(ends[at][1])
    return Tagged(text, tuple(_settled([one.text for one in tokens(text)], labels)), corpus, document)


def _settled(words: list[str], labels: list[Label]) -> list[Label]:
    """Give signs and marks between fields to the field they belong to (all corpora then do alike)."""
    made = list(labels)
    at = 0
    while at < len(made):
        end = at
        while end < len(made) and made[end] == "other":
            end += 1
        if end > at:
            made[at:end] = _between(words, at, end, (made[at - 1] if at else "", made[end] if end < len(made) else ""))
        at = end + 1
    return made


def _between(words: list[str], at: int, end: int, around: tuple[Label, Label]) -> list[Label]:
    """Label the words between two fields: closing signs go back, "in", "pp.", "vol." and opening signs go on."""
    before, after = around
    cut = at
    while cut < end and before and not any(sign.isalnum() for sign in words[cut]) and not _opens(words, cut):
        cut += 1
    rest = words[cut:end]
    kept: Label = "other"
    if not rest:
        return [before] * (end - at)
    if not before and any(word.isdigit() for word in rest) and len(rest) < 5:
        kept = "number"
    elif before == "editor" and {word.lower() for word in rest} & {
        "ed",
        "eds",
        "hrsg",
        "hg",
        "editors",
        "editor",
        "ed.)",
    }:
        kept = "editor"
    elif all(not any(sign.isalnum() for sign in word) for word in rest):
        kept = after or before
    elif after in _LED and len(rest) < 6:
        kept = after
    return [before] * (cut - at) + [kept] * (end - cut)


def _opens(words: list[str], at: int) -> bool:
    """Say whether a sign opens something; the straight mark does so every second time."""
    return words[at] in _OPEN and (words[at] != '"' or words[:at].count('"') % 2 == 0)
