"""How are elements taken apart and built? Tables of what each child element means, and elements that are well-formed.

Reading: a table maps the local name of a child to a taker; a child without one is kept in ``extra`` under its path.
Writing: text is made fit for XML 1.0, empty values make no element, and records are written as a stream.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import BinaryIO

from lxml import etree

from dragoman.formats.held import extras
from dragoman.formats.sheet import Sheet, block, line
from dragoman.formats.xml import Element
from dragoman.record.form import Text
from dragoman.record.model import Record

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Taker = Callable[[Sheet, Element], None]
Table = Mapping[str, Taker]

_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLOCKS = frozenset({"p", "title", "sec", "list", "list-item", "disp-formula", "disp-quote", "div", "br", "break"})
_SPACES = re.compile(r"\s+")
_TAG = re.compile(r"[A-Za-z_][\w.-]{0,80}\Z", re.ASCII)


def flat(element: Element | None) -> str:
    """Give all text in an element, without its mark-up ("" for ``None``)."""
    return "" if element is None else "".join(str(part) for part in element.itertext())


def blocks(element: Element) -> str:
    """Give all text in an element, a line for each paragraph, heading or section of it."""
    parts: list[str] = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if inner.tag in _BLOCKS:
            parts.append("\n")
        if event == "start":
            parts.append(_SPACES.sub(" ", str(inner.text or "")))
        elif inner is not element:
            parts.append(_SPACES.sub(" ", str(inner.tail or "")))
    lines = (line(one) for one in "".join(parts).split("\n\n"))
    return "\n".join(one for one in "\n".join(lines).split("\n") if one.strip())


def within(element: Element, path: str) -> str:
    """Give the text of the first element at a path, as one line."""
    return line(flat(element.find(path)))


def every(element: Element, path: str) -> list[str]:
    """Give the texts of all elements at a path, without empty ones."""
    return [text for found in element.findall(path) if (text := line(flat(found)))]


def attribute(element: Element, name: str) -> str:
    """Give an attribute whose name may be written with capitals or without."""
    return line(next((value for key, value in element.attrib.items() if str(key).lower() == name.lower()), ""))


def lang_of(element: Element) -> str:
    """Give the language an element says it is in, as it says it."""
    return attribute(element, "lang")


def take(sheet: Sheet, element: Iterable[Element], table: Table, path: str = "") -> None:
    """Give each child element to its taker; keep those without one."""
    for child in element:
        taker = table.get(str(child.tag)) or table.get(str(child.tag).lower())
        if taker:
            taker(sheet, child)
        else:
            keep(sheet, child, path)


def keep(sheet: Sheet, element: Element, path: str = "") -> None:
    """Keep an element that is not understood: its text, or all of it when there is more to it than text."""
    if len(element) or element.attrib:
        text = etree.tostring(element, encoding="unicode", with_tail=False) if flat(element).strip() else ""
        text = text or (etree.tostring(element, encoding="unicode", with_tail=False) if element.attrib else "")
    else:
        text = flat(element)
    sheet.keep(f"{path}{element.tag}", text)


def skip(sheet: Sheet, element: Element) -> None:
    """Leave an element out: it says nothing about the work."""


def put(field: str) -> Taker:
    """Make what takes an element's text as a plain field."""
    return lambda sheet, element: sheet.put(field, flat(element), str(element.tag))


def say(field: str) -> Taker:
    """Make what takes an element's text, in its language, as a form."""
    return lambda sheet, element: sheet.say(field, flat(element), lang_of(element))


def identify(scheme: str) -> Taker:
    """Make what takes an element's text as an identifier."""
    return lambda sheet, element: sheet.identify(scheme, flat(element))


def date(field: str) -> Taker:
    """Make what takes an element's text as a date."""
    return lambda sheet, element: sheet.date(field, line(flat(element)), str(element.tag))


def enter(table: Table, path: str = "") -> Taker:
    """Make what goes into an element with a table of its own."""
    return lambda sheet, element: take(sheet, element, table, f"{path}{element.tag}/")


def fit(value: str) -> str:
    r"""Give text without the characters XML 1.0 (section 2.2) does not allow.

    >>> fit("Карабах\x00")
    'Карабах'
    """
    return _UNFIT.sub("", value)


def add(parent: Element, tag: str, value: str = "", attributes: Mapping[str, str] | None = None) -> Element:
    """Add a child element with a text."""
    child = etree.SubElement(parent, tag)
    child.text = fit(value) or None
    for name, text in (attributes or {}).items():
        if text:
            child.set(name, fit(text))
    return child


def add_text(parent: Element, tag: str, value: str, attributes: Mapping[str, str] | None = None) -> None:
    """Add a child element when there is a text."""
    if value:
        add(parent, tag, value, attributes)


def add_forms(parent: Element, tag: str, forms: Iterable[Text], attribute: str = XML_LANG) -> None:
    """Add a child element for each form, its language in an attribute."""
    for form in forms:
        add(parent, tag, form.value, {attribute: form.lang})


def put_back(parent: Element, record: Record, format: str, leave: Collection[str] = ()) -> None:
    """Write back, under their own names, the values this format did not understand on reading, save those to leave."""
    for path, values in extras(record, format).items():
        *outer, tag = path.split("/")
        if path in leave or not all(_TAG.match(part) for part in (*outer, tag)):
            continue
        holder = _holder(parent, outer)
        for value in values:
            holder.append(_element(tag, value))


def _holder(parent: Element, path: list[str]) -> Element:
    for tag in path:
        found = parent.find(tag)
        parent = add(parent, tag) if found is None else found
    return parent


def _element(tag: str, value: str) -> Element:
    if value.startswith(f"<{tag}"):
        try:
            return etree.fromstring(value, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
        except etree.XMLSyntaxError:
            pass
    element = etree.Element(tag)
    element.text = fit(block(value))
    return element


def write_tree(stream: BinaryIO, path: list[str], elements: Iterable[Element], spaces: dict[str, str]) -> None:
    """Write elements one by one inside the elements of a path; ``spaces`` maps prefixes ("" for none) to namespaces.

    The elements need no namespace of their own: they stand inside the default one.
    """
    nsmap = {prefix or None: uri for prefix, uri in spaces.items()}
    with etree.xmlfile(stream, encoding="utf-8") as file:
        file.write_declaration()
        _write_inside(file, path, elements, nsmap)
    stream.write(b"\n")


def _write_inside(file: object, path: list[str], elements: Iterable[Element], nsmap: dict[str | None, str]) -> None:
    with file.element(path[0], nsmap=nsmap):  # type: ignore[attr-defined]
        file.write("\n")  # type: ignore[attr-defined]
        if path[1:]:
            _write_inside(file, path[1:], elements, {})
            return
        for element in elements:
            etree.indent(element)
            file.write(element)  # type: ignore[attr-defined]
            file.write("\n")  # type: ignore[attr-defined]
            file.flush()  # type: ignore[attr-defined]  # what belongs to a record is known when the next is asked for
