"""How is each verb answered? (OAI-PMH 2.0, section 4)"""

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from dragoman.api.oai.fault import FaultError
from dragoman.api.oai.metadata import FORMS, element
from dragoman.api.oai.request import Wanted, wanted
from dragoman.api.oai.sets import every_set, holds, sets_of
from dragoman.api.xml import Node
from dragoman.engines.port import Stored, Work
from dragoman.library import Library

PAGE = 100
"""Records of one answer."""
LOOKED_AT = 5_000
"""Works that are looked at for one answer once it has a record: a small set in a large library is given in pieces."""
_DOMAIN = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*(?:\.[a-zA-Z][a-zA-Z0-9-]*)+\Z")
_IDENTIFIER = "http://www.openarchives.org/OAI/2.0/oai-identifier"


class Repository(msgspec.Struct, frozen=True):
    """The library as harvesters see it: its address for them, its host, whom to write to, the time now."""

    library: Library
    address: str
    host: str
    email: str
    now: str

    def identifier(self, id: str) -> str:
        """Give the identifier of a work."""
        return f"oai:{self.host}:{id}"

    def stored(self, identifier: str) -> Stored:
        """Find a work by its identifier. Raises :class:`FaultError`."""
        beginning = self.identifier("")
        ids = [identifier.removeprefix(beginning)] if identifier.startswith(beginning) else []
        engine = self.library.engine
        found = next((one for one in (*engine.get("work", ids), *engine.get("gone", ids)) if one), None)
        if found is None:
            raise FaultError("idDoesNotExist", "there is no such work")
        return found


Answer = Callable[[Repository, dict[str, str]], tuple[Node, ...]]


def identify(repository: Repository, given: dict[str, str]) -> tuple[Node, ...]:
    """Describe the library."""
    first = next(repository.library.engine.iterate("work", order="changed"), None)
    plain = {
        "repositoryName": "Dragoman", "baseURL": repository.address, "protocolVersion": "2.0",
        "adminEmail": repository.email, "earliestDatestamp": datestamp(first) if first else repository.now,
        "deletedRecord": "persistent", "granularity": "YYYY-MM-DDThh:mm:ssZ",
    }  # fmt: skip
    told = tuple(Node(name, inside=value) for name, value in plain.items())
    return (*told, *_described(repository))


def _described(repository: Repository) -> Iterator[Node]:
    """Describe our identifiers (OAI Identifier Format), which need a domain's name."""
    if not _DOMAIN.match(repository.host):
        return
    parts = {"scheme": "oai", "repositoryIdentifier": repository.host, "delimiter": ":",
             "sampleIdentifier": repository.identifier("r0")}  # fmt: skip
    inside = tuple(Node(f"{{{_IDENTIFIER}}}{name}", inside=value) for name, value in parts.items())
    place = {"{http://www.w3.org/2001/XMLSchema-instance}schemaLocation": f"{_IDENTIFIER} {_IDENTIFIER}.xsd"}
    yield Node("description", inside=(Node(f"{{{_IDENTIFIER}}}oai-identifier", place, inside),))


def list_metadata_formats(repository: Repository, given: dict[str, str]) -> tuple[Node, ...]:
    """List the forms, the same for every work."""
    if "identifier" in given:
        repository.stored(given["identifier"])
    return tuple(
        Node("metadataFormat", inside=(
            Node("metadataPrefix", inside=prefix), Node("schema", inside=form.schema),
            Node("metadataNamespace", inside=form.space),
        ))
        for prefix, form in FORMS.items()
    )  # fmt: skip


def list_sets(repository: Repository, given: dict[str, str]) -> tuple[Node, ...]:
    """List the sets, some hundred at a time; the token holds the last one."""
    asked = wanted(given)
    following = [one for one in sorted(every_set(repository.library).items()) if one[0] > asked.after]
    nodes = [Node("set", inside=(Node("setSpec", inside=spec), Node("setName", inside=name)))
             for spec, name in following[: PAGE * 5]]  # fmt: skip
    given_now = asked.given + len(nodes)
    more = following[len(nodes) - 1][0] if len(following) > len(nodes) else ""
    return (*nodes, *_token(asked, more, given_now))


