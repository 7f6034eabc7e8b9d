"""Where do further forms go in a format that holds one? Into its note, a line for each, with the language.

``title [fa]: …`` in a note is read back as a form of the title, so that two scripts survive where only a note is free.
"""

import re
from collections.abc import Iterable

from dragoman.formats.sheet import Sheet
from dragoman.record.form import Text
from dragoman.record.model import Record

_FIELDS = ("title", "abstract", "keywords", "publisher", "container.title")
_LINE = re.compile(r"^(title|abstract|keywords|publisher|container\.title) \[([A-Za-z0-9-]{0,60})\]: (.{1,100000})$")


def further(record: Record, fields: Iterable[str] = _FIELDS) -> list[str]:
    """Give a line for each form of a field but the first, and for the first when it has a language.

    >>> further(Record(title=(Text("Карабах", "ru"), Text("قره‌باغ", "fa"))))
    ['title [ru]: Карабах', 'title [fa]: قره‌باغ']
    """
    lines: list[str] = []
    for field in fields:
        forms: tuple[Text, ...] = record.container.title if field == "container.title" and record.container else ()
        forms = forms if "." in field else getattr(record, field)
        if any(form.lang for form in forms) or (len(forms) > 1 and field != "keywords"):
            lines += [f"{field} [{form.lang}]: {' '.join(form.value.split())}" for form in forms]
    return lines


def take_note(sheet: Sheet, note: str) -> dict[str, list[Text]]:
    """Take a note: lines that :func:`further` wrote are given as forms, the rest is a remark."""
    forms: dict[str, list[Text]] = {}
    rest: list[str] = []
    for line in note.split("\n"):
        found = _LINE.match(line)
        if found:
            forms.setdefault(found[1], []).append(Text(found[3], found[2]))
        else:
            rest.append(line)
    sheet.say("remarks", "\n".join(rest))
    return forms


def with_forms(record: Record, forms: dict[str, list[Text]]) -> Record:
    """Give the record with the forms of a note, where the field still says the first of them."""
    for field, values in forms.items():
        if field == "container.title":
            container = record.container or Record()
            said = container.title
            if said and said[0].value == values[0].value:
                record = record.replace(container=container.replace(title=tuple(values)))
        elif (said := getattr(record, field)) and " ".join(said[0].value.split()) == values[0].value:
            record = record.replace(**{field: (Text(said[0].value, values[0].lang), *values[1:])})
    return record
