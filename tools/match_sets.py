"""Reads the sets that match is trained on and measured with: records, and which of them are one work.

The sets stand in ``../shared/data`` (not part of the project; its ``LICENSES/NOTICE.md`` says from where) and, for the
pairs across scripts, in ``tests/golden/match``. Every set is parted into two halves by work, so that what is trained on
one half says nothing about the works of the other.
"""

import csv
import html
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz

from dragoman.formats.detect import detect
from dragoman.match.counts import number
from dragoman.match.joined import Joined
from dragoman.passes.run import run
from dragoman.record.codec import decoded
from dragoman.record.date import Date
from dragoman.record.finding import Report
from dragoman.record.form import forms
from dragoman.record.identifier import identifier
from dragoman.record.model import Record, Type
from dragoman.record.name import Contributor, read_name
from dragoman.record.printed.read import read_reference
from dragoman.text.normal import fold

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent.parent / "shared" / "data"
for _place in (ROOT.parent / "shared" / "data", ROOT.parent.parent / "shared" / "data"):
    if _place.is_dir():
        SHARED = _place
GOLDEN = ROOT / "tests" / "golden" / "match"

TYPES: dict[str, Type] = {
    "article": "article-journal", "inproceedings": "paper-conference", "incollection": "chapter", "inbook": "chapter",
    "book": "book", "phdthesis": "thesis", "mastersthesis": "thesis", "techreport": "report", "proceedings": "book",
    "collection": "book", "thesis": "thesis",
}  # fmt: skip


@dataclass
class LinkedSet:
    """Records by id, the gold groups among them (records of no group are alone), and which pairs count."""

    name: str
    records: dict[str, Record]
    groups: list[tuple[str, ...]]
    across: bool = False  # only pairs of two sources count (the part of the id before ":")
    works: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.works = {one: one for one in self.records}
        for group in self.groups:
            self.works |= dict.fromkeys(group, group[0])

    def counts(self, one: str, other: str) -> bool:
        """Say whether a pair is one the set tells about."""
        return not self.across or one.partition(":")[0] != other.partition(":")[0]

    def gold(self) -> set[tuple[str, str]]:
        """Give all pairs of the same work, the smaller id first."""
        pairs = (pair for group in self.groups for pair in combinations(sorted(group), 2))
        return {pair for pair in pairs if self.counts(*pair)}

    def half(self, one: str) -> str:
        """Give the half of a record's work: "train" or "test"."""
        return "train" if self.is_train(one) else "test"

    def is_train(self, one: str) -> bool:
        """Say whether a record's work belongs to the half that is trained on."""
        return zlib.crc32(f"{self.name}/{self.works[one]}".encode()) % 2 == 0


