"""What does a harvester want? The arguments of each verb (OAI-PMH 2.0, section 4), and tokens that carry them on.

A resumption token holds the whole request and the cursor behind the last record: the server remembers nothing.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

import msgspec

from dragoman.api.oai.fault import FaultError

Verb = Literal["Identify", "ListMetadataFormats", "ListSets", "GetRecord", "ListIdentifiers", "ListRecords"]
_LIST = frozenset({"from", "until", "set"})
ARGUMENTS: dict[str, tuple[frozenset[str], frozenset[str], bool]] = {
    "Identify": (frozenset(), frozenset(), False),
    "ListMetadataFormats": (frozenset(), frozenset({"identifier"}), False),
    "ListSets": (frozenset(), frozenset(), True),
    "GetRecord": (frozenset({"identifier", "metadataPrefix"}), frozenset(), False),
    "ListIdentifiers": (frozenset({"metadataPrefix"}), _LIST, True),
    "ListRecords": (frozenset({"metadataPrefix"}), _LIST, True),
}
"""Verb → the arguments it must have, those it may have, and whether a resumption token may stand in their stead."""
LONGEST = 1000
"""Characters of an argument."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z", re.ASCII)
_SET = re.compile(r"[A-Za-z0-9_.!~*'()-]+(?::[A-Za-z0-9_.!~*'()-]+)*\Z")


class Wanted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"since": "from"}):
    """A list that is wanted: in which form, changed in which span (both ends included), of which set; where it goes on.

    ``given`` counts what was given before.
    """

    verb: Verb
    prefix: str = ""
    since: str = ""
    until: str = ""
    set: str = ""
    after: str = ""
    given: int = 0

    def token(self, after: str, given: int) -> str:
        """Write the token by which the list goes on behind a cursor."""
        following = msgspec.structs.replace(self, after=after, given=given)
        return urlsafe_b64encode(msgspec.json.encode(following)).decode().rstrip("=")


def arguments(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Check the arguments of a request against its verb and give them. Raises :class:`FaultError`."""
    given: dict[str, str] = {}
    every = list(pairs)
    verbs = [value for name, value in every if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in ARGUMENTS:
        raise FaultError("badVerb", f"verb must be one of {', '.join(ARGUMENTS)}")
    must, may, resumes = ARGUMENTS[verbs[0]]
    for name, value in every:
        if name in given:
            raise FaultError("badArgument", f"{name[:80]} is given twice")
        if name not in {"verb", *must, *may, *(["resumptionToken"] if resumes else [])}:
            raise FaultError("badArgument", f"{verbs[0]} takes no argument {name[:80]}")
        if not value or len(value) > LONGEST:
            raise FaultError("badArgument", f"{name} is empty or longer than {LONGEST} characters")
        given[name] = value
    if "resumptionToken" in given:
        if len(given) > 2:
            raise FaultError("badArgument", "resumptionToken must stand alone")
    elif missing := must - given.keys():
        raise FaultError("badArgument", f"missing: {', '.join(sorted(missing))}")
    return given


def wanted(given: dict[str, str]) -> Wanted:
    """Give the list that checked arguments ask for. Raises :class:`FaultError`."""
    if "resumptionToken" in given:
        return _resumed(given["resumptionToken"], given["verb"])
    since, until = _span(given.get("from", ""), given.get("until", ""))
    spec = given.get("set", "")
    if spec and not _SET.match(spec):
        raise FaultError("badArgument", "set is not well-formed")
    verb = msgspec.convert(given["verb"], Verb)
    return Wanted(verb=verb, prefix=given.get("metadataPrefix", ""), since=since, until=until, set=spec)


def _span(since: str, until: str) -> tuple[str, str]:
    """Give both ends to the second; a day's end is its last second."""
    for text in filter(None, (since, until)):
        if not _is_time(text):
            raise FaultError("badArgument", f"{text[:40]} is no date like 2026-11-22 or 2026-11-22T04:55:01Z")
    if since and until and len(since) != len(until):
        raise FaultError("badArgument", "from and until must have the same granularity")
    if since and until and since > until:
        raise FaultError("badArgument", "from must not be later than until")
    return (f"{since}T00:00:00Z" if len(since) == 10 else since), (f"{until}T23:59:59Z" if len(until) == 10 else until)


def _is_time(text: str) -> bool:
    if not _DAY.match(text) and not _SECOND.match(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _resumed(token: str, verb: str) -> Wanted:
    try:
        padded = token.encode("ascii") + b"=" * (-len(token) % 4)
        found = msgspec.json.decode(urlsafe_b64decode(padded), type=Wanted)
        _span(found.since, found.until)
    except (ValueError, FaultError) as error:
        raise FaultError("badResumptionToken", "this is no token of ours") from error
    if found.verb != verb or not 0 <= found.given < 1 << 40 or (found.set and not _SET.match(found.set)):
        raise FaultError("badResumptionToken", f"this is no token of {verb}")
    return found
