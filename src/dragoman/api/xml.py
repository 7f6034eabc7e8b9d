"""Writes small XML documents: elements with attributes, texts and others' elements in them, all escaped by lxml."""

import re
from collections.abc import Mapping
from typing import cast

import msgspec
from lxml import etree

Element = etree._Element  # noqa: SLF001  (lxml gives its element type no public name)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


class Node(msgspec.Struct, frozen=True):
    """An element: its name ("{namespace}name"), attributes, and inside it a text, nodes, or elements made elsewhere."""

    name: str
    attributes: Mapping[str, str] = {}
    inside: "str | tuple[Node | Element, ...]" = ""

    def element(self, spaces: Mapping[str | None, str] | None = None) -> Element:
        """Make the element; ``spaces`` are the prefixes of namespaces."""
        made = etree.Element(self.name, nsmap=_prefixes(spaces))
        for name, value in self.attributes.items():
            made.set(name, clean(value))
        if isinstance(self.inside, str):
            made.text = clean(self.inside) or None
            return made
        for one in self.inside:
            made.append(one.element() if isinstance(one, Node) else one)
        return made


def document(node: Node, spaces: Mapping[str | None, str] | None = None) -> bytes:
    r"""Write a document in UTF-8.

    >>> document(Node("a", {"b": "<"}, "قره‌باغ\x00")).decode().splitlines()[1]
    '<a b="&lt;">قره\u200cباغ</a>'
    """
    made = node.element(spaces)
    etree.cleanup_namespaces(made, top_nsmap=_prefixes(spaces))
    return etree.tostring(made, encoding="UTF-8", xml_declaration=True)


def _prefixes(spaces: Mapping[str | None, str] | None) -> dict[str, str] | None:
    return cast("dict[str, str]", dict(spaces)) if spaces else None


def clean(text: str) -> str:
    """Give a text without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)
