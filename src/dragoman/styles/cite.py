"""How is it cited? Records in, cites and bibliography out: the one function that the faces call."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal

import msgspec

from dragoman.record.finding import Finding, Place, Report
from dragoman.record.model import Record
from dragoman.styles.csl.context import Cite
from dragoman.styles.csl.flow import Flow, Resolved
from dragoman.styles.csl.position import Cluster
from dragoman.styles.csl.processor import Printed, Processor
from dragoman.styles.csl.style import PRIMARY, Style, fallbacks
from dragoman.styles.csl.work import Work
from dragoman.styles.find import find_sheet, locale_file
from dragoman.styles.output.clipboard import CLIPBOARD
from dragoman.styles.output.html import HTML
from dragoman.styles.output.isolate import Direction, isolate, isolated_whole
from dragoman.styles.output.latex import LATEX
from dragoman.styles.output.markdown import MARKDOWN
from dragoman.styles.output.rtf import RTF
from dragoman.styles.output.target import Target as Writer
from dragoman.styles.output.text import TEXT
from dragoman.styles.variables import Wanted, variables
from dragoman.text.tag import direction

Target = Literal["html", "text", "markdown", "rtf", "latex", "clipboard"]
PerEntry = Literal["style", "on", "off"]
"""Whether each entry speaks the work's language: as the style is used to ("style"), always, never."""

TARGETS: Final[Mapping[str, Writer]] = {one.name: one for one in (HTML, TEXT, MARKDOWN, RTF, LATEX, CLIPBOARD)}


TRANSLATES: Final = ("apa", "modern-language-association", "chicago-", "taylor-and-francis-chicago")
"""Styles whose manuals give a foreign title with its translation in brackets (APA 7, 9.38; MLA 9, 5.67; CMOS 14.99)."""


class Wishes(msgspec.Struct, frozen=True):
    """What is wanted of a rendering, beyond which records.

    ``style`` an id, short name or file; ``locale`` a tag ("" for the style's own); ``forms`` the forms of titles and
    names, the first the main one; ``folders`` where the user keeps styles and locales.
    """

    style: str
    locale: str = ""
    target: Target = "text"
    per_entry_locale: PerEntry = "style"
    forms: tuple[Wanted, ...] = ()
    folders: tuple[str, ...] = ()


class Rendered(msgspec.Struct, frozen=True):
    """What came out: a cite for each record, the bibliography's entries with the ids they are of, and findings."""

    citations: tuple[str, ...] = ()
    bibliography: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    whole: str = ""
    """The bibliography in one piece, with what the target puts around it."""


def cite(
    records: Sequence[Record],
    style: str,
    locale: str = "",
    target: Target = "text",
    per_entry_locale: PerEntry = "style",
) -> Rendered:
    """Cite records in a style: one cite each, and the bibliography of all.

    A style that is missing or not valid gives findings and nothing else. Raises ``ValueError`` for an unknown target.
    """
    return render(records, Wishes(style, locale, target, per_entry_locale))


def render(records: Sequence[Record], wishes: Wishes) -> Rendered:
    """Cite records as wished; see :func:`cite`."""
    if wishes.target not in TARGETS:
        raise ValueError(f"no such target: {wishes.target}; there are {', '.join(TARGETS)}")
    report = Report()
    style = open_style(wishes.style, wishes.locale, wishes.folders, report)
    if style is None:
        return Rendered(findings=tuple(report.findings))
    desk = Desk(style, wishes, report)
    desk.add(records)
    return desk.rendered()


def bibliography(records: Sequence[Record], wishes: Wishes) -> tuple[str, ...]:
    """Render the entries alone, in the order of the style: half the work of :func:`render`, which also makes cites.

    Empty when the style cannot be used.

    >>> from dragoman.record.form import Text
    >>> bibliography([Record(type="book", title=(Text("Kür", "az"),))], Wishes("apa"))
    ('Kür. (n.d.).',)
    """
    report = Report()
    style = open_style(wishes.style, wishes.locale, wishes.folders, report)
    if style is None:
        return ()
    desk = Desk(style, wishes, report)
    desk.add(records)
    return tuple(text for _, text in desk.entries())


def open_style(name: str, locale: str, folders: tuple[str, ...], report: Report) -> Style | None:
    """Find, read and compile a style, once for each locale; ``None`` with findings when it cannot be used."""
    style, findings = _opened(name, locale, folders)
    report.findings.extend(findings)
    return style


@lru_cache(maxsize=32)
def _opened(name: str, locale: str, folders: tuple[str, ...]) -> tuple[Style | None, tuple[Finding, ...]]:
    report = Report()
    sheet = find_sheet(name, folders, report)
    if sheet is None:
        return None, tuple(report.findings)
    style = Style(sheet, locale, lambda tag: locale_file(tag, folders))
    if not any(locale_file(tag, folders) for tag in _named(style.lang)):
        report.add("style.missing_locale", Place(), locale=style.lang)
    return style, tuple(report.findings)


def _named(lang: str) -> list[str]:
    from_style = lang.split("-", maxsplit=1)[0]
    return [tag for tag in fallbacks(lang) if tag.split("-")[0] == from_style]


