"""How well are the citations of our own marked notes found and resolved? Notes in twelve languages.

Each file of tests/notes/marked is one apparatus, a note a line. ``⟦1:…⟧`` marks the first or any full citation of work
1, ``⟦1 op_cit:…⟧`` a citation of the kind named, ``⟦? op_cit:…⟧`` one that must be left open with its candidates.
Rules were written with the files ``*-a.txt``, and then with b, c, d and f to k, each measured once before it was looked
at (F1 .826, .899, .792, .785, .919, .939, .914, .908 and .963 with the rules of that time). Of ``*-e.txt`` only the
figures are known. The files f to k cite works as their fields do, scriptures, classics, laws, newspapers among them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dragoman.library.apparatus import read_notes
from dragoman.record.finding import Report
from dragoman.record.model import Mention, Note

FOLDER = Path(__file__).parents[2] / "tests/notes/marked"
_MARK = re.compile(r"⟦([\d?]+)(?: (\w+))?:|⟧")


class Marked(NamedTuple):
    """A citation as marked: its place in the note's text, the work it means ("?": open), and its kind."""

    start: int
    end: int
    work: str
    kind: str


class Outcome(NamedTuple):
    """What became of the citations of one apparatus: what was counted, and each difference in words."""

    counts: Counter[str]
    told: list[str]


def unmarked(line: str) -> tuple[str, list[Marked]]:
    """Part a marked line into its text and its marks.

    >>> unmarked("See ⟦1:Kaya, Kür⟧.")
    ('See Kaya, Kür.', [Marked(start=4, end=13, work='1', kind='full')])
    """
    text = ""
    marks: list[Marked] = []
    at = 0
    for found in _MARK.finditer(line):
        text += line[at : found.start()]
        at = found.end()
        if found[1]:
            marks.append(Marked(len(text), -1, found[1], found[2] or "full"))
        else:
            marks[-1] = marks[-1]._replace(end=len(text))
    return text + line[at:], marks


def apparatuses(part: str) -> Iterator[tuple[str, list[tuple[str, list[Marked]]]]]:
    """Give the name and the marked lines of every apparatus of a part ("e": held out, the others: developed on)."""
    for path in sorted(FOLDER.glob(f"*-{part}.txt")):
        yield path.stem, [unmarked(line) for line in path.read_text("utf-8").splitlines()]


def compared(lines: list[tuple[str, list[Marked]]]) -> Outcome:
    """Read an apparatus and compare it with its marks: spans, kinds, and which works are one."""
    record = read_notes("\n".join(text for text, _ in lines), Report())
    outcome = Outcome(Counter(), [])
    works: dict[str, int] = {}
    outcome.counts["notes"] = len(lines)
    outcome.counts["parted"] = len(record.notes) == len(lines)
    for (text, marks), note in zip(lines, record.notes, strict=False):
        _compare_note(marks, text.find(note.text), note, works, outcome)
    return outcome


def _compare_note(marks: list[Marked], shift: int, note: Note, works: dict[str, int], outcome: Outcome) -> None:
    open_ = list(note.mentions)
    outcome.counts["ours"] += len(open_)
    for mark in marks:
        gold = note.text[mark.start - shift : mark.end - shift]
        ours = next((one for one in open_ if _same(note.text[one.start : one.end], gold)), None)
        outcome.counts["gold"] += 1
        outcome.counts["back"] += mark.kind != "full"
        if ours is None:
            outcome.told.append(f"{note.label}: missed {gold}")
            continue
        open_.remove(ours)
        outcome.counts["found"] += 1
        _compare_mention(mark, ours, gold, works, outcome)
    outcome.told.extend(f"{note.label}: false {note.text[one.start : one.end]}" for one in open_)


def _same(ours: str, gold: str) -> bool:
    return re.sub(r"\W+", "", ours) == re.sub(r"\W+", "", gold)


def _compare_mention(mark: Marked, ours: Mention, gold: str, works: dict[str, int], outcome: Outcome) -> None:
    outcome.counts["kind"] += ours.kind == mark.kind
    if ours.kind != mark.kind:
        outcome.told.append(f"{ours.kind} for {mark.kind}: {gold}")
    if mark.work == "?":
        meant = ours.reference is None
    elif ours.reference is not None and mark.work not in works:
        meant = ours.reference not in works.values()
        works[mark.work] = ours.reference
    else:
        meant = ours.reference is not None and works.get(mark.work) == ours.reference
    outcome.counts["meant"] += meant
    outcome.counts["resolved"] += meant and mark.kind != "full"
    if not meant:
        outcome.told.append(f"meant {mark.work}, is {ours.reference} ({works}): {gold}")


def measured(part: str) -> dict[str, float]:
    """Give the figures over all apparatuses of a part."""
    counts: Counter[str] = Counter()
    for _, lines in apparatuses(part):
        counts += compared(lines).counts
    found = counts["found"]
    return {
        "notes": counts["notes"], "citations": counts["gold"], "found": found, "false": counts["ours"] - found,
        "f1": round(2 * found / (counts["ours"] + counts["gold"]), 4), "right_kind": counts["kind"],
        "right_work": counts["meant"], "back_references": counts["back"], "resolved": counts["resolved"],
        "resolved_share": round(counts["resolved"] / counts["back"], 4),
    }  # fmt: skip
