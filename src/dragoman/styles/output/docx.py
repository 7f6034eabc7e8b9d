"""DOCX: a bibliography as paragraphs of a word processor (ECMA-376, part 1, WordprocessingML)."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import docx
import msgspec
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from dragoman.styles.csl.flow import Flow, Resolved
from dragoman.styles.output.isolate import LEFT, RIGHT, Direction
from dragoman.styles.output.target import is_web_address
from dragoman.text.script import dominant_script
from dragoman.text.tag import direction, script

_STYLE: Final = "Bibliography"
_HANGING: Final = Cm(1)
_UNWRITABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold (XML 1.0, 2.2)."""
_BREAKS: Final = frozenset((("display", "block"), ("display", "indent"), ("line", "")))


class Line(msgspec.Struct, frozen=True):
    """One entry: its flow, the direction of its paragraph, and the language of its work ("" where not known)."""

    flow: Flow
    direction: Direction = "ltr"
    lang: str = ""


class Shape(msgspec.Struct, frozen=True):
    """How paragraphs look: whether lines after the first hang, and whether the first field stands in the margin."""

    hangs: bool = True
    numbered: bool = False


def docx_file(lines: Iterable[Line], shape: Shape) -> bytes:
    """Write entries as a DOCX file, one paragraph each, in a paragraph style of their own.

    Formatting, links to web addresses, language and direction of each run are the entry's; what XML cannot hold is
    left out.
    """
    document = docx.Document()
    document.core_properties.comments = ""
    style = document.styles.add_style(_STYLE, 1)
    style.base_style = document.styles["Normal"]
    if shape.hangs or shape.numbered:
        style.paragraph_format.left_indent = _HANGING
        style.paragraph_format.first_line_indent = -_HANGING
    for line in lines:
        _Writer(document.add_paragraph(style=_STYLE), line).write()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Writer:
    """Writes one entry into its paragraph: formatting is a stack, and each stretch of text a run of its own."""

    def __init__(self, paragraph: Paragraph, line: Line) -> None:
        self.paragraph = paragraph
        self.line = line
        self.into: Any = paragraph._p  # noqa: SLF001  the element is where python-docx ends
        self.stack: list[Resolved] = []
        if line.direction == "rtl":
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001

    def write(self) -> None:
        """Write the flow's steps."""
        for step in _trimmed(_joined(self.line.flow)):
            if isinstance(step, str):
                self._text(step)
            elif step.opens:
                self._open(step)
            elif self.stack:
                self._close(self.stack.pop())

    def _open(self, step: Resolved) -> None:
        self.stack.append(step)
        if (step.name, step.value) in _BREAKS and len(self.paragraph.runs):
            self._run("").add_break()
        address = str(step.value)
        if step.name == "link" and is_web_address(address):
            link = OxmlElement("w:hyperlink")
            target = _UNWRITABLE.sub("", address)
            link.set(qn("r:id"), self.paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            self.into.append(link)
            self.into = link

    def _close(self, step: Resolved) -> None:
        if step.name == "link":
            self.into = self.paragraph._p  # noqa: SLF001
        if (step.name, step.value) == ("display", "left-margin"):
            self._run("\t")

    def _text(self, text: str) -> None:
        base = next((one.value for one in reversed(self.stack) if one.name == "bdi"), self.line.direction)
        for stretch, towards in stretches(text, "rtl" if base == "rtl" else "ltr"):
            run = self._run(stretch)
            self._say_language(run, stretch, towards)

    def _run(self, text: str) -> Run:
        element: Any = OxmlElement("w:r")
        self.into.append(element)
        run = Run(element, self.paragraph)
        run.text = text
        for step in self.stack:
            apply = PROPERTIES.get((step.name, str(step.value)))
            if apply:
                apply(run)
        return run

    def _say_language(self, run: Run, text: str, towards: Direction) -> None:
        """Mark a run from right to left, and say its language where its script is one the work's language has."""
        if towards == "rtl":
            run.font.rtl = True
        lang, written = self.line.lang, dominant_script(text)
        own = script(lang)
        if not lang or written not in _SCRIPTS.get(own, (own,)):
            return
        said = OxmlElement("w:lang")
        said.set(qn(f"w:{'bidi' if direction(lang) == 'rtl' else _ATTRIBUTES.get(written, 'val')}"), lang)
        run._r.get_or_add_rPr().append(said)  # noqa: SLF001


_SCRIPTS: Final[dict[str, tuple[str, ...]]] = {
    "Hans": ("Hani",), "Hant": ("Hani",), "Jpan": ("Kana", "Hani"), "Kore": ("Hang", "Hani"),
}  # fmt: skip
"""The scripts of letters with which a script of BCP 47 is written, where they are others."""
_ATTRIBUTES: Final[dict[str, str]] = {"Hani": "eastAsia", "Kana": "eastAsia", "Hang": "eastAsia"}
"""Where w:lang names the language of a script (17.3.2.20); else in w:val."""


def stretches(text: str, base: Direction) -> Iterator[tuple[str, Direction]]:
    """Part a text into stretches of one direction; what is between letters goes with those of the base direction.

    >>> list(stretches("Persian: سیاست خارجی (2015)", "ltr"))
    [('Persian: ', 'ltr'), ('سیاست خارجی', 'rtl'), (' (2015)', 'ltr')]
    """
    other: Direction = "ltr" if base == "rtl" else "rtl"
    at = 0
    for found in _AGAINST[base].finditer(text):
        if found.start() > at:
            yield text[at : found.start()], base
        yield found[0], other
        at = found.end()
    if at < len(text):
        yield text[at:], base


_AGAINST: Final[dict[Direction, re.Pattern[str]]] = {
    "ltr": re.compile(f"{RIGHT.pattern}(?:[^{LEFT.pattern[1:-1]}]*{RIGHT.pattern})?"),
    "rtl": re.compile(f"{LEFT.pattern}(?:[^{RIGHT.pattern[1:-1]}]*{LEFT.pattern})?"),
}
"""From a letter against the base direction to the last one before a letter of the base direction."""


def _joined(flow: Flow) -> Flow:
    """Join strings that follow on each other, so that a run is as long as it can be."""
    out: Flow = []
    for step in flow:
        text = _UNWRITABLE.sub("", step) if isinstance(step, str) else ""
        if isinstance(step, Resolved):
            out.append(step)
        elif out and isinstance(out[-1], str):
            out[-1] += text
        elif text:
            out.append(text)
    return out


def _trimmed(flow: Flow) -> Flow:
    """Leave white space at both ends of an entry out."""
    steps = list(flow)
    for places, strip in ((range(len(steps)), str.lstrip), (range(len(steps) - 1, -1, -1), str.rstrip)):
        for place in places:
            step = steps[place]
            if isinstance(step, str) and step:
                steps[place] = strip(step)
                break
    return steps


def _italic(run: Run) -> None:
    run.font.italic = run.font.cs_italic = True


def _upright(run: Run) -> None:
    run.font.italic = run.font.cs_italic = False


def _bold(run: Run) -> None:
    run.font.bold = run.font.cs_bold = True


def _light(run: Run) -> None:
    run.font.bold = run.font.cs_bold = False


def _set(name: str, value: object) -> Callable[[Run], None]:
    return lambda run: setattr(run.font, name, value)


PROPERTIES: Final[dict[tuple[str, str], Callable[[Run], None]]] = {
    ("font-style", "italic"): _italic,
    ("font-style", "oblique"): _italic,
    ("font-style", "normal"): _upright,
    ("font-weight", "bold"): _bold,
    ("font-weight", "normal"): _light,
    ("font-weight", "light"): _light,
    ("font-variant", "small-caps"): _set("small_caps", True),
    ("font-variant", "normal"): _set("small_caps", False),
    ("text-decoration", "underline"): _set("underline", True),
    ("text-decoration", "none"): _set("underline", False),
    ("vertical-align", "sup"): _set("superscript", True),
    ("vertical-align", "sub"): _set("subscript", True),
}
"""What formatting is on a run; complex scripts (Arabic, Hebrew) have properties of their own for bold and italic."""
