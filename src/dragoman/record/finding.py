"""What was noticed on the way? Findings: a code, a place, a severity, and the values that fill its sentence.

Every code and its sentence stands here, grouped by the area that reports it, and nowhere else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import msgspec

Severity = Literal["note", "repair", "warning", "error"]
"""``note``: worth knowing; ``repair``: something was mended; ``warning``: a value is doubtful; ``error``: a record or
part of it could not be understood (it is kept verbatim)."""


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where something was noticed: file, 1-based line and column, byte offset (-1: not known), record id, field."""

    file: str = ""
    line: int = 0
    column: int = 0
    offset: int = -1
    record: str = ""
    field: str = ""

    def __str__(self) -> str:
        at = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        if self.offset >= 0 and not self.line:
            at += f" at byte {self.offset}"
        return " ".join(part for part in (at, self.record and f"[{self.record}]", self.field) if part)


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something noticed: its ``code`` (a key of :data:`FINDINGS`), ``place``, and the ``values`` for its sentence."""

    code: str
    place: Place = Place()
    values: dict[str, str] = {}

    @property
    def severity(self) -> Severity:
        """Say how grave it is."""
        return FINDINGS[self.code][0]

    @property
    def sentence(self) -> str:
        """Say it in a sentence, the values filled in."""
        return FINDINGS[self.code][1].format_map(_Lenient(self.values))


class Rejected(msgspec.Struct, frozen=True, omit_defaults=True):
    """A piece of input that could not become a record, kept verbatim with the finding that says why."""

    raw: bytes
    finding: Finding


class Report:
    """Collects findings (and rejected pieces) while a file is read and its records are repaired."""

    def __init__(self, file: str = "") -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.rejected: list[Rejected] = []
        self._record = ""
        self._sure: dict[str, float] = {}

    def add(self, code: str, place: Place | None = None, /, **values: object) -> Finding:
        """Note a finding. Raises ``KeyError`` when the code does not stand in :data:`FINDINGS`."""
        FINDINGS[code]
        where = place or Place()
        if not where.file and self.file:
            where = msgspec.structs.replace(where, file=self.file)
        if not where.record and self._record:
            where = msgspec.structs.replace(where, record=self._record)
        finding = Finding(code, where, {name: str(value)[:500] for name, value in values.items()})
        self.findings.append(finding)
        return finding

    def reject(self, raw: bytes, code: str, place: Place | None = None, /, **values: object) -> None:
        """Keep a piece of input that cannot become a record, and say why."""
        self.rejected.append(Rejected(raw, self.add(code, place, **values)))

    def sure(self, field: str, confidence: float) -> None:
        """Say how sure (0..1) the running pass is of what it makes of a field; unsaid means 1."""
        self._sure[field] = confidence

    def take_sure(self) -> dict[str, float]:
        """Give the confidences said since the last call, and forget them."""
        said, self._sure = self._sure, {}
        return said

    @contextmanager
    def about(self, record: str) -> Iterator[None]:
        """Put a record's id into the place of every finding noted inside."""
        before, self._record = self._record, record
        try:
            yield
        finally:
            self._record = before


