"""How is a bibliography kept as a word processor's file? Records in, the bytes of a DOCX file out."""

from collections.abc import Sequence

import msgspec

from dragoman.record.finding import Finding, Place, Report
from dragoman.record.model import Record
from dragoman.styles.cite import Desk, Wishes, open_style
from dragoman.styles.output.docx import Line, Shape, docx_file


class Filed(msgspec.Struct, frozen=True):
    """A bibliography's file, and what was noticed; no bytes where the style cannot be used."""

    content: bytes = b""
    findings: tuple[Finding, ...] = ()


def bibliography_file(records: Sequence[Record], wishes: Wishes) -> Filed:
    """Write the bibliography of records as DOCX (the target of the wishes is not asked).

    Each entry is a paragraph in the direction of the locale it is written in; whether its later lines hang and its
    number stands in the margin is the style's (CSL 1.0.2, cs:bibliography).
    """
    report = Report()
    style = open_style(wishes.style, wishes.locale, wishes.folders, report)
    if style is None:
        return Filed(findings=tuple(report.findings))
    if style.bibliography is None:
        report.add("style.no_bibliography", Place(), style=wishes.style)
        return Filed(findings=tuple(report.findings))
    desk = Desk(style, msgspec.structs.replace(wishes, target="text"), report)
    desk.add(records)
    attrs = style.bibliography.attrs
    shape = Shape(attrs.get("hanging-indent") == "true", bool(attrs.get("second-field-align")))
    content = docx_file(lines(desk), shape)
    return Filed(content, tuple(report.findings))


def lines(desk: Desk) -> list[Line]:
    """Give the entries as lines, each in its own direction."""
    found = []
    for printed in desk.processor.bibliography():
        own = desk.own_direction(printed.id)
        found.append(Line(desk.flow(printed, own), own, desk.processor.works[printed.id].language))
    return found
