"""Mends a volume that holds the issue too: "45(2)", "Vol. 45, no. 2", "45:2"; proposes what "19 1" may mean."""

import re

from dragoman.record.finding import Report
from dragoman.record.model import Record

PROPOSED = "proposed:"
"""Keys in ``extra`` under which a value stands that is too unsure to be a field's: no citation or export prints it."""
_VOLUME = (
    r"(?:vol(?:ume|\.)?|v\.|bd\.?|band|cilt|c\.|tome|t\.|том|т\.|جلد|دوره|دورهٔ|第)?\s*"
    r"(?P<volume>\d{1,4}(?:[/–-]\d{1,4})?)\s*(?:卷)?"
)
_ISSUE = r"(?P<issue>\d{1,4}(?:[/–-]\d{1,4})?)\s*(?:期|号|號)?"
_NUMBER = r"(?:no\.?|nr\.?|number|issue|iss\.?|num\.?|heft|h\.|sayı|say\.?|s\.|№|вып\.?|nº|n°|شمارهٔ?|ش\.|第)"
_CLEAR = re.compile(
    rf"^{_VOLUME}\s*(?:\(\s*{_NUMBER}?\s*{_ISSUE}\s*\)|[,،;]?\s*{_NUMBER}\s*{_ISSUE.replace('issue', 'issue2')}"
    rf"|[:.]\s*{_ISSUE.replace('issue', 'issue3')})$",
    re.IGNORECASE,
)
_BARE = re.compile(rf"^{_VOLUME}$", re.IGNORECASE)
_UNSURE = re.compile(r"^(?P<volume>\d{1,4})\s+(?P<issue>\d{1,3})$")
_CLEARLY, _HARDLY = 0.95, 0.4


def mend_volume(record: Record, report: Report) -> Record:
    """Part volume and issue. Two bare numbers are only proposed (in ``extra``) unless the issue confirms them.

    >>> after = mend_volume(Record(volume="Cilt 45, Sayı 2"), Report())
    >>> after.volume, after.issue
    ('45', '2')
    >>> after = mend_volume(Record(volume="19 1"), Report())
    >>> after.volume, after.extra["proposed:volume"], after.extra["proposed:issue"]
    ('', ('19',), ('1',))
    """
    if not record.volume or record.volume.isdecimal():
        return record
    bare = _BARE.match(record.volume.strip())
    if bare:
        return record.replace(volume=bare["volume"]) if bare["volume"] != record.volume else record
    clear = _CLEAR.match(record.volume.strip())
    unsure = None if clear else _UNSURE.match(record.volume.strip())
    if clear:
        issue = clear["issue"] or clear["issue2"] or clear["issue3"]
        return _mended(record, clear["volume"], issue, report)
    if unsure and record.issue == unsure["issue"]:
        return _mended(record, unsure["volume"], unsure["issue"], report)
    return _proposed(record, unsure, report) if unsure else record


def _mended(record: Record, volume: str, issue: str, report: Report) -> Record:
    if record.issue not in {"", issue}:
        return record
    report.add("volume.parted", value=record.volume, volume=volume, issue=issue)
    report.sure("volume", _CLEARLY)
    report.sure("issue", _CLEARLY)
    return record.replace(volume=volume, issue=issue)


def _proposed(record: Record, found: re.Match[str], report: Report) -> Record:
    values = {"volume": found["volume"]} | ({} if record.issue else {"issue": found["issue"]})
    report.add("volume.proposed", value=record.volume, volume=found["volume"], issue=found["issue"], confidence=_HARDLY)
    report.sure("volume", _HARDLY)
    report.sure("extra", _HARDLY)
    extra = record.extra | {PROPOSED + name: (value,) for name, value in values.items()}
    return record.replace(volume="", extra=extra)


PASS = mend_volume
