"""Drops values that stand for nothing: pages "0", volume "n/a", issue "ahead-of-print"."""

from dragoman.record.finding import Report
from dragoman.record.model import Record

_FIELDS = ("volume", "issue", "pages", "number", "article_number", "number_of_pages", "edition")
_NOTHING = frozenset(
    "0 00 0-0 0–0 0--0 000-000 1-0 - -- – — n/a n.a. na none null nil nan undefined unknown ? ?? ??? tbd tba "
    "[volume] [issue] 无 暂无 yok bilinmiyor нет بدون ندارد".split()
)
"""Never a volume, issue or page. ("1" or "1-1" may be one.)"""
_NOT_YET = frozenset({"ahead-of-print", "ahead of print", "online first", "in press", "early view", "forthcoming"})
_ADVANCE = "advance online publication"
_TEXTS = tuple(name for name in _FIELDS if name != "edition")


def drop_fillers(record: Record, report: Report) -> Record:
    """Drop fillers, each with a finding; "ahead-of-print" becomes the record's status.

    >>> drop_fillers(Record(volume="19", pages="0"), Report()).pages
    ''
    """
    found = {name: value for name in _TEXTS if (value := getattr(record, name)) and _is_filler(value)}
    if not found:
        return record
    for name, value in found.items():
        report.add("value.filler", field=name, value=value)
    dropped = record.replace(**dict.fromkeys(found, ""))
    early = any(value.strip().casefold() in _NOT_YET for value in found.values())
    return dropped.replace(status=_ADVANCE) if early and not record.status else dropped


def _is_filler(value: str) -> bool:
    short = value.strip().casefold()
    return len(short) < 20 and (short in _NOTHING or short in _NOT_YET)


PASS = drop_fillers
