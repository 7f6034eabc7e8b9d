"""Which number or address names it? A value in a scheme, its normal form, its check digits."""

import re
from collections.abc import Callable
from functools import lru_cache

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
    "isbn-10": "isbn", "isbn-13": "isbn", "isbn10": "isbn", "isbn13": "isbn", "eisbn": "isbn", "e-isbn": "isbn",
    "e-issn": "eissn", "issn-e": "eissn", "issne": "eissn", "essn": "eissn", "online-issn": "eissn",
    "electronic-issn": "eissn", "issn-electronic": "eissn", "print-issn": "issn", "issn-print": "issn",
    "issn-p": "issn", "pissn": "issn", "p-issn": "issn", "issnl": "issn-l", "lissn": "issn-l",
    "issn-linking": "issn-l", "pmc": "pmcid", "pubmed": "pmid", "medline": "pmid", "hdl": "handle", "uri": "url",
    "arxivid": "arxiv", "arxiv-id": "arxiv", "urn-nbn": "urn", "ocolc": "oclc", "oclcnum": "oclc",
}  # fmt: skip
"""Other names of schemes that sources use."""

_SPACE_AND_DASHES = {ord(sign): None for sign in "-‐‑‒–—−﹣－ \t\n\u00a0\u2009\u200a\u200b\u200e\u200f\u202f\ufeff"}


@lru_cache(maxsize=16384)
def identifier(scheme: str, value: str) -> Identifier:
    """Give an identifier in its scheme's normal form; a value that does not look like one of the scheme stays as found.

    >>> identifier("DOI", "https://doi.org/10.22059/JCEP.2022.318774.449983").value
    '10.22059/jcep.2022.318774.449983'
    >>> identifier("isbn13", "978-1-399-50622-9"), identifier("e-ISSN", "۲۳۴۵۳۱۱۷").value
    (Identifier(scheme='isbn', value='9781399506229'), '2345-3117')
    >>> [identifier(*pair).value for pair in (("orcid", "https://orcid.org/000000021825009X"), ("pmcid", "1234567"))]
    ['0000-0002-1825-009X', 'PMC1234567']
    """
    scheme = scheme.strip().lower().replace("_", "-").replace(" ", "-")
    scheme = _SCHEMES.get(scheme, scheme)
    value = value.strip()
    normal = _NORMAL.get(scheme)
    return Identifier(scheme, normal(value) if normal else value)


def is_valid(one: Identifier) -> bool:
    """Say whether a value has the form of its scheme and right check digits; a scheme without a known form takes all.

    >>> [is_valid(Identifier("issn", value)) for value in ("2008-0867", "2008-0868", "20080867")]
    [True, False, False]
    >>> is_valid(Identifier("isbn", "9781399506229")), is_valid(Identifier("isbn", "080442957X"))
    (True, True)
    """
    return _VALID.get(one.scheme, bool)(one.value)


# Normal forms

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S{1,400}")
_NORMAL_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]++)*+/[a-z0-9._/-]{0,399}[a-z0-9_/-]")
"""A DOI that is in normal form for certain: most are."""
_PERCENT = re.compile("%[2-7][0-9a-fA-F]")
_OF_A_PAGE = re.compile(
    r"(?:[?#].*|/(?:pdf|epdf|full|html|abstract|fulltext|meta|summary)(?:\.pdf)?|\.pdf)\Z", re.IGNORECASE
)
"""What publishers' addresses add to a DOI."""
_ENDS = ".,;:،؛。，；'\"”’»>"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


def _doi(value: str) -> str:
    if _NORMAL_DOI.fullmatch(value):
        return value
    plain = latin_digits(value).replace("／", "/")
    if "%" in plain:
        plain = _PERCENT.sub(lambda code: chr(int(code[0][1:], 16)), plain)
    found = _DOI.search(plain)
    if not found:
        return value
    bare = _trimmed(found[0])
    if "://" in value and "doi.org/" not in value.lower():
        bare = _OF_A_PAGE.sub("", _OF_A_PAGE.sub("", bare))
    return bare.lower()


def _trimmed(bare: str) -> str:
    """Take off the punctuation of the sentence round it; a bracket stays when its other half is inside."""
    while bare and (bare[-1] in _ENDS or (bare[-1] in _PAIRS and bare.count(bare[-1]) > bare.count(_PAIRS[bare[-1]]))):
        bare = bare[:-1]
    return bare


def _compact(value: str) -> str:
    return latin_digits(value).translate(_SPACE_AND_DASHES).upper()


_ISBN = re.compile(r"(?<!\d)((?:97[89])?\d{9}[\dX])(?![\dX])")
_ISBN_NAME = re.compile(r"ISBN[ -]?1[03](?=\D)", re.IGNORECASE)
_ISSN = re.compile(r"(?<!\d)(\d{7}[\dX])(?![\dX])")


