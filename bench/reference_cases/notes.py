"""How well are real notes parted, their citations found and their back references resolved?"""

import json
import re
from collections import Counter, defaultdict

from rapidfuzz.distance import Levenshtein

from bench.reference_cases.corpora import DATA
from dragoman.library.apparatus import read_notes
from dragoman.passes.find_citations import find_citations
from dragoman.passes.part_notes import cut_notes
from dragoman.passes.resolve_back_references import resolve_back_references
from dragoman.record.finding import Report
from dragoman.record.model import Mention, Note, Record, Reference
from dragoman.text.normal import fold

_LIKE = 0.9
"""Citations count as the same when so much of their letters agree: the gold text is corrected in places."""
DEVELOPED_ON = frozenset({"10.1111_1467-6478.00080"})
"""Documents the rules for citations were written with."""
SEEN_IN_PART = frozenset({"10.1515_zfrs-1980-0103"})
"""Documents of which the last notes were read, and misses counted by kind, while the rules were written; a document in
neither set is held out. Where notes begin was developed on both."""

Figures = dict[str, float]


def boundaries() -> dict[str, Figures]:
    """Part the notes that were run together; count the notes whose start and end are both exact."""
    made: dict[str, Figures] = {}
    for line in (DATA / "derived/footnotes_run_together.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        gold = {tuple(pair) for pair in case["note_offsets"]}
        exact = len(gold & {(one.start, one.end) for one in cut_notes(case["text"])})
        made[f"{case['id']} (developed on)"] = {
            "notes": len(gold),
            "exact": exact,
            "share": round(exact / len(gold), 4),
        }
    return made


def citations() -> dict[str, Figures]:
    """Find the citations of the same notes, and resolve what points back; by document."""
    documents: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in (DATA / "derived/footnotes_bibliographic_tei.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        documents[row["id"].rpartition("/")[0]].append(row)
    return {_named(name): _document(rows) for name, rows in documents.items()}


def _named(document: str) -> str:
    if document in DEVELOPED_ON:
        return f"{document} (developed on)"
    return f"{document} (seen in part)" if document in SEEN_IN_PART else f"{document} (held out)"


def _document(rows: list[dict[str, object]]) -> Figures:
    notes = tuple(_note(str(row["raw"])) for row in rows)
    record = resolve_back_references(find_citations(Record(notes=notes), Report()), Report())
    counts: Counter[str] = Counter()
    for row, note in zip(rows, record.notes, strict=True):
        _count_note(row, note, record.references, counts)
    found, total = counts["found"], counts["ours"] + counts["gold"]
    return {
        "citations": counts["gold"], "found": found, "false": counts["ours"] - found,
        "precision": round(found / max(1, counts["ours"]), 4), "recall": round(found / max(1, counts["gold"]), 4),
        "f1": round(2 * found / max(1, total), 4),
        "back_references": counts["back"], "resolved": counts["resolved"],
        "resolved_share": round(counts["resolved"] / max(1, counts["back"]), 4),
    }  # fmt: skip


def _note(raw: str) -> Note:
    number = re.match(r"(\d+)\s+", raw)
    return Note(number[1], raw[number.end() :]) if number else Note("", raw)


def _count_note(row: dict[str, object], note: Note, references: tuple[Reference, ...], counts: Counter[str]) -> None:
    open_ = list(note.mentions)
    gold = [str(one) for one in _list(row["segments"])]
    resolved = _list(row["resolved"])
    pointed = [str(one["text"]) for one in _list(row["backrefs"]) if isinstance(one, dict)]
    counts["ours"] += len(open_)
    counts["gold"] += len(gold)
    for at, segment in enumerate(gold):
        ours = next((one for one in open_ if _alike(note.text[one.start : one.end], segment)), None)
        back = any(mark in segment for mark in pointed)
        counts["back"] += back
        if ours is not None:
            open_.remove(ours)
            counts["found"] += 1
            meant = resolved[at] if at < len(resolved) else {}
            counts["resolved"] += back and isinstance(meant, dict) and _is_meant(ours, meant, references)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _alike(ours: str, theirs: str) -> bool:
    ours, theirs = (re.sub(r"\W+", "", text) for text in (ours, theirs))
    return ours == theirs or Levenshtein.normalized_similarity(ours, theirs) >= _LIKE


def _is_meant(mention: Mention, meant: dict[str, object], references: tuple[Reference, ...]) -> bool:
    """Say whether the reference of a mention has a title or the author and the year the gold says."""
    if mention.reference is None:
        return False
    reference = references[mention.reference]
    told = fold(reference.printed.value)
    record = reference.record or Record()
    told += " " + fold(" ".join(form.value for form in (record.container.title if record.container else ())))
    titles = [fold(str(one)) for name in ("title_a", "title_m") for one in _list(meant.get(name))]
    dates = [str(one) for one in _list(meant.get("date"))]
    if titles:
        return any(title in told for title in titles)
    years = not dates or any(date[:4] in told or date[:4] == str(record.issued.year) for date in dates)
    authors = [fold(str(one)).split()[-1] for one in _list(meant.get("author")) if str(one).strip()]
    return years and (not authors or any(author in told for author in authors))


def targets() -> Figures:
    """Resolve the short forms among historians' references, in text order; compare with the catalogue's works.

    Each reference stands as a note of its own, as the corpus has it. Right: the reference our mention points to is one
    that the catalogue says is the same work. Short forms whose work is not cited in full before count apart.
    """
    articles: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    for line in (DATA / "derived/linkedbooks_reference_targets.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        articles[str(row["article"]), str(row["file"])].append(row)
    counts: Counter[str] = Counter()
    for rows in articles.values():
        if any(row["short"] for row in rows):
            _count_article(rows, counts)
    answered = counts["right"] + counts["wrong"]
    return {
        "short_forms": counts["short"], "with_full_form": counts["possible"], "right": counts["right"],
        "wrong": counts["wrong"], "left_open": counts["open"],
        "precision": round(counts["right"] / max(1, answered), 4),
        "recall": round(counts["right"] / max(1, counts["possible"]), 4),
    }  # fmt: skip


def _count_article(rows: list[dict[str, object]], counts: Counter[str]) -> None:
    notes = tuple(Note(str(at + 1), str(row["reference"])) for at, row in enumerate(rows))
    record = resolve_back_references(find_citations(Record(notes=notes), Report()), Report())
    works: dict[str, set[str]] = defaultdict(set)
    known: set[str] = set()
    for row, note in zip(rows, record.notes, strict=True):
        meant = {str(one) for one in _list(row["target"])} - {"no SBN", "no sbn"}
        told = [one.reference for one in note.mentions if one.reference is not None]
        if not row["short"]:
            known |= meant
            for reference in told:
                works[_whole(record.references[reference], reference)] |= meant
            continue
        counts["short"] += 1
        if not meant & known:
            continue
        counts["possible"] += 1
        wholes = (_whole(record.references[one], one) for one in told)
        found = next((one for one in wholes if works.get(one)), None)
        outcome = "open" if found is None else "right" if works[found] & meant else "wrong"
        counts[outcome] += 1


def _whole(reference: Reference, at: int) -> str:
    """Name the work the catalogue means: of a piece, the book it stands in."""
    record = reference.record
    container = record.container if record else None
    if container and container.type == "book" and container.title:
        return fold(container.title[0].value)
    title = fold(record.title[0].value) if record and record.title else ""
    return title or str(at)


def seed(text: str) -> Figures:
    """Read the seed article's apparatus, which stands in it three times."""
    starts = [found.start() for found in re.finditer(r"Notes1 (?=See)", text)]
    readings = [read_notes(text[at : text.index("Additional information", at)], Report()) for at in starts]
    mentions = [one for note in readings[0].notes for one in note.mentions]
    back = [one for one in mentions if one.kind != "full"]
    return {
        "readings": len(readings), "readings_that_agree": sum(one == readings[0] for one in readings),
        "notes": len(readings[0].notes), "citations": len(mentions), "references": len(readings[0].references),
        "back_references": len(back), "resolved": sum(one.reference is not None for one in back),
    }  # fmt: skip
