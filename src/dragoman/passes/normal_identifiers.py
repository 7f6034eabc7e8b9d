"""Brings identifiers into their schemes' normal forms, takes DOIs out of addresses, and says which are not valid."""

from dragoman.passes.forms import PARTS
from dragoman.record.finding import Report
from dragoman.record.identifier import Identifier, identifier, is_valid
from dragoman.record.model import Record

_RESOLVERS = ("doi.org/10.", "doi.org/10%2e")
_SURE = 0.95


def normal_identifiers(record: Record, report: Report) -> Record:
    """Normalise the identifiers of a record and of its container, series, and so on; each once, none lost.

    >>> found = (Identifier("doi", "https://doi.org/10.1000/ABC"), Identifier("doi", "10.1000/abc"))
    >>> normal_identifiers(Record(identifiers=found), Report()).identifiers
    (Identifier(scheme='doi', value='10.1000/abc'),)
    """
    found: dict[str, object] = {}
    own = _normal(record, report)
    if own != record.identifiers:
        found["identifiers"] = own
        report.sure("identifiers", _SURE)
    for field in PARTS:
        part: Record | None = getattr(record, field)
        if part is not None and (after := normal_identifiers(part, report)) is not part:
            found[field] = after
    return record.replace(**found) if found else record


def _normal(record: Record, report: Report) -> tuple[Identifier, ...]:
    if not record.identifiers and not record.links:
        return record.identifiers
    normal = dict.fromkeys(identifier(one.scheme, one.value) for one in record.identifiers)
    if not any(one.scheme == "doi" for one in normal):
        normal |= dict.fromkeys(_of_links(record))
    for one in normal:
        if not is_valid(one):
            report.add("identifier.invalid", value=one.value, scheme=one.scheme)
    return tuple(normal)


def _of_links(record: Record) -> list[Identifier]:
    """Give the DOI that an address of the work itself resolves."""
    addresses = [link.url for link in record.links] + [one.value for one in record.identifiers if one.scheme == "url"]
    found = (identifier("doi", one) for one in addresses if any(mark in one.lower() for mark in _RESOLVERS))
    return [one for one in found if is_valid(one)][:1]


PASS = normal_identifiers
