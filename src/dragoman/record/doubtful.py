"""Which printed numbers can hardly be meant? A volume of two numbers, pages that are no page: never shown unmarked."""

import re

_DOUBTFUL = {
    "volume": re.compile(r"\s*\d{1,4}\s+\d{1,3}\s*"),
    "pages": re.compile(r"\s*0+(?:\s*[-–—]+\s*0+)?\s*"),
}
MARK = "[sic]"


def marked(field: str, value: str) -> str:
    """Give a value as it may be printed: as found, and marked when a person kept what a repair had doubted.

    >>> marked("volume", "19 1"), marked("pages", "0"), marked("volume", "19"), marked("pages", "10–12")
    ('19 1 [sic]', '0 [sic]', '19', '10–12')
    """
    doubted = _DOUBTFUL.get(field)
    return f"{value} {MARK}" if value and doubted and doubted.fullmatch(value) else value
