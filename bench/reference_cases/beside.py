"""How do we stand beside a peer parser? The same strings to both in one run: references a second, and four fields."""

import json
import os
import re
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from bench.reference_cases.corpora import Tagged
from dragoman.record.model import Record
from dragoman.record.printed.number import pages, volume_and_issue
from dragoman.record.printed.read import read_reference
from dragoman.record.printed.token import tokens
from dragoman.text.normal import fold

FIELDS = ("author", "date", "volume", "pages")
"""What both parsers give as printed: the peer writes journals in an abbreviation of its own, and leaves titles out."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LIKE = 0.8


def seconds(texts: Sequence[str]) -> float:
    """Give the seconds of processor time we need to read the strings into records (the best of three)."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            read_reference(text)
        taken.append(time.process_time() - start)
    return min(taken)


def compared(rows: Sequence[Tagged]) -> dict[str, object]:
    """Read tagged strings, and let the peer read them in the interpreter that ``DRAGOMAN_PEER_PYTHON`` names."""
    texts = [" ".join(row.text.split()) for row in rows]
    told: dict[str, object] = {
        "references": len(texts), "references_per_second": round(len(texts) / seconds(texts)),
        "f1": _f1([_ours(text) for text in texts], rows),
    }  # fmt: skip
    python = os.environ.get("DRAGOMAN_PEER_PYTHON", "")
    if not python:
        return told | {"peer": "skipped: set DRAGOMAN_PEER_PYTHON to an interpreter that has refextract"}
    script = Path(__file__).parent / "peer.py"
    ran = subprocess.run([python, str(script)], input="\n".join(texts), capture_output=True, text=True, check=False)
    said = json.loads(ran.stdout or "{}")
    if "seconds" not in said:
        return told | {"peer": said.get("missing", ran.stderr[-200:])}
    rate = round(len(texts) / said["seconds"])
    return told | {"peer": said["peer"], "peer_references_per_second": rate, "peer_f1": _f1(said["read"], rows)}


def _ours(text: str) -> dict[str, str]:
    record: Record = read_reference(text)[0]
    return {
        "author": " ".join(one.name.display for one in record.contributors if one.role == "author"),
        "date": record.issued.edtf or record.issued.literal, "volume": record.volume, "pages": record.pages,
    }  # fmt: skip


def _f1(read: Sequence[dict[str, str]], rows: Sequence[Tagged]) -> dict[str, float]:
    """Give F1 for each field: authors by their letters in any order, the others exactly."""
    counts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for said, row in zip(read, rows, strict=True):
        for field, count in counts.items():
            ours, gold = _plain(field, said[field]), _plain(field, _gold(row, field))
            count.update(given=bool(ours) + bool(gold), right=bool(ours) and _same(field, ours, gold))
    return {field: round(2 * count["right"] / count["given"], 3) for field, count in counts.items()}


def _gold(row: Tagged, field: str) -> str:
    words = [word.text for word, label in zip(tokens(row.text), row.labels, strict=True) if label == field]
    text = " ".join(words)
    return volume_and_issue(text)[0] if field == "volume" and text else pages(text) if field == "pages" else text


def _plain(field: str, text: str) -> str:
    if field == "date":
        year = _YEAR.search(text)
        return year[0] if year else ""
    if field == "author":
        words = re.findall(r"[^\W\d_]+", re.sub(r"\bet al\b", "", fold(text)))
        return " ".join(sorted(word for word in words if word != "and"))
    return re.sub(r"\W+", "-", fold(text)).strip("-")


def _same(field: str, ours: str, gold: str) -> bool:
    return ours == gold or (field == "author" and Levenshtein.normalized_similarity(ours, gold) >= _LIKE)
