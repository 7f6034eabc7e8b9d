"""What leads from a work's permanent address to everything about it: FAIR Signposting, levels 1 and 2.

Source: signposting.org, "FAIR Signposting Profile"; RFC 8288 (Link), RFC 9264 (linkset).
"""

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote

import msgspec

from dragoman.api.content import media_type
from dragoman.formats import formats
from dragoman.formats.schema_org import TYPES
from dragoman.record.model import Record

LINKSET = "application/linkset+json"
MOST = 40
"""Links of one relation; a headline of a thousand authors must not burst a header."""
SHORT = ("csl_json", "bibtex", "ris", "schema_org", "dublin_core", "marcxml", "datacite_json")
"""Formats named in the header; the linkset names all."""
_KEPT = "-._~:/?#[]@!$&'()*+,;=%"
_ITEMS = {"pdf": "application/pdf", "fulltext": "", "html": "text/html"}


class Link(msgspec.Struct, frozen=True):
    """One typed link: its relation, where it leads, the media type there ("" not known)."""

    rel: str
    href: str
    type: str = ""

    def __str__(self) -> str:
        kind = f'; type="{self.type}"' if self.type else ""
        return f'<{self.href}>; rel="{self.rel}"{kind}'


class Addresses(msgspec.Struct, frozen=True):
    """The absolute addresses of one work: its page, its linkset, and itself in a format (by name)."""

    page: str
    linkset: str
    form: Callable[[str], str]


def links(record: Record, addresses: Addresses) -> list[Link]:
    """Give all links of a work (level 2); what is no address of the web is left out."""
    return [one for one in _links(record, addresses) if one.href]


def header(found: Iterable[Link], addresses: Addresses) -> str:
    """Write the links of level 1 as the value of a ``Link`` header; the linkset has the others."""
    short = {addresses.form(name) for name in SHORT}
    counts: dict[str, int] = {}
    kept = []
    for one in found:
        counts[one.rel] = counts.get(one.rel, 0) + 1
        if counts[one.rel] <= MOST and (one.rel != "describedby" or one.href in short):
            kept.append(str(one))
    return ", ".join([*kept, str(Link("linkset", addresses.linkset, LINKSET))])


def linkset(found: Iterable[Link], addresses: Addresses) -> bytes:
    """Write a linkset (RFC 9264, section 4.2): the links of the page, and those back to it."""
    every = list(found)
    page: dict[str, object] = {"anchor": addresses.page}
    for one in every:
        target = {"href": one.href} | ({"type": one.type} if one.type else {})
        page.setdefault(one.rel, []).append(target)  # type: ignore[attr-defined]
    contexts = [page]
    back = [{"href": addresses.page, "type": "text/html"}]
    contexts += [{"anchor": one.href, "describes": back} for one in every if one.rel == "describedby"]
    contexts += [{"anchor": one.href, "collection": back} for one in every if one.rel == "item"]
    return msgspec.json.encode({"linkset": contexts})


def _links(record: Record, addresses: Addresses) -> Iterator[Link]:
    doi = record.identifier("doi")
    yield Link("cite-as", f"https://doi.org/{quote(doi, safe=_KEPT[:5])}" if doi else addresses.page)
    yield Link("type", "https://schema.org/AboutPage")
    kind = next((name for name, ours in TYPES.items() if ours == record.type), "CreativeWork")
    yield Link("type", f"https://schema.org/{kind}")
    yield from (Link("author", one) for one in dict.fromkeys(_authors(record)))
    yield from (Link("license", url) for form in record.rights if (url := web_address(form.value)))
    for one in record.links:
        if one.kind in _ITEMS:
            yield Link("item", web_address(one.url), _ITEMS[one.kind])
    for form in formats().values():
        if form.write:
            yield Link("describedby", addresses.form(form.name), media_type(form).partition(";")[0])


def _authors(record: Record) -> Iterator[str]:
    for person in record.by_role("author"):
        for one in person.identifiers:
            if one.scheme in {"orcid", "ror"}:
                yield f"https://{'orcid.org' if one.scheme == 'orcid' else 'ror.org'}/{quote(one.value, safe='-')}"


def web_address(url: str) -> str:
    r"""Give an address of the web as a header may hold it, or "" when it is none.

    >>> web_address("https://example.org/مقاله.pdf>; rel=x\r\nSet-Cookie: a")
    'https://example.org/%D9%85%D9%82%D8%A7%D9%84%D9%87.pdf%3E;%20rel=x%0D%0ASet-Cookie:%20a'
    >>> web_address("javascript:alert(1)")
    ''
    """
    is_web = url.lower().startswith(("http://", "https://")) and len(url) < 2000
    return quote(url.strip(), safe=_KEPT) if is_web else ""
