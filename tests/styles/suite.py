"""Runs the cases of the CSL processor suite: reads a case, renders it, gives what came out."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from dragoman.record.finding import Report
from dragoman.styles.csl.context import Cite
from dragoman.styles.csl.parse import Node, parse, parse_sheet
from dragoman.styles.csl.position import Cluster
from dragoman.styles.csl.processor import Processor
from dragoman.styles.csl.style import Style
from dragoman.styles.csl.work import Work
from dragoman.styles.output.html import SPANS, escape
from dragoman.styles.output.target import Target

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "csl"
for parent in Path(__file__).resolve().parents:
    if (parent / "shared" / "data" / "csl").is_dir():
        DATA = parent / "shared" / "data" / "csl"
PACKAGE = Path(next(iter(find_spec("citeproc").submodule_search_locations))) / "data" / "locales"
SUITE = DATA / "test_suite"
_SECTION = re.compile(r">>=+ ([A-Z-]+) =+>>(.*?)<<=+ \1 =+<<", re.DOTALL)
ERROR = "[CSL STYLE ERROR: reference with no printed form.]"
PLAIN_LINKS = Target("suite", escape, SPANS, lambda address: ("", ""))


def sections(name: str) -> dict[str, str]:
    """Give the sections of a case."""
    text = (SUITE / f"{name}.txt").read_text(encoding="utf-8")
    return {key: body.strip("\n") for key, body in _SECTION.findall(text)}


def names() -> list[str]:
    """Give the names of all cases."""
    return sorted(path.stem for path in SUITE.glob("*.txt"))


@cache
def locale_file(tag: str) -> Node | None:
    path = DATA / "locales" / f"locales-{tag}.xml"
    if not path.is_file():
        path = PACKAGE / f"locales-{tag}.xml"
    if not path.is_file():
        return None
    return parse(path.read_bytes(), path.name, Report())


def run(name: str) -> tuple[str, str]:
    """Give (expected, rendered) of a case."""
    case = sections(name)
    sheet = parse_sheet(case["CSL"].strip().encode(), name, Report())
    assert sheet is not None, "the style could not be read"
    processor = Processor(Style(sheet, "", locale_file))
    works = [Work(fields) for fields in json.loads(case["INPUT"])]
    mode = case["MODE"].strip()
    lines = list(_clusters(case, processor, works, mode))
    if mode.startswith("bibliography"):
        lines = [_bibliography(processor)]
    return case["RESULT"].strip(), "\n".join(lines).strip()


def _clusters(case: dict[str, str], processor: Processor, works: list[Work], mode: str) -> Iterator[str]:
    if "CITATIONS" in case:
        yield from _sequence(processor, works, json.loads(case["CITATIONS"]))
        return
    processor.register(works)
    if "CITATION-ITEMS" in case:
        clusters = [Cluster([_cite(one) for one in cluster]) for cluster in json.loads(case["CITATION-ITEMS"])]
    else:
        processor.settle()
        clusters = [Cluster([Cite(id) for id in processor.sorted_ids("bibliography")])]
    if "CITATION-ITEMS" not in case and mode != "citation":
        return
    for cluster in clusters:
        yield PLAIN_LINKS.write(processor.cluster(cluster)) or ERROR


def _sequence(processor: Processor, works: list[Work], steps: list[list[object]]) -> Iterator[str]:
    """Replay the insertions of a document; mark what the last one changed."""
    by_id = {work.id: work for work in works}
    made: dict[str, Cluster] = {}
    before: dict[str, tuple[str, dict[str, tuple[object, ...]]]] = {}
    known: dict[str, tuple[str, dict[str, tuple[object, ...]]]] = {}
    now: dict[str, str] = {}
    order: list[str] = []
    last = ""
    for citation, pre, post in steps:
        last = citation.get("citationID") or f"auto-{len(made)}"
        made[last] = Cluster([_cite(one) for one in citation["citationItems"]], id=last)
        notes = dict([*((key, note) for key, note in pre), *((key, note) for key, note in post)])
        notes[last] = citation.get("properties", {}).get("noteIndex", 0)
        order = [*(key for key, _ in pre), last, *(key for key, _ in post)]
        for key in order:
            made[key].note = notes[key]
        cited = dict.fromkeys(cite.id for key in order for cite in made[key].cites)
        processor.works, processor.order = {}, []
        processor.register(by_id[id] for id in cited)
        before = known
        flows = processor.clusters([made[key] for key in order])
        now = {key: PLAIN_LINKS.write(flow) for key, flow in zip(order, flows, strict=True)}
        known = {key: (now[key], _standing(made, made[key])) for key in order}
    for place, key in enumerate(order):
        changed = key == last or _changed(before.get(key), known[key])
        changed = changed or (_alike(processor, made[last]) and _alike(processor, made[key]))
        yield f"{'>>' if changed else '..'}[{place}] {now[key]}"


def _standing(made: dict[str, Cluster], cluster: Cluster) -> dict[str, tuple[object, ...]]:
    """Give what a cluster's cites know of others: the suite reports a cluster when that changes, its text or not."""
    counts = Counter(cite.id for one in made.values() for cite in one.cites)
    return {cite.id: (cite.position, cite.first_note if counts[cite.id] > 1 else 0) for cite in cluster.cites}


State = tuple[str, dict[str, tuple[object, ...]]]


def _changed(before: State | None, now: State) -> bool:
    if before is None or before[0] != now[0]:
        return True
    for id, (position, note) in before[1].items():
        if id in now[1] and (now[1][id][0] != position or (note and now[1][id][1] != note)):
            return True
    return False


def _alike(processor: Processor, cluster: Cluster) -> bool:
    """Say whether a cluster cites a work that had to be told apart from another."""
    markings = (processor.markings[cite.id] for cite in cluster.cites)
    return any(one.shown or one.givens or one.conditions for one in markings)


def _cite(fields: dict[str, object]) -> Cite:
    cite = Cite(str(fields["id"]), str(fields.get("locator") or "").strip(), str(fields.get("label") or ""))
    cite.prefix = str(fields.get("prefix") or "")
    cite.suffix = str(fields.get("suffix") or "")
    cite.suppress_author = bool(fields.get("suppress-author"))
    cite.author_only = bool(fields.get("author-only"))
    position = fields.get("position")
    if position:
        cite.position = {1: "subsequent", 2: "ibid", 3: "ibid-with-locator"}.get(int(position), "first")
    cite.near = bool(fields.get("near-note"))
    return cite


def _bibliography(processor: Processor) -> str:
    """Write the bibliography as the suite does: a work of which a style says nothing leaves an error or no entry."""
    entries = [
        PLAIN_LINKS.write(entry.flow) if entry.says else f"{processor.numbers[entry.id]}. {ERROR}"
        for entry in processor.bibliography()
        if entry.says or processor.style.numbers
    ]
    if not any(entry.says for entry in processor.bibliography()):
        entries = [PLAIN_LINKS.write(entry.flow) for entry in processor.bibliography()]
    rows = "".join(f'  <div class="csl-entry">{entry}</div>\n' for entry in entries)
    return f'<div class="csl-bib-body">\n{rows}</div>'
