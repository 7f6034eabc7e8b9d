"""How does a draft become a finished text? Pandoc's Markdown citations rendered, the bibliography at its end."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from dragoman.record.finding import Finding, Place, Report
from dragoman.record.model import Record
from dragoman.styles.cite import Desk, Wishes, open_style
from dragoman.styles.csl.position import Cluster
from dragoman.styles.pandoc import Piece, pieces

_REFS: Final = re.compile(
    r"^:::+ *\{#refs[^}\n]*\}\s*\n(?:[^\n]*\n)*?:::+[ \t]*$|^<div id=\"refs\"[^>]*>\s*</div>", re.MULTILINE
)
_NOTE: Final = re.compile(r"^\[\^[^\]]+\]:[^\n]*$|\^\[[^\]]*$", re.MULTILINE)


class Finished(msgspec.Struct, frozen=True):
    """A finished text: with its cites and bibliography written, and what was noticed."""

    text: str
    bibliography: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def finish(text: str, records: Mapping[str, Record], wishes: Wishes) -> Finished:
    """Write a draft's citations and its bibliography in a style.

    ``records`` by citation key. Note styles put each citation into a footnote of its own, unless it stands in one.
    The bibliography replaces an element with the id ``refs``, or stands at the end. An unknown key is a finding and
    stands in bold with a question mark, as in pandoc.
    """
    report = Report()
    style = open_style(wishes.style, wishes.locale, wishes.folders, report)
    if style is None:
        return Finished(text, findings=tuple(report.findings))
    parts = list(pieces(text))
    desk = Desk(style, wishes, report)
    cited = dict.fromkeys(cite.id for part in parts for cite in part.cites if cite.id in records)
    desk.add([records[key].replace(id=key) for key in cited])
    written = _Writer(desk, parts, report).written()
    entries = tuple(entry for _, entry in desk.entries())
    whole = desk.writer.all(entries, desk.base) if entries else ""
    return Finished(_with_list(written, whole), entries, tuple(report.findings))


def _with_list(text: str, whole: str) -> str:
    if not whole:
        return text
    if _REFS.search(text):
        return _REFS.sub(lambda _: whole, text, count=1)
    return f"{text.rstrip()}\n\n{whole}\n"


class _Writer:
    """Writes the pieces of a draft, counting its notes."""

    def __init__(self, desk: Desk, parts: Sequence[Piece], report: Report) -> None:
        self.desk = desk
        self.parts = parts
        self.report = report
        self.in_notes = desk.style.sheet.kind == "note"
        self.notes: list[str] = []
        shape = desk.style.citation.shape
        self.raised = shape is not None and ("vertical-align", "sup") in shape.pairs

    def written(self) -> str:
        """Write the whole text, footnotes after it."""
        known = self.desk.processor.works
        clusters: list[Cluster] = []
        for number, part in enumerate(self.parts):
            if part.cites:
                cites = [cite for cite in part.cites if cite.id in known]
                clusters.append(Cluster(cites, number + 1 if self.in_notes else 0))
        flows = iter(self.desk.processor.clusters(clusters))
        out: list[str] = []
        for part in self.parts:
            out.append(self._part(part, self.desk.written(next(flows)), "".join(out[-3:])) if part.cites else part.text)
        text = "".join(out)
        return "\n\n".join([text.rstrip(), *self.notes]) + "\n" if self.notes else text

    def _part(self, part: Piece, cluster: str, before: str) -> str:
        """Write one citation."""
        unknown = [self._unknown(cite.id) for cite in part.cites if cite.id not in self.desk.processor.works]
        if len(unknown) == len(part.cites):
            return f"({'; '.join(unknown)})"
        if unknown:
            cluster = f"{cluster} ({'; '.join(unknown)})"
        author = ""
        if part.kind == "in_text":
            author = self.desk.written(self.desk.processor.author_in_text(part.cites[0]))
        if self.in_notes:
            return author + self._in_note(cluster, before)
        space = "" if self.raised or not (author and cluster) else " "
        return author + space + cluster

    def _in_note(self, cluster: str, before: str) -> str:
        line = before.rsplit("\n", 1)[-1]
        if _NOTE.match(line) or "^[" in line.rsplit("]", 1)[-1]:
            return cluster
        label = f"cite-{len(self.notes) + 1}"
        self.notes.append(f"[^{label}]: {cluster}")
        return f"[^{label}]"

    def _unknown(self, key: str) -> str:
        self.report.add("style.unknown_key", Place(), key=key)
        return f"**{key}?**"