class _Lenient(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


FINDINGS: dict[str, tuple[Severity, str]] = {
    # reading: any file
    "read.empty": ("warning", "the file is empty"),
    "read.binary": ("error", "this is binary data of no known format"),
    "read.unknown_format": ("error", "no format recognises this input"),
    "read.encoding_guessed": ("note", "the text is not UTF-8; it was read as {encoding} (confidence {confidence})"),
    "read.bad_bytes": ("warning", "{count} bytes are not valid {encoding}; they show as U+FFFD and stay in the source"),
    "read.truncated": ("error", "the input ends inside a record"),
    "read.archive_truncated": ("error", "the archive ends too early; {count} bytes of it could be unpacked and read"),
    "read.too_large": ("error", "{what} is larger than the limit of {limit}"),
    "read.too_deep": ("error", "nesting deeper than {limit} levels was not followed"),
    "read.archive_member": ("error", "the archive member {name} was refused: {reason}"),
    "read.nothing": ("error", "no record was found in this {format} input"),
    "read.failed": ("error", "the {format} reader could not go on here: {reason}"),
    # any field of any format
    "field.unknown": ("note", "the field {field} is not understood; it is kept as {kept}"),
    "field.markup": ("note", "the field {field} holds mark-up; with it, it is kept as {kept}"),
    "field.not_written": ("note", "{format} has no place for {field}"),
    "field.value_not_written": ("note", "{format} has no place for this value of {field}: “{value}”"),
    "field.lossy": ("note", "{format} holds {field} only as {where}"),
    # identifiers and dates
    "identifier.invalid": ("warning", "{value} is not a valid {scheme}"),
    "date.unparsed": ("warning", "the date “{value}” is not understood; it is kept as printed"),
    "date.implausible": ("warning", "{field} lies in an unlikely year: {value}"),
    # BibTeX
    "bibtex.text": ("note", "this text stands between the entries; it is kept verbatim"),
    "bibtex.comment": ("note", "this comment is no record; it is kept verbatim"),
    "bibtex.preamble": ("note", "this preamble is no record; it is kept verbatim"),
    "bibtex.key_missing": ("repair", "the entry has no key; it was given the key {key}"),
    "bibtex.key_twice": ("warning", "the key {key} stands on an entry before; both are kept"),
    "bibtex.key_altered": ("repair", "BibTeX cannot hold the key {key}; it is written as {written}"),
    "bibtex.string_unknown": ("warning", "the string {name} is not defined; its name is taken as the text"),
    "bibtex.type_unknown": ("note", "the entry type {type} is not known; the type is document"),
    "bibtex.unclosed": ("repair", "the entry is not closed; it was ended before the next one"),
    "bibtex.brace_missing": ("repair", "a closing brace is missing; the value was ended before the next field"),
    "bibtex.brace_extra": ("repair", "there is a closing brace too many; reading went on behind it"),
    "bibtex.quote_inside": ("repair", "there are quotes inside of a quoted value; it ends at the last one"),
    "bibtex.comma_missing": ("repair", "the comma after the field {field} is missing"),
    "bibtex.equals_missing": ("repair", "the equals sign after the field {field} is missing"),
    "bibtex.junk": ("warning", "“{text}” is no field; it is kept as bibtex:text"),
    "bibtex.field_twice": ("warning", "the field {field} stands twice; the second is kept as {kept}"),
    "bibtex.parent_missing": ("warning", "there is no entry {key}, from which {field} would inherit"),
    "bibtex.names_unmatched": ("warning", "{field} has {count} names beside {others} in the first script; kept apart"),
    # RIS, Refer, tagged formats
    "tagged.no_record": ("error", "there is no {format} field in this; it is kept verbatim"),
    "tagged.header": ("note", "these lines stand outside of the records; they are kept verbatim"),
    "tagged.text": ("note", "this text stands before the first field; it is kept verbatim"),
    "tagged.start_missing": (
        "repair",
        "{count} records lack their first line; they were parted where the one before ends",
    ),
    "tagged.end_missing": ("repair", "the record has no end mark; it ends before the next one"),
    "tagged.type_unknown": ("note", "the type {type} is not known; the type is document"),
    "tagged.names_unmatched": ("warning", "{tag} has {count} names beside {others} in the first script; kept apart"),
    # XML formats
    "marc.damaged": ("error", "this MARC record is damaged: {reason}; it is kept verbatim"),
    "marc.lengths": ("repair", "its lengths are wrong ({tags} tags, {fields} fields); it was read by its terminators"),
    "xml.no_records": ("warning", "no element {tags} was found"),
    "xml.unclosed": ("error", "the element {tag} is not closed before the next one; it was read as far as it goes"),
    "xml.no_start": ("error", "the start of this {tag} is damaged; it is kept verbatim"),
    "xml.damaged": ("error", "this is not well-formed XML ({reason}); what can be read of it was read"),
    "xml.mended": ("repair", "the XML was not well-formed ({reason}) and was mended"),
    "xml.entity_kept": ("warning", "the entity {name} is not known; it is kept as it stands"),
    "xml.entities_refused": ("warning", "the file declares entities; they are not followed"),
    # JSON formats
    "json.invalid": ("error", "this is not valid JSON of the expected shape: {reason}"),
    "yaml.key_twice": ("warning", "the key {key} stands twice in one document; the last one was read"),
    "yaml.invalid": ("error", "this is not valid YAML of the expected shape: {reason}"),
    # web pages
    "page.no_work": ("error", "the page tells of no work"),
    "page.json_damaged": ("warning", "the JSON record of the page is damaged; {count} of its members could be read"),
    "page.furniture": ("note", "{count} lines belong to the page, not to the work; they stay in the source"),
    "page.listed": ("note", "the page lists “{title}”, parted from its neighbours with confidence {confidence}"),
    "page.coerced": ("note", "{field} is a string in the page's JSON; it was read as the number it holds"),
    "page.no_number": ("warning", "{field} is no number: “{value}”"),
    # tables
    "table.no_header": ("error", "no row names columns of a bibliographic table"),
    "table.no_rows": ("warning", "the table has no rows"),
    "table.too_many_cells": ("warning", "the row has {count} cells for {columns} columns; the others are kept apart"),
    "table.empty_row": ("error", "the row names no title, no author, no identifier"),
    "table.no_workbook": ("error", "this is no sound workbook: {reason}"),
    # plain references
    # passes
    "article.parted": ("repair", "the abstract held more of the article; it was parted at: {labels}"),
    "abstract.machine_polluted": (
        "repair",
        "{count} characters ({lang}), no abstract but translated as one, were set aside",
    ),
    "keywords.unglued": (
        "repair",
        "glued keywords were parted (confidence {confidence}): {keywords}",
    ),
    "volume.parted": ("repair", "“{value}” was read as volume {volume}, issue {issue}"),
    "volume.proposed": (
        "warning",
        "“{value}” may mean volume {volume}, issue {issue} (confidence {confidence})",
    ),
    "text.mojibake": ("repair", "decoded wrongly: “{before}” was read as “{after}”"),
    "container.spelling": ("repair", "the notes print the journal {count} times as “{printed}”, not “{feed}”"),
    "value.filler": ("repair", "the {field} “{value}” says nothing and was dropped"),
    # notes
    "notes.none": ("warning", "no numbered notes were found in the {count} characters of the notes"),
    "notes.missing": ("warning", "after note {before} comes note {after}: {count} missing, or cut otherwise"),
    "notes.restarted": ("note", "the notes begin again at {label} after note {before} (counted per page)"),
    "notes.misread_label": ("repair", "the marker {label} was taken for {number}"),
    "notes.misread_mark": ("repair", "“{text}” was taken for “{mark}”, misread"),
    "notes.unnumbered": ("note", "{count} characters after note {before} bear no number: a note without label"),
    "notes.set_aside": ("note", "{count} characters {where} the notes belong to none of them; they are kept apart"),
    "notes.repeated": ("note", "the same {count} notes stand in the text once more; they are read once"),
    "reference.doubtful": ("note", "the reference “{text}” was read with little confidence ({confidence})"),
    "notes.ambiguous": ("warning", "“{text}” may mean {candidates}; it is left open"),
    "notes.unresolved": ("warning", "“{text}” points to a work that is not cited in these notes"),
    "notes.forward": ("note", "“{text}” points ahead, to {name}, which is cited in full only later"),
    "notes.ibid_several": ("note", "“{text}” follows a note that cites several works; the last of them is taken"),
    # match
    "match.shared_identifier": ("warning", "{identifier} stands on {count} works that are not alike"),
    "match.large_work": ("warning", "the work {work} has {count} records; more than {limit} look alike"),
    # styles
    "style.invalid": ("error", "the style {style} cannot be used: {reason}"),
    "style.unknown_key": ("warning", "the text cites {key}, which is not among the records"),
    "style.missing_macro": ("warning", "the style {style} calls the macro “{macro}”, which it has not"),
    "style.missing": ("error", "there is no style {style} in the installed packages or the folders named ({near})"),
    "style.missing_locale": ("warning", "there is no locale {locale}; English words stand in"),
    "style.no_bibliography": ("note", "the style {style} has no bibliography; it writes cites only"),
    "style.empty_cite": ("warning", "{style} writes nothing of this record in its cite; its title stands in"),
    "style.empty_entry": ("warning", "{style} writes nothing of this record; its title stands in"),
    "style.recursive_macro": ("warning", "the macro “{macro}” of the style {style} calls itself; it writes nothing"),
    # search
    "query.too_long": ("warning", "the question has {length} characters; the first {limit} are read"),
    "query.too_many": ("warning", "from character {column} on, what exceeds {limit} words and signs is not read"),
    "query.too_many_open": (
        "warning",
        "from character {column} on, words before * and ~ are read as they are; {limit} such words can be asked for",
    ),
    "query.too_deep": ("warning", "parentheses deeper than {limit} levels (character {column}) are not followed"),
    "query.invisible": ("note", "characters without a shape (controls of direction) were left out of the question"),
    "query.nothing": ("warning", "there is no word in the question"),
    "query.unclosed_quote": ("warning", "the quotation mark at character {column} is not closed; it is not read"),
    "query.unclosed": ("warning", "the parenthesis at character {column} is not closed; it is closed at the end"),
    "query.unopened": ("warning", "the parenthesis at character {column} closes none; it is not read"),
    "query.or_without": ("warning", "the OR at character {column} lacks what stands before or behind it"),
    "query.minus_without": ("warning", "the sign at character {column} excludes nothing"),
    "query.unknown_field": (
        "warning",
        "there is no field “{name}” (character {column}); the words are searched everywhere",
    ),
    "query.no_value": ("warning", "the field “{name}” at character {column} has no value"),
    "query.unknown_has": ("warning", "has:{value} (character {column}) is not known; has: can ask for {known}"),
    "query.unknown_value": (
        "warning",
        "{name}:{value} (character {column}) is not known; it is searched as a word; {name}: can ask for {known}",
    ),
    "query.unknown_work": ("warning", "there is no work {value} (character {column})"),
    "query.range_turned": (
        "warning",
        "the range “{value}” at character {column} runs backwards; it is read as {low}-{high}",
    ),
    "query.no_number": (
        "warning",
        "“{value}” at character {column} is no number or range for {name} (1990, 1990-2005, 1990-)",
    ),
    "query.too_short": (
        "warning",
        "“{value}” at character {column} needs {shortest} letters before its sign; it is read as a word",
    ),
}
"""Code → severity and sentence."""
