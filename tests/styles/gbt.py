"""Renders the items of GB/T 7714 with the official CSL styles and reads what the bilingual styles make of them."""

import json
import re
from pathlib import Path

from styles.suite import DATA

from dragoman.record.finding import Report
from dragoman.styles.cite import locale_for, open_style
from dragoman.styles.csl.context import Cite
from dragoman.styles.csl.position import Cluster
from dragoman.styles.csl.processor import Processor
from dragoman.styles.csl.work import Work
from dragoman.styles.output.html import HTML

FOLDER = DATA / "gbt_zotero_chinese"
PEERS = {
    "numeric": "GB-T-7714—2015（顺序编码，双语）",
    "author-date": "GB-T-7714—2015（著者-出版年，双语）",
    "note": "GB-T-7714—2015（注释，双语）",
}
HEADS = {
    "gbt7714-data": "GB/T 7714—2025 示例文献",
    "acta-psychologica-sinica-data": "《心理学报》 示例文献",
    "social-sciences-in-china-data": "《中国社会科学》 示例文献",
    "manual-of-legal-citation-data": "《法学引注手册》 示例文献",
    "apa-data": "APA 示例文献",
}
_ENTRY = re.compile(r'<div class="csl-entry">(.*?)</div>\n(?=  <div class="csl-entry">|</div>)', re.DOTALL)
_TAGS = re.compile(r'\n?\s*<div class="csl-(?:left-margin|right-inline)">|</div>\s*')
_NUMBER = re.compile(r"^\[\d+\]|^<sup>\d+</sup> ")


def expected(kind: str, items: str) -> list[str]:
    """Give the entries as the bilingual style of the peer renders them, without their numbers."""
    page = (FOLDER / "src" / PEERS[kind] / "index.md").read_text("utf-8")
    start = page.index(f"### {HEADS[items]}")
    end = page.find("\n### ", start + 5)
    part = page[start : end if end > 0 else None]
    if kind == "note":
        found = [line.removesuffix("<br>") for line in part.split("\n")[1:] if line.startswith("<sup>")]
    else:
        found = [_TAGS.sub("", entry).strip() for entry in _ENTRY.findall(part)]
    return [_NUMBER.sub("", entry) for entry in found]


def rendered(kind: str, items: str) -> dict[str, str]:
    """Give our entries by id: the official style, each entry in its work's locale."""
    style = open_style(f"gb-t-7714-2015-{kind}", "", (), Report())
    assert style is not None
    fields = json.loads((FOLDER / "items" / "items" / f"{items}.json").read_text("utf-8"))
    works = [Work(one) for one in fields]
    processor = Processor(style, {work.id: locale_for(work.language, style.lang) for work in works})
    processor.register(works)
    if kind == "note":
        flows = {work.id: processor.cluster(Cluster([Cite(work.id)])) for work in works}
    else:
        flows = {entry.id: entry.flow for entry in processor.bibliography()}
    return {id: _NUMBER.sub("", _TAGS.sub("", HTML.write(flow)).strip()) for id, flow in flows.items()}


def deviating(kind: str, items: str) -> list[str]:
    """Give the ids of the works whose entries differ."""
    theirs = set(expected(kind, items))
    return [id for id, entry in rendered(kind, items).items() if entry not in theirs]


def judged(path: Path) -> dict[str, str]:
    """Read the file of judged deviations: id → reason."""
    return dict(line.split("\t", 1) for line in path.read_text("utf-8").splitlines() if line)