def get_record(repository: Repository, given: dict[str, str]) -> tuple[Node, ...]:
    """Give one record."""
    _check(given["metadataPrefix"])
    return (record_node(repository, repository.stored(given["identifier"]), given["metadataPrefix"]),)


def list_records(repository: Repository, given: dict[str, str]) -> tuple[Node, ...]:
    """Give records, a page at a time."""
    return _listed(repository, given, lambda one, prefix: record_node(repository, one, prefix))


def list_identifiers(repository: Repository, given: dict[str, str]) -> tuple[Node, ...]:
    """Give headers of records, a page at a time."""
    return _listed(repository, given, lambda one, _: header_node(repository, one))


def _listed(repository: Repository, given: dict[str, str], made: Callable[[Stored, str], Node]) -> tuple[Node, ...]:
    asked = wanted(given)
    _check(asked.prefix)
    changes = repository.library.engine.iterate("work", asked.after or asked.since, "changed")
    found, last = _page(changes, asked)
    if not found and not asked.given:
        raise FaultError("noRecordsMatch", "no work was changed then, or is in that set")
    nodes = tuple(made(one, asked.prefix) for one in found)
    return (*nodes, *_token(asked, last, asked.given + len(nodes)))


def _page(changes: Iterable[Stored], asked: Wanted) -> tuple[list[Stored], str]:
    """Take a page of the works wanted; give the cursor behind it, "" when there are no more."""
    found: list[Stored] = []
    cursor = ""
    for looked_at, one in enumerate(changes):
        if asked.until and datestamp(one) > asked.until:
            return found, ""
        if len(found) == PAGE or (found and looked_at >= LOOKED_AT):
            return found, cursor
        cursor = one.changed
        if not asked.set or not isinstance(one.value, Work) or holds(asked.set, sets_of(one.value.record)):
            found.append(one)
    return found, ""


def _token(asked: Wanted, after: str, given: int) -> Iterator[Node]:
    """Give the token: with more to come, one that goes on; at the end of a list in pieces, an empty one."""
    if after or asked.given:
        yield Node("resumptionToken", {"cursor": str(asked.given)}, asked.token(after, given) if after else "")


def _check(prefix: str) -> None:
    if prefix not in FORMS:
        raise FaultError("cannotDisseminateFormat", f"there are {', '.join(FORMS)}")


def datestamp(stored: Stored) -> str:
    """Give the time of a work's last change."""
    return stored.changed.partition("/")[0]


def header_node(repository: Repository, stored: Stored) -> Node:
    """Make a header; that of a work that is gone says so."""
    parts = [Node("identifier", inside=repository.identifier(stored.id)), Node("datestamp", inside=datestamp(stored))]
    if not isinstance(stored.value, Work):
        return Node("header", {"status": "deleted"}, tuple(parts))
    parts += [Node("setSpec", inside=spec) for spec in sets_of(stored.value.record)]
    return Node("header", inside=tuple(parts))


def record_node(repository: Repository, stored: Stored, prefix: str) -> Node:
    """Make a record: header and metadata; of a work that is gone, its header alone."""
    header = header_node(repository, stored)
    if not isinstance(stored.value, Work):
        return Node("record", inside=(header,))
    return Node("record", inside=(header, Node("metadata", inside=(element(stored.value.record, prefix),))))


VERBS: dict[str, Answer] = {
    "Identify": identify,
    "ListMetadataFormats": list_metadata_formats,
    "ListSets": list_sets,
    "GetRecord": get_record,
    "ListIdentifiers": list_identifiers,
    "ListRecords": list_records,
}
"""Verb → how it is answered."""
