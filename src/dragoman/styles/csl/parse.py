"""What does a style file say? Its XML read into light nodes, and into a sheet of macros and layouts."""

from typing import Final

from lxml import etree

from dragoman.record.finding import Place, Report

NAMESPACE: Final = "{http://purl.org/net/xbiblio/csl}"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_LIMIT: Final = 4_000_000
"""Bytes; the largest style of the repository has 0.25 MB."""


class Node:
    """One element of a style or locale: its local name, attributes, children and text."""

    __slots__ = ("attrs", "children", "tag", "text")

    def __init__(self, tag: str, attrs: dict[str, str], children: "list[Node]", text: str) -> None:
        self.tag = tag
        self.attrs = attrs
        self.children = children
        self.text = text

    def first(self, tag: str) -> "Node | None":
        """Give the first child with a name, or ``None``."""
        return next((child for child in self.children if child.tag == tag), None)

    def all(self, tag: str) -> "list[Node]":
        """Give the children with a name."""
        return [child for child in self.children if child.tag == tag]


class Sheet:
    """A style as parsed: what is needed to compile and to name it."""

    def __init__(self, root: Node) -> None:
        info = root.first("info") or Node("info", {}, [], "")
        self.attrs = root.attrs
        self.title = _text(info, "title")
        self.id = _text(info, "id")
        self.parent = _link(info, "independent-parent")
        if "gb-t-7714" in self.id:
            # GB/T 7714, 4.1.2 sets personal names in capitals, names of bodies as they are; CSL has no way to say so
            self.attrs["case-of-bodies"] = "own"
        self.kind = root.attrs.get("class", "in-text")
        self.default_locale = root.attrs.get("default-locale", "")
        self.macros = {node.attrs.get("name", ""): node for node in root.all("macro")}
        self.locales = [(node.attrs.get("lang", ""), node) for node in root.all("locale")]
        self.citation = root.first("citation")
        self.bibliography = root.first("bibliography")


def parse(source: bytes, name: str, report: Report) -> Node | None:
    """Read XML into nodes, without entities, network or comments; ``None`` with a finding when it is not XML."""
    if len(source) > _LIMIT:
        report.add("read.too_large", Place(file=name), what="the style", limit=f"{_LIMIT} bytes")
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return _node(etree.fromstring(source.strip(), parser))
    except etree.XMLSyntaxError as broken:
        report.add("style.invalid", Place(file=name), style=name, reason=str(broken))
    except RecursionError:
        report.add("style.invalid", Place(file=name), style=name, reason="its elements nest too deeply")
    return None


def parse_sheet(source: bytes, name: str, report: Report) -> Sheet | None:
    """Read a style; ``None`` with a finding when it is not one, findings for what in it cannot work."""
    root = parse(source, name, report)
    if root is None:
        return None
    if root.tag != "style":
        report.add("style.invalid", Place(file=name), style=name, reason=f"its root element is “{root.tag}”")
        return None
    sheet = Sheet(root)
    if sheet.citation is None and not sheet.parent:
        report.add("style.invalid", Place(file=name), style=name, reason="it has no citation element")
        return None
    check(sheet, name, report)
    return sheet


def check(sheet: Sheet, name: str, report: Report) -> None:
    """Report macros that are called but not there, and macros that call themselves."""
    calls = {macro: set(_called(node)) for macro, node in sheet.macros.items()}
    layouts = (node for node in (sheet.citation, sheet.bibliography) if node is not None)
    called = set().union(*calls.values(), *(_called(node) for node in layouts))
    for missing in sorted(called - set(calls)):
        report.add("style.missing_macro", Place(file=name), style=name, macro=missing)
    for macro in calls:
        if macro in _reached(macro, calls):
            report.add("style.recursive_macro", Place(file=name), style=name, macro=macro)
            sheet.macros[macro] = Node("macro", {"name": macro}, [], "")


def _reached(macro: str, calls: dict[str, set[str]]) -> set[str]:
    """Give all macros that a macro calls, directly or through others."""
    found: set[str] = set()
    open_ = list(calls.get(macro, ()))
    while open_:
        one = open_.pop()
        if one not in found:
            found.add(one)
            open_.extend(calls.get(one, ()))
    return found


def _called(node: Node) -> list[str]:
    names = [node.attrs["macro"]] if "macro" in node.attrs else []
    for child in node.children:
        names.extend(_called(child))
    return names


def _node(element: "etree._Element") -> Node:
    attrs = {("lang" if name == _LANG else str(name)): str(value) for name, value in element.attrib.items()}
    children = [_node(child) for child in element if isinstance(child.tag, str)]
    return Node(str(element.tag).removeprefix(NAMESPACE), attrs, children, element.text or "")


def _text(info: Node, tag: str) -> str:
    node = info.first(tag)
    return node.text.strip() if node else ""


def _link(info: Node, rel: str) -> str:
    return next((node.attrs.get("href", "") for node in info.all("link") if node.attrs.get("rel") == rel), "")
