"""What can be saved of a BibTeX entry that is not well formed? Its fields one by one, each mend told.

Mended: missing keys, commas and equals signs, an extra or a missing brace, quotes inside quotes, junk between fields.
"""

import re

import msgspec

Token = tuple[str, str]
"""("text", LaTeX) or ("bare", a number or a string's name)."""


class Body(msgspec.Struct):
    """The fields of an entry, where it ends, what was mended; ``open_at`` is a brace that never closed (0: none)."""

    fields: list[tuple[str, list[Token]]]
    end: int = 0
    problems: list[tuple[str, dict[str, str]]] = []
    open_at: int = 0
    junk: list[str] = []
    budget: int = 0
    """Characters that may still be looked at for a closing brace or quote: so the time stays linear."""


_KEY = re.compile(r"\s*+([^,={}\"\n\r]*+)")
_SPACE = re.compile(r"\s*+")
_GAP = re.compile(r"(?:[\s,;]++|%[^\n]*+)*+")
_NAME = re.compile(r"([^\s=,{}\"#%()@]++)\s*+(=?)\s*+")
_BARE = re.compile(r"[^,{}\"#\n\r]++")
_JUNK = re.compile(r"[^,\n{}]++|.", re.DOTALL)
_MORE = re.compile(r"\s*+,\s*+[A-Za-z][\w:-]*+\s*+=\s*+[{\"\d]")
_LOST_FIELD = re.compile(r"[,\n][ \t\r]*+(?:\n[ \t\r]*+)?[A-Za-z][\w-]{1,30}+[ \t]*+=[ \t]*+[{\"0-9]")
_BRACE = re.compile(r"[{}]")
_QUOTE = re.compile(r"[{}\"]")
_AFTER_QUOTE = re.compile(r"\s*+(?:[,#})]|\Z)")
_CLOSERS = {"{": "}", "(": ")"}


def key_of(text: str, at: int, limit: int) -> tuple[str, int]:
    """Give the citation key ("" when there is none) and the place where the fields begin.

    >>> key_of("smith 2001, title", 0, 17), key_of(" author = {", 0, 11)
    (('smith 2001', 11), ('', 0))
    """
    found = _KEY.match(text, at, limit)
    if found is None:
        return "", at
    after = text[found.end() : found.end() + 1]
    if after == ",":
        return found[1].strip(), found.end() + 1
    if after in {"=", "{", '"'} or found.end() >= limit:
        return "", at
    return found[1].strip(), found.end()


def body(text: str, at: int, limit: int, opener: str) -> Body:
    """Read the fields from ``at`` on; the entry ends at its closing brace, at the latest at ``limit``."""
    found = Body([], limit, budget=16 * (limit - at) + 4096)
    _fields(found, text, at, limit, opener)
    if found.junk:
        kept = " ".join(found.junk)
        found.fields.append(("", [("text", kept)]))
        found.problems.append(("bibtex.junk", {"text": kept}))
    return found


def _fields(found: Body, text: str, at: int, limit: int, opener: str) -> None:
    closer = _CLOSERS[opener]
    while True:
        at = _end(_GAP, text, at, limit)
        if at >= limit:
            _unclosed(found, text, limit)
            return
        if text[at] in {closer, "}"}:
            if not _MORE.match(text, at + 1, limit):
                found.end = at + 1
                return
            found.problems.append(("bibtex.brace_extra", {}))
            at += 1
            continue
        at = _field(found, text, at, limit)


def _end(pattern: re.Pattern[str], text: str, at: int, limit: int) -> int:
    found = pattern.match(text, at, limit)
    return found.end() if found else at


def _unclosed(found: Body, text: str, limit: int) -> None:
    found.problems.append(("bibtex.unclosed", {}))
    found.end = limit