def _isbn(value: str) -> str:
    found = _ISBN.search(_compact(_ISBN_NAME.sub("", value)).replace("Х", "X"))
    return found[1] if found else value


def _issn(value: str) -> str:
    found = _ISSN.search(_compact(value).replace("Х", "X"))
    return f"{found[1][:4]}-{found[1][4:]}" if found else value


def _searched(pattern: str, shown: str = r"\1") -> Callable[[str], str]:
    """Make a normal form: what the pattern finds, shown with its groups; the value itself when it finds nothing."""
    compiled = re.compile(pattern, re.IGNORECASE)

    def normal(value: str) -> str:
        found = compiled.search(latin_digits(value))
        return found.expand(shown) if found else value

    return normal


def _lower(normal: Callable[[str], str]) -> Callable[[str], str]:
    return lambda value: normal(value).lower()


def _sixteen(value: str) -> str:
    found = re.search(r"\d{15}[\dX]", _compact(value))
    return "-".join(found[0][at : at + 4] for at in (0, 4, 8, 12)) if found else value


_NORMAL: dict[str, Callable[[str], str]] = {
    "doi": _doi,
    "isbn": _isbn,
    "issn": _issn,
    "eissn": _issn,
    "issn-l": _issn,
    "pmid": _searched(r"(?:^|pmid\D{0,3}|pubmed\D{0,20}/)0*(\d{1,9})/?$"),
    "pmcid": _searched(r"(?:^|pmc|articles/)\s*(?:PMC)?(\d{3,9})\b", r"PMC\1"),
    "arxiv": _lower(_searched(r"(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?:\.pdf)?")),
    "handle": _searched(r"(?:^|hdl:|handle\.net/|/handle/)(\d[\d.]*/[^\s?#]+)"),
    "orcid": _sixteen,
    "isni": _sixteen,
    "ror": _lower(_searched(r"(?:^|ror\.org/)(0[a-hj-km-np-tv-z0-9]{6}\d{2})\b", r"https://ror.org/\1")),
    "urn": _searched(r"(urn:[a-z0-9][a-z0-9-]{1,31}:\S+)"),
    "cstr": _searched(r"(?:cstr\s*[:：]\s*|cstr\.cn/|^)(\d{5}(?:\.\d+)*(?:\.[\w.~-]+)+)"),
    "oclc": _searched(r"(?:^|\(OCoLC\)|oc[mn]|oclc\D{0,3})(?:oc[mn]|on)?0*(\d{1,14})$"),
    "lccn": lambda value: _compact(value) if re.fullmatch(r"[A-Za-z ]{0,3}\s*[\d -]+", value) else value,
}
"""Scheme → what brings a value into normal form. ORCID and ISNI are written in four groups, ROR as its address."""

# Check digits


def _is_isbn(value: str) -> bool:
    """ISO 2108: thirteen digits weighed 1 and 3 (mod 10), ten weighed 10 … 1 (mod 11)."""
    if re.fullmatch(r"97[89]\d{10}", value):
        return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(value)) % 10 == 0
    return bool(re.fullmatch(r"\d{9}[\dX]", value)) and _weighed(value) % 11 == 0


def _is_issn(value: str) -> bool:
    """ISO 3297: eight digits weighed 8 … 1 (mod 11)."""
    return bool(re.fullmatch(r"\d{4}-\d{3}[\dX]", value)) and _weighed(value.replace("-", "")) % 11 == 0


def _weighed(digits: str) -> int:
    return sum((10 if digit == "X" else int(digit)) * (len(digits) - at) for at, digit in enumerate(digits))


def _is_sixteen(value: str) -> bool:
    """ISO 7064 MOD 11-2, as ORCID and ISNI (ISO 27729) use it."""
    if not re.fullmatch(r"(?:\d{4}-){3}\d{3}[\dX]", value):
        return False
    digits = value.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return (12 - total % 11) % 11 == (10 if digits[-1] == "X" else int(digits[-1]))


_BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"


def _is_ror(value: str) -> bool:
    """ROR: Crockford base 32 with two check digits (ISO 7064 MOD 97-10)."""
    found = re.fullmatch(r"https://ror\.org/0([a-hj-km-np-tv-z0-9]{6})(\d{2})", value)
    if not found:
        return False
    number = 0
    for sign in found[1]:
        number = number * 32 + _BASE_32.index(sign)
    return 98 - (number * 100) % 97 == int(found[2])


