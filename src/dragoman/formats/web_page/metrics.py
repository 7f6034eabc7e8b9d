"""How does the page say the journal is doing? Reads its header line, its journal card and the JSON's members."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from dragoman.formats.web_page.labels import Part
from dragoman.record.model import Metric

_CARD = "metric:"
_RATIOS = frozenset({"self_citation_rate", "acceptance_rate"})
_HEADER = (
    ("impact_factor", re.compile(r"\bIF[ :：]*(?P<value>\d+(?:\.\d+)?)")),
    ("cas_zone", re.compile(r"(?P<value>[1-4])区\s*(?P<category>[^\s\dA-Za-z]+)?")),
    ("jcr_quartile", re.compile(r"\b(?P<value>Q[1-4])\s+(?P<category>[A-Z][A-Z&,;/\- ]*[A-Z])(?=\s|$)")),
)
_PUBLISHED = re.compile(r"Pub(?:lication)? ?Date\s*[:：]\s*([\d/.\-]{4,10})", re.IGNORECASE)
_DOI = re.compile(r"DOI\s*[:：]\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)


def plain_number(text: str) -> str:
    """Give a number without superfluous zeros, at least one decimal kept; what is no number is given unchanged.

    >>> plain_number("0.7000"), plain_number("12"), plain_number("10.0"), plain_number("n/a")
    ('0.7', '12', '10.0', 'n/a')
    """
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or "." not in text:
        return text
    short = text.rstrip("0")
    return short + "0" if short.endswith(".") else short


def ratio(text: str) -> str:
    """Give a percentage as a ratio.

    >>> ratio("5.60%"), ratio("۱۲٪"), ratio("0.056")
    ('0.056', '0.12', '0.056')
    """
    bare = text.strip()
    if not bare.endswith(("%", "٪", "％")):
        return bare
    try:
        return f"{(Decimal(bare[:-1].strip()) / 100).normalize():f}"
    except InvalidOperation:
        return bare


def of_header(line: str, source: str) -> list[Metric]:
    """Read the metrics of a page's header line.

    >>> [(one.name, one.value, one.category) for one in of_header("IF 0.7 2区 哲学 Q1 HISTORY Religion Pub Date", "")]
    [('impact_factor', '0.7', ''), ('cas_zone', '2', '哲学'), ('jcr_quartile', 'Q1', 'HISTORY')]
    """
    found = [(name, rule.search(line)) for name, rule in _HEADER]
    return [
        Metric(name, one["value"], one.groupdict().get("category") or "", source=source) for name, one in found if one
    ]


def header_facts(line: str) -> dict[str, str]:
    """Read the other facts of a header line: date, DOI, and the journal's name between the metrics and the date.

    >>> header_facts("IF 0.7 2区 哲学 Q1 HISTORY Religion & Law Pub Date : 2023-09-26 DOI:10.1000/x")
    {'issued': '2023-09-26', 'doi': '10.1000/x', 'journal': 'Religion & Law'}
    """
    published, doi = _PUBLISHED.search(line), _DOI.search(line)
    facts = {"issued": published[1] if published else "", "doi": doi[1] if doi else ""}
    stop = min((one.start() for one in (published, doi) if one), default=0)
    start = max((one.end() for _, rule in _HEADER if (one := rule.search(line, 0, stop))), default=0)
    facts["journal"] = line[start:stop].strip() if stop else ""
    return {name: value for name, value in facts.items() if value}


def of_json(known: Mapping[str, list[str]], source: str) -> list[Metric]:
    """Read the metrics of a JSON record's understood members; a zone of several categories gives several."""
    found = [Metric("impact_factor", plain_number(value), source=source) for value in known.get("impact_factor", ())]
    for name, beside in (("cas_zone", "cas_category"), ("jcr_quartile", "jcr_category")):
        values = [value for value in known.get(name, ()) if value != "0"]
        for category in _categories(known.get(beside, ())):
            found += [Metric(name, value, category, source=source) for value in values]
    return found


def _categories(values: Iterable[str]) -> list[str]:
    return [one.strip() for value in values for one in re.split(r"[;|；]", value)] or [""]


def of_card(parts: Iterable[Part], source: str) -> list[Metric]:
    """Read the journal card: a label, and its value on the next line; a value without a digit means unknown."""
    found = []
    for part in parts:
        name = part.meaning.removeprefix(_CARD)
        if name == part.meaning or not any(sign.isdigit() for sign in part.text):
            continue
        value = part.text.split("\n", 1)[0]
        found.append(Metric(name, ratio(value) if name in _RATIOS else value, source=source))
    return found


def once(metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    """Leave out metrics told twice (the header and the JSON say the same)."""
    return tuple({(one.name, plain_number(one.value), one.category): one for one in metrics}.values())