def _field(found: Body, text: str, at: int, limit: int) -> int:
    name = _NAME.match(text, at, limit)
    opens = text[name.end() : name.end() + 1] if name and name.end() < limit else ""
    if not name or not (name[2] or opens in {"{", '"'}):
        return _junk(found, text, at, limit)
    if not name[2]:
        found.problems.append(("bibtex.equals_missing", {"field": name[1]}))
    tokens, end = _value(found, text, name.end(), limit)
    found.fields.append((name[1], tokens))
    after = _end(_SPACE, text, end, limit)
    if after < limit and text[after] not in ",})":
        found.problems.append(("bibtex.comma_missing", {"field": name[1]}))
    return end


def _junk(found: Body, text: str, at: int, limit: int) -> int:
    end = max(_end(_JUNK, text, at, limit), at + 1)
    found.junk.append(text[at:end].strip())
    return end


def _value(found: Body, text: str, at: int, limit: int) -> tuple[list[Token], int]:
    """Read what is joined by ``#``."""
    tokens: list[Token] = []
    while True:
        token, at = _token(found, text, at, limit)
        tokens.append(token)
        after = _end(_SPACE, text, at, limit)
        if after >= limit or text[after] != "#":
            return tokens, at
        at = _end(_SPACE, text, after + 1, limit)


def _token(found: Body, text: str, at: int, limit: int) -> tuple[Token, int]:
    opener = text[at : at + 1] if at < limit else ""
    if opener == "{":
        return _braced(found, text, at, limit)
    if opener == '"':
        return _quoted(found, text, at, limit)
    end = _end(_BARE, text, at, limit)
    return ("bare" if text[at:end].strip() else "text", text[at:end].strip()), end


def _braced(found: Body, text: str, at: int, limit: int) -> tuple[Token, int]:
    depth = 0
    for brace in _BRACE.finditer(text, at, min(limit, at + max(0, found.budget))):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            found.budget -= brace.end() - at
            return _unless_swallowed(found, text, at, brace.end(), limit)
    found.budget -= limit - at
    found.open_at = found.open_at or at
    return _cut(found, text, at, limit)


def _unless_swallowed(found: Body, text: str, at: int, end: int, limit: int) -> tuple[Token, int]:
    """A value whose closing brace is the entry's own has swallowed the fields after it: give it up to them."""
    if end == limit or not text[end:limit].strip():
        lost = _LOST_FIELD.search(text, at + 1, end)
        found.budget -= end - at
        if lost and found.budget > 0:
            return _cut(found, text, at, limit)
    return ("text", text[at + 1 : end - 1]), end


def _cut(found: Body, text: str, at: int, limit: int) -> tuple[Token, int]:
    """Take a value that never closes up to the next field, or up to the end without the closing braces."""
    found.problems.append(("bibtex.brace_missing", {}))
    lost = _LOST_FIELD.search(text, at + 1, limit)
    end = lost.start() if lost else limit
    value = text[at + 1 : end].rstrip().rstrip(",").rstrip()
    while value.endswith("}") and value.count("}") > value.count("{"):
        value = value[:-1].rstrip()
    return ("text", value), end


def _quoted(found: Body, text: str, at: int, limit: int) -> tuple[Token, int]:
    depth, first = 0, 0
    for mark in _QUOTE.finditer(text, at + 1, min(limit, at + max(2, found.budget))):
        if mark[0] != '"':
            depth += 1 if mark[0] == "{" else -1
        elif depth <= 0:
            first = first or mark.end()
            if _AFTER_QUOTE.match(text, mark.end(), limit):
                return _said_quote(found, text, at, mark.end(), first)
    found.budget -= limit - at
    if first:
        return ("text", text[at + 1 : first - 1]), first
    return _cut(found, text, at, limit)


def _said_quote(found: Body, text: str, at: int, end: int, first: int) -> tuple[Token, int]:
    found.budget -= end - at
    if end != first:
        found.problems.append(("bibtex.quote_inside", {}))
    return ("text", text[at + 1 : end - 1]), end
