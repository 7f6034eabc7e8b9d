"""Which number or address names it? A value in a scheme."""

import re
from collections.abc import Callable

import msgspec

from dragoman.text.normal import latin_digits


class Identifier(msgspec.Struct, frozen=True, omit_defaults=True):
    """A value in a scheme (``doi``, ``isbn``, ``issn``, ``eissn``, ``issn-l``, ``pmid``, ``pmcid``, ``arxiv``,
    ``handle``, ``orcid``, ``ror``, ``isni``, ``url``, ``urn``, ``cstr``, ``oclc`` …).

    ``scheme`` is lower case. ``value`` is in the scheme's normal form where it has one (DOI lower-case without
    resolver; ISBN and ISSN as :func:`identifier` gives them), else as found.
    """

    scheme: str
    value: str


_SCHEMES: dict[str, str] = {
    "isbn-10": "isbn", "isbn-13": "isbn", "isbn10": "isbn", "isbn13": "isbn", "e-issn": "eissn", "issn-e": "eissn",
    "issne": "eissn", "online-issn": "eissn", "print-issn": "issn", "issn-p": "issn", "pissn": "issn",
    "p-issn": "issn", "issnl": "issn-l", "issn-linking": "issn-l", "pmc": "pmcid", "pubmed": "pmid", "hdl": "handle",
    "uri": "url", "eprint": "arxiv",
}  # fmt: skip
"""Other names of schemes."""

_ISSNS = ("issn", "eissn", "issn-l")
_DOI = re.compile(r"(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi\s*:?\s*|info:doi/)*(10\.\d{4,9}/\S+)", re.IGNORECASE)
_DASHES = str.maketrans("", "", "-‐‑‒–—−  \u2009")


def identifier(scheme: str, value: str) -> Identifier:
    """Give an identifier in its scheme's normal form; a value that does not look like one of the scheme stays as found.

    >>> identifier("DOI", "https://doi.org/10.22059/JCEP.2022.318774.449983").value
    '10.22059/jcep.2022.318774.449983'
    >>> identifier("isbn", "978-1-399-50622-9"), identifier("eissn", "۲۳۴۵۳۱۱۷").value
    (Identifier(scheme='isbn', value='9781399506229'), '2345-3117')
    """
    scheme = scheme.strip().lower().replace("_", "-")
    scheme = _SCHEMES.get(scheme, scheme)
    value = value.strip()
    return Identifier(scheme, _NORMAL.get(scheme, str)(value))


def is_valid(one: Identifier) -> bool:
    """Say whether a value has the form of its scheme and right check digits; true for schemes without a known form.

    >>> is_valid(Identifier("issn", "2008-0867")), is_valid(Identifier("isbn", "9781399506228"))
    (True, False)
    """
    return _VALID.get(one.scheme, bool)(one.value)


def _doi(value: str) -> str:
    found = _DOI.search(value)
    return found[1].rstrip(".,;").lower() if found else value


def _compact(value: str) -> str:
    return latin_digits(value).translate(_DASHES).upper()


def _isbn(value: str) -> str:
    digits = _compact(value).removeprefix("ISBN").lstrip(":")
    return digits if re.fullmatch(r"\d{9}[\dX]|\d{13}", digits) else value


def _issn(value: str) -> str:
    digits = _compact(value).removeprefix("ISSN").lstrip(":")
    return f"{digits[:4]}-{digits[4:]}" if re.fullmatch(r"\d{7}[\dX]", digits) else value


_NORMAL: dict[str, Callable[[str], str]] = {"doi": _doi, "isbn": _isbn, **dict.fromkeys(_ISSNS, _issn)}


def _is_isbn(value: str) -> bool:
    if re.fullmatch(r"\d{13}", value):
        return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(value)) % 10 == 0
    return bool(re.fullmatch(r"\d{9}[\dX]", value)) and _weighed(value, 10) % 11 == 0


def _is_issn(value: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d{3}[\dX]", value)) and _weighed(value.replace("-", ""), 8) % 11 == 0


def _weighed(digits: str, first: int) -> int:
    return sum((10 if digit == "X" else int(digit)) * (first - at) for at, digit in enumerate(digits))


def _is_doi(value: str) -> bool:
    return bool(re.fullmatch(r"10\.\d{4,9}(?:\.\d+)*/\S+", value))


_VALID: dict[str, Callable[[str], bool]] = {"doi": _is_doi, "isbn": _is_isbn, **dict.fromkeys(_ISSNS, _is_issn)}

_FIND_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|\\^`\[\]]+")


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Find identifiers in running text or an address, in order, each once.

    >>> find_identifiers("see https://doi.org/10.1080/21567689.2023.2262392.")
    (Identifier(scheme='doi', value='10.1080/21567689.2023.2262392'),)
    """
    return tuple(dict.fromkeys(identifier("doi", found[0]) for found in _FIND_DOI.finditer(text)))
