"""What is a MARC field? Tag, indicators and subfields; an 880 field is another script's form of the field it names."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

_LINK = re.compile(r"(\d{3})-(\d{2})(?:/(.{1,3}))?")
_ISBD = re.compile(r"(?:(?<!\s)\s++)?[/:;,=]\s*$")
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$|(?<=[\])»”\"])\.$|(?<=\d{4})\.$")


class MarcField(msgspec.Struct, frozen=True):
    """One field: a control field has a ``value``, a data field indicators and (code, value) subfields.

    ``punctuation`` is "isbd" when subfields end in the punctuation before the next one (leader/18), else "none".
    """

    tag: str
    value: str = ""
    indicators: str = "  "
    subfields: tuple[tuple[str, str], ...] = ()
    punctuation: Literal["isbd", "none"] = "isbd"

    def trim(self, value: str) -> str:
        """Give a value without the punctuation that belongs to the next one, where there is such."""
        return trimmed(value) if self.punctuation == "isbd" else value.strip()

    def all(self, codes: str) -> list[str]:
        """Give the values of the subfields with these codes, in order."""
        return [value for code, value in self.subfields if code in codes and value.strip()]

    def first(self, codes: str) -> str:
        """Give the first value of a subfield, without closing punctuation."""
        found = self.all(codes)
        return self.trim(found[0]) if found else ""

    def text(self, codes: str = "", glue: str = " ") -> str:
        """Give the subfields as text; without codes all of them, save links and control subfields."""
        chosen = [value for code, value in self.subfields if (code in codes if codes else code.isalpha())]
        return glue.join(part for part in (self.trim(one) for one in chosen) if part)


class Marc(msgspec.Struct, frozen=True):
    """One record: leader and fields."""

    leader: str
    fields: tuple[MarcField, ...]

    def get(self, *tags: str) -> Iterator[MarcField]:
        """Give the fields with these tags, in the order of the record."""
        return (field for field in self.fields if field.tag in tags)

    def control(self, tag: str) -> str:
        """Give the value of a control field."""
        return next((field.value for field in self.fields if field.tag == tag), "")

    def other_script(self, field: MarcField) -> MarcField | None:
        """Give the 880 field that says a field in another script (MARC 21, appendix A, subfield $6)."""
        link = _LINK.match(next(iter(field.all("6")), ""))
        if not link or link[1] != "880":
            return None
        for one in self.get("880"):
            back = _LINK.match(next(iter(one.all("6")), ""))
            if back and (back[1], back[2]) == (field.tag, link[2]):
                return one
        return None

    def unlinked(self) -> Iterator[MarcField]:
        """Give the 880 fields no field points to, as the fields they stand for."""
        pointed = [_LINK.match(next(iter(field.all("6")), "")) for field in self.fields if field.tag != "880"]
        numbers = {link[2] for link in pointed if link and link[1] == "880"}
        for one in self.get("880"):
            back = _LINK.match(next(iter(one.all("6")), ""))
            if back is None or back[2] not in numbers:
                yield msgspec.structs.replace(one, tag=back[1] if back else "880?")


def trimmed(value: str) -> str:
    """Give a value without the punctuation that ISBD puts before the next one, and without a closing full stop.

    >>> trimmed("Карабах :"), trimmed("vii, 322 p."), trimmed("Москва, 1998.")
    ('Карабах', 'vii, 322 p.', 'Москва, 1998')
    """
    value = value.strip()
    while (shorter := _ISBD.sub("", value)) != value:
        value = shorter
    return _STOP.sub("", value).strip()