def reached(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Group what pairs connect."""
    linked = list(pairs)
    names = list(dict.fromkeys(name for pair in linked for name in pair))
    places = {name: at for at, name in enumerate(names)}
    groups = Joined(len(names))
    for one, other in linked:
        groups.join(places[one], places[other])
    return [tuple(sorted(group)) for group in groups.of(names)]


def dblp_acm() -> LinkedSet:
    """Read DBLP-ACM: two lists of articles on databases, 2,224 pairs."""
    folder = SHARED / "dedupe" / "dblp_acm"
    records = {}
    for source in ("acm", "dblp"):
        for row in csv.DictReader((folder / f"{source}.csv").open(encoding="utf-8"), delimiter="%"):
            people = tuple(_person(html.unescape(name)) for name in (row["authors"] or "").split(",") if name.strip())
            records[f"{source}:{row['id']}"] = Record(
                title=forms(html.unescape(row["title"])),
                contributors=people,
                issued=Date(row["year"] or ""),
                container=Record(title=forms(html.unescape(row["venue"] or ""))),
            )
    with (folder / "gt.csv").open(encoding="utf-8") as lines:
        pairs = [(f"dblp:{row['D1']}", f"acm:{row['D2']}") for row in csv.DictReader(lines, delimiter="%")]
    return LinkedSet("DBLP-ACM", records, reached(pairs), across=True)


def _person(text: str) -> Contributor:
    return Contributor((read_name(text.strip()),))


def bib_dedupe(name: str) -> LinkedSet:
    """Read one of the three sets of bib-dedupe: ``cytology_screening``, ``haematology``, ``special_cases``."""
    folder = SHARED / "dedupe" / "bib_dedupe" / name
    with (folder / "records_pre_merged.csv").open(encoding="utf-8") as lines:
        rows = [{key.lower(): value or "" for key, value in row.items() if key} for row in csv.DictReader(lines)]
    with (folder / "merged_record_ids.csv").open(encoding="utf-8") as lines:
        groups = [tuple(row["merged_ids"].split(";")) for row in csv.DictReader(lines)]
    records = {row["id"]: bibtex_like(row) for row in rows}
    return LinkedSet(name, records, [tuple(one for one in group if one in records) for group in groups])


def bibtex_like(row: dict[str, str]) -> Record:
    """Make a record of a row with BibTeX's field names."""
    type = TYPES.get(row.get("entrytype") or row.get("type") or "", "document")
    identifiers = [identifier(scheme, row[scheme]) for scheme in ("doi", "isbn") if row.get(scheme)]
    outer = row.get("journal") or row.get("booktitle") or ""
    editors = tuple(one for one in people(row.get("editor", ""), "editor"))
    return Record(
        type=type,
        title=forms(row.get("title", ""), row.get("title_english", "")),
        contributors=people(row.get("author", "")) + editors,
        issued=Date(row.get("year", "")),
        volume=row.get("volume", ""),
        issue=row.get("number", "") or row.get("issue", ""),
        pages=row.get("pages", ""),
        container=Record(title=forms(outer)) if outer else None,
        publisher=forms(row.get("publisher", "") or row.get("school", "")),
        edition=forms(row.get("edition", "")),
        identifiers=tuple(identifiers),
    )


def people(text: str, role: str = "author") -> tuple[Contributor, ...]:
    """Read names as BibTeX joins them."""
    names = [one.strip() for one in re.split(r"\s+and\s+|;\s*", text) if one.strip()]
    return tuple(Contributor((read_name(one),), role=role) for one in names if one != "others")  # type: ignore[arg-type]


def glottolog() -> LinkedSet:
    """Read the clusters of linguists' records."""
    records: dict[str, Record] = {}
    groups = []
    with (SHARED / "derived" / "glottolog_duplicate_clusters.jsonl").open(encoding="utf-8") as lines:
        for cluster in map(json.loads, lines):
            ids = [f"{cluster['id']}.{index}" for index in range(len(cluster["records"]))]
            records |= {id: bibtex_like(row) for id, row in zip(ids, cluster["records"], strict=True)}
            groups.append(tuple(ids))
    return LinkedSet("Glottolog", records, groups)


_NUMBERS_OF_A_BOOK = 8
_TELLING = 15
"""A title longer than this names one book together with its year."""
_INSIDE = re.compile(r"[,.;]\s?in\s?[A-ZÀ-Ý«“\"‘']|[,.]\s?[«“\"][^«»“”\"]{4,70}[»”\"]?\W*$|\bcit\.\s*$")
"""What the title of a reference holds when it was not seen that its work is inside another (", in Storia di …")."""
_SAME_TITLE = 60
"""Titles of which no stretch agrees with the other reference by so much in a hundred name different works."""


@dataclass
class Asked:
    """A reference as printed and as read, the id of the book it means ("" when the library lacks it), and whether it
    can mean it: a catalogue's number is also linked to articles in it, to other volumes, and to other books.
    """

    text: str
    record: Record
    meant: str
    sound: bool = True

    @property
    def wording(self) -> str:
        """Give the letters and digits before the pages cited, by which equal texts are known."""
        return re.sub(r"\W", "", re.split(r"\bp{1,2}\.|\bcc?\.\s*\d", self.text)[0]).lower()


def linked_books() -> tuple[dict[str, Record], list[Asked], dict[str, str]]:
    """Read the historians' references: a library of books, references to resolve, and the text of each library record.

    Only full references to whole books count: those in a journal or collection carry the catalogue's number of the
    journal or collection. Numbers that one and the same text is linked to, or books of the same title and year, are one
    book; where that chains more than eight, the numbers are mistaken and left out. Of each book the longest
    reference is the library's record; the others are asked for. One book in ten is not in the library: its references
    mean "" and are right when they stay unresolved.
    """
    path = SHARED / "derived" / "linkedbooks_reference_targets.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    wanted = [row for row in rows if row["target"] and not row["short"] and not row["file"].startswith("primary")]
    read = {row["reference"]: read_reference(row["reference"])[0] for row in wanted}
    book = _books(wanted, read)
    held: dict[str, list[tuple[str, Record]]] = {}
    for row in wanted:
        record = read[row["reference"]]
        if row["target"][0] in book and record.container is None and record.title and record.issued:
            held.setdefault(book[row["target"][0]], []).append((row["reference"], record))
    library: dict[str, Record] = {}
    texts: dict[str, str] = {}
    asked: list[Asked] = []
    for id, found in sorted(held.items()):
        found.sort(key=lambda one: (-len(one[0]), one[0]))
        absent = zlib.crc32(id.encode()) % 10 == 0
        text, first = found[0]
        if not absent:
            library[id], texts[id] = first, text
        for other, record in found[0 if absent else 1 :]:
            sound = not _is_inside(record) and (absent or _can_be(record, other, first, text))
            asked.append(Asked(other, record, "" if absent else id, sound))
    return library, asked, texts


def _books(rows: list[dict[str, list[str]]], read: dict[str, Record]) -> dict[str, str]:
    """Give the book of each catalogue number."""
    texts: dict[str, list[str]] = {}
    for row in rows:
        reference = str(row["reference"])
        texts.setdefault(re.sub(r"\W", "", reference).lower()[:60], []).extend(row["target"])
        if name := _name_of_book(read[reference]):
            texts.setdefault(name, []).extend(row["target"])
    links = [(ids[0], id) for ids in (*texts.values(), *(row["target"] for row in rows)) for id in ids]
    return {id: group[0] for group in reached(links) if len(group) <= _NUMBERS_OF_A_BOOK for id in group}


def _is_inside(record: Record) -> bool:
    return bool(_INSIDE.search(record.title[0].value))


def _can_be(one: Record, text: str, other: Record, other_text: str) -> bool:
    """Say whether a reference can mean the book another one names: no article in it, volume of it, or other book."""
    volumes = [number(each.volume) for each in (one, other)]
    if _is_inside(other) or (all(volumes) and volumes[0] != volumes[1]):
        return False
    sides = ((one, other_text), (other, text))
    return max(fuzz.partial_ratio(fold(each.title[0].value), fold(said)) for each, said in sides) >= _SAME_TITLE


def _name_of_book(record: Record) -> str:
    """Give title and year, "" when the title is short: two catalogue numbers with both equal are one book."""
    title = fold(record.title[0].value) if record.title else ""
    return f"{title} {record.issued.year}" if len(title) > _TELLING and record.issued.year else ""


def journal_names() -> dict[str, list[str]]:
    """Read the names that lists of journal abbreviations give for one journal, by its folded full name."""
    found: dict[str, set[str]] = {}
    for path in sorted((SHARED / "journals" / "jabref_abbrv").glob("*.csv")):
        with path.open(encoding="utf-8") as lines:
            for row in csv.reader(lines):
                told = [cell.strip() for cell in row if cell.strip()][:2]
                if len(told) > 1 and "strings" not in path.name:
                    found.setdefault(fold(told[0]), set()).update(told)
    return {name: sorted(names) for name, names in found.items()}


def person_names(language: str) -> list[tuple[str, str]]:
    """Read spellings of names, in Latin letters and in another script (``arabic``, ``chinese``, ``russian``)."""
    lines = (SHARED / "names" / f"wd_{language}_16_dev").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [(row[0].title(), row[1].replace(" ", "")) for row in rows if len(row) > 1 and row[0].isalpha()]


def seed_references() -> list[Record]:
    """Read the references of the seed article (a saved platform page), as the import reads them."""
    path = min((SHARED.parent / "seeds").glob("000_*"))
    report = Report(path.name)
    with path.open("rb") as stream:
        form = detect(stream, path.name, report)
        assert form is not None
        assert form.read is not None
        records = [run(one, report).record for one in form.read(stream, report)]
    return [one.record for record in records for one in record.references if one.record is not None]


def scripts(folder: str = "across_scripts") -> list[tuple[str, str, Record, Record]]:
    """Read our own pairs across scripts: (case, relation, record, record). ``unseen…`` are never trained on."""
    found = []
    for line in (GOLDEN / folder / "pairs.jsonl").read_text("utf-8").splitlines():
        pair = json.loads(line)
        one, other = (decoded(json.dumps(pair[side])) for side in ("one", "other"))
        found.append((pair["case"], pair["is"], one, other))
    return found


def script_halves() -> list[tuple[str, str, Record, Record, str]]:
    """Read our own pairs, each with its half ("train" or "test"); works that are near each other share a half."""
    pairs = scripts()
    works = {case: tuple(case.split()[0].split("~")) for case, *_ in pairs}
    links = [(ids[0], other) for ids in works.values() for other in (ids[1:] or ids)]
    first = {one: group[0] for group in reached(links) for one in group}
    halves = {id: "train" if zlib.crc32(top.encode()) % 2 == 0 else "test" for id, top in first.items()}
    return [(case, relation, one, other, halves[works[case][0]]) for case, relation, one, other in pairs]


def every() -> Iterator[LinkedSet]:
    """Give all sets that are there."""
    yield dblp_acm()
    for name in ("cytology_screening", "haematology", "special_cases"):
        yield bib_dedupe(name)
    yield glottolog()
