"""How a work reads on one line of a terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from dragoman.engines.highlight import CLOSE, OPEN
from dragoman.record.identifier import Identifier
from dragoman.record.model import Record
from dragoman.text import normal

HOSTILE: dict[int, str | None] = {**normal.HOSTILE, 9: " ", 10: " "}
"""Bidi controls and control characters: never written to a terminal; tabs and line ends part words."""


def one_line(record: Record) -> str:
    """Give contributors, title, container and year.

    >>> from dragoman.record.form import forms
    >>> one_line(Record(title=forms("Black Garden")))
    'Black Garden'
    >>> one_line(Record(title=forms("Whose war?"), container=Record(title=forms("Bilig"))))
    'Whose war? Bilig'
    """
    names = [one.name.shown for one in record.contributors[:3]]
    names += ["…"] if len(record.contributors) > 3 else []
    container = record.container.title[0].value if record.container and record.container.title else ""
    title = record.title[0].value if record.title else "[no title]"
    year = str(record.issued.year or record.issued.literal or "")
    parts = ("; ".join(names), title, container, year)
    said = [part for part in parts if part]
    ended = [part if part.endswith((".", "?", "!", "؟", "？", "！", "。")) else f"{part}." for part in said[:-1]]
    return " ".join([*ended, *said[-1:]]).translate(HOSTILE)


def counted_line(works: int, names: Iterable[str], identifiers: Iterable[Identifier]) -> str:
    """Give a number of works, the forms of a name, each once, and its identifiers."""
    forms = " = ".join(dict.fromkeys(names))
    told = " ".join(f"{each.scheme}:{each.value}" for each in identifiers)
    return f"{works:>4}  {forms}{f'  {told}' if told else ''}".translate(HOSTILE)


def marked(snippet: str, console: Console) -> Text:
    r"""Give a snippet with its hits marked: by colour, or between asterisks where the console has none.

    >>> marked("the \ue000Karabakh\ue001 war", Console(color_system=None)).plain
    'the *Karabakh* war'
    """
    text = Text()
    sign = "" if console.color_system else "*"
    for number, piece in enumerate(snippet.translate(HOSTILE).replace(CLOSE, OPEN).split(OPEN)):
        text.append(f"{sign}{piece}{sign}" if number % 2 else piece, "bold yellow" if number % 2 else "")
    return text