class Desk:
    """Where records are turned into cites and entries under one style."""

    def __init__(self, style: Style, wishes: Wishes, report: Report) -> None:
        self.style = style
        self.wishes = wishes
        self.report = report
        self.writer = TARGETS[wishes.target]
        self.per_entry = per_entry(style, wishes.per_entry_locale)
        self.locales: dict[str, str] = {}
        self.processor = Processor(style, self.locales, "scripts" if is_gbt(style) and self.per_entry else "")
        self.order: list[str] = []
        self.seconds: dict[str, Work] = {}
        """Works once more in another language: the second lines of bilingual entries."""

    def add(self, records: Sequence[Record]) -> None:
        """Take records in, in the order in which they are cited."""
        self.processor.register([self._work(record, number) for number, record in enumerate(records, start=1)])

    def _work(self, record: Record, number: int) -> Work:
        wanted, reader = wanted_forms(self.style, self.wishes), self.style.lang
        bilingual = is_gbt(self.style) and len(wanted) > 1
        fields = variables(record, wanted[:1] if bilingual else wanted, reader)
        id = str(fields.get("id") or f"record-{number}")
        while id in self.order:
            id += "'"
        work = Work({**fields, "id": id})
        self.order.append(id)
        if self.per_entry:
            self.locales[id] = locale_for(str(fields.get("language", "")), reader)
        if bilingual:
            other = variables(record, wanted[1:2], reader)
            if other.get("title") != fields.get("title"):
                self.seconds[id] = Work({**other, "id": id})
        return work

    def rendered(self) -> Rendered:
        """Render a cite for each record, and the bibliography."""
        flows = self.processor.clusters([Cluster([Cite(id)]) for id in self.order])
        cites = [self._cite(id, flow) for id, flow in zip(self.order, flows, strict=True)]
        if self.order and self.style.bibliography is None:
            self.report.add("style.no_bibliography", Place(), style=self.wishes.style)
        entries = self.entries()
        texts = tuple(text for _, text in entries)
        ids = tuple(id for id, _ in entries)
        return Rendered(tuple(cites), texts, ids, tuple(self.report.findings), self.writer.all(texts, self.base))

    def entries(self) -> list[tuple[str, str]]:
        """Render the bibliography's entries with the ids of their works."""
        return [(entry.id, self._entry(entry)) for entry in self.processor.bibliography()]

    def written(self, flow: Flow) -> str:
        """Write a flow that stands in the running text."""
        return self.writer.write(isolate(flow, self.base))

    def _cite(self, id: str, flow: Flow) -> str:
        if not any(letter.isalnum() for step in flow if isinstance(step, str) for letter in step):
            self.report.add("style.empty_cite", Place(record=id), style=self.wishes.style)
            flow = [f"({self._fallback(id)})"]
        return self.written(flow)

    def _entry(self, printed: Printed) -> str:
        return self.writer.entry(self.flow(printed, self.base), self.base)

    def flow(self, printed: Printed, frame: Direction) -> Flow:
        """Give an entry as it stands in a paragraph of a direction: what goes the other way is isolated."""
        id, flow = printed.id, printed.flow
        if not printed.says:
            flow = [*flow, " ", self._fallback(id)]
            self.report.add("style.empty_entry", Place(record=id), style=self.wishes.style)
        flow = self._isolated(flow, self.locales.get(id, ""), frame)
        second = self.seconds.get(id)
        if second is not None:
            lang = locale_for(second.language, self.style.lang)
            line: Flow = [Resolved("line", "", "opens"), Resolved("line", "", "")]
            flow = within(flow, [*line, *self._isolated(self.processor.second_line(second, lang), lang, frame)])
        return flow

    def _isolated(self, flow: Flow, lang: str, frame: Direction) -> Flow:
        own = direction_of(lang) if lang else self.base
        flow = isolate(flow, own)
        return isolated_whole(flow, own) if own != frame else flow

    def own_direction(self, id: str) -> Direction:
        """Give the direction of an entry: that of the locale in which it is written."""
        lang = self.locales.get(id, "")
        return direction_of(lang) if lang else self.base

    @property
    def base(self) -> Direction:
        """The direction of the list: that of the style's locale."""
        return direction_of(self.style.lang)

    def _fallback(self, id: str) -> str:
        """Give something for a work of which the style writes nothing: its title, or its id."""
        texts = self.processor.works[id].texts
        return texts.get("title") or texts.get("container-title") or texts.get("URL") or id


def within(flow: Flow, more: Flow) -> Flow:
    """Put more at the end of an entry, inside the field in which it ends."""
    last = flow[-1] if flow else ""
    if isinstance(last, Resolved) and last.name in ("display", "bdi"):
        return [*within(flow[:-1], more), last]
    return [*flow, *more]


def is_gbt(style: Style) -> bool:
    """Say whether a style is one of GB/T 7714."""
    return "gb-t-7714" in style.sheet.id


def wanted_forms(style: Style, wishes: Wishes) -> tuple[Wanted, ...]:
    """Give the forms to write: as wished, else a translated title in brackets where the style's manual asks for it."""
    if wishes.forms:
        return wishes.forms
    name = style.sheet.id.rsplit("/", 1)[-1]
    return ("original", "reader") if name.startswith(TRANSLATES) else ("original",)


def direction_of(lang: str) -> Direction:
    """Give a locale's direction; the languages of CSL's locales are known without looking tags up.

    >>> direction_of("fa-IR"), direction_of("tr"), direction_of("az-Arab")
    ('rtl', 'ltr', 'rtl')
    """
    short, _, rest = lang.partition("-")
    if short in PRIMARY and not rest.startswith("Arab"):
        return "rtl" if short in ("fa", "he") else "ltr"
    return direction(lang)


def per_entry(style: Style, wish: PerEntry) -> bool:
    """Say whether entries speak their works' languages: for GB/T 7714 they do unless it is switched off."""
    return wish == "on" or (wish == "style" and is_gbt(style))


def locale_for(language: str, default: str) -> str:
    """Give the locale in which a work's entry is written: its language's, the list's own where that is the same."""
    if not language or language.split("-", maxsplit=1)[0] == default.split("-", maxsplit=1)[0]:
        return default
    return language


__all__ = ["Rendered", "Target", "Wishes", "bibliography", "cite", "render"]