def _shaped(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda value: bool(compiled.fullmatch(value))


_VALID: dict[str, Callable[[str], bool]] = {
    "doi": _shaped(r"10\.\d{4,9}(?:\.\d+)*/\S+"),
    "isbn": _is_isbn,
    "issn": _is_issn,
    "eissn": _is_issn,
    "issn-l": _is_issn,
    "orcid": _is_sixteen,
    "isni": _is_sixteen,
    "ror": _is_ror,
    "pmid": _shaped(r"[1-9]\d{0,8}"),
    "pmcid": _shaped(r"PMC\d{3,9}"),
    "arxiv": _shaped(r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{7}(?:v\d+)?"),
    "handle": _shaped(r"\d[\d.]*/\S+"),
    "urn": _shaped(r"urn:[a-zA-Z0-9][a-zA-Z0-9-]{1,31}:\S+"),
    "url": _shaped(r"(?:https?|ftp)://[^\s/]+\S*"),
    "cstr": _shaped(r"\d{5}(?:\.\d+)*(?:\.[\w.~-]+)+"),
}

# Finding

_EIGHT = r"\d{4}\s?[-‐–—]?\s?\d{3}[\dxX]\b"
_SIGNS: tuple[tuple[str, str], ...] = (
    ("doi", r"10\.\d{4,9}(?:\.\d+)*/[^\s\"<>|\\^`]{1,400}"),
    ("arxiv", r"(?:arxiv\s*:\s*|arxiv\.org/(?:abs|pdf)/)(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"),
    ("pmcid", r"\bPMC\d{4,9}\b"),
    ("pmid", r"(?:\bpmid\s*[:：]?\s*|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)\d{1,9}\b"),
    ("eissn", r"\b(?:e-?issn|issn\s*\((?:online|electronic)\)|online\s+issn)\s*[:：]?\s*" + _EIGHT),
    ("issn-l", r"\bissn-l\s*[:：]?\s*" + _EIGHT),
    ("issn", r"\b(?:p-?)?issn(?:\s*\(print\))?\s*[:：]?\s*" + _EIGHT),
    ("isbn", r"\b(?:isbn(?:-?1[03])?|شابک|ردمك)\s*[:：]?\s*\d(?:[-‐–— ]?\d){8,11}[-‐–— ]?[\dxX]\b"),
    ("isbn_13", r"\b97[89](?:[-‐–— ]?\d){10}\b"),
    ("orcid", r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b"),
    ("ror", r"ror\.org/0[a-z0-9]{6}\d{2}\b"),
    ("handle", r"(?:hdl:|hdl\.handle\.net/)\d[\d.]*/[^\s\"<>?#]+"),
    ("urn", r"\burn:[a-zA-Z0-9][a-zA-Z0-9-]{1,31}:[^\s\"<>]+"),
    ("cstr", r"\bcstr\s*[:：]\s*\d{5}\.[\w.~-]+"),
)  # fmt: skip
"""Scheme → what it looks like in running text; digits without a name before them count only where nothing else fits."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,200}\Z")
_FIND = re.compile("|".join(f"(?P<{scheme.replace('-', '_')}>{sign})" for scheme, sign in _SIGNS), re.IGNORECASE)
_HINTS = (
    "10.", "issn", "isbn", "arxiv", "pmid", "pmc", "pubmed", "978", "979", "000-", "ror.org", "hdl", "urn:", "cstr",
    "شابک", "ردمك",
)  # fmt: skip
"""Without one of these nothing is found: most texts are done with that."""


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Find identifiers in running text or an address, in order, each once; those with wrong check digits are left out.

    >>> find_identifiers("see https://doi.org/10.1080/21567689.2023.2262392.")
    (Identifier(scheme='doi', value='10.1080/21567689.2023.2262392'),)
    >>> [one.value for one in find_identifiers("شابک: ۹۷۸-۱-۳۹۹-۵۰۶۲۲-۹، ISSN 2008-0867 (arXiv:2101.00001v2)")]
    ['9781399506229', '2008-0867', '2101.00001v2']
    """
    text = latin_digits(text)
    low = text.lower()
    if not any(hint in low for hint in _HINTS):
        return ()
    made = (
        _found(str(one.lastgroup), one[0], text[max(0, one.start() - 300) : one.start()])
        for one in _FIND.finditer(text)
    )
    return tuple(dict.fromkeys(one for one in made if is_valid(one)))


def _found(group: str, printed: str, before: str) -> Identifier:
    scheme = group.replace("_13", "").replace("_", "-")
    if scheme == "doi" and (address := _ADDRESS.search(before)):
        printed = address[0] + printed
    if scheme == "isbn":
        printed = re.sub(r"^\D+(?:1[03](?=[\s:：])\s*[:：]?\s*)?", "", printed)
    if scheme in {"issn", "eissn"}:
        printed = printed[re.search(r"\d{4}\s?[-‐–—]?\s?\d{3}", printed).start() :]  # type: ignore[union-attr]
    if scheme in {"handle", "urn"}:
        printed = _trimmed(printed)
    return identifier(scheme, printed)
