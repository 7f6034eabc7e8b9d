"""How do second forms find their first ones? Translated titles and abstracts by language, names by order."""

import re
from functools import lru_cache

from dragoman.formats.draft import Draft
from dragoman.formats.tagged import Reading, split_semicolons
from dragoman.record.form import Text
from dragoman.record.name import Contributor, Name, Role, read_name
from dragoman.text.language import guess_language

LONGEST = 1000
"""Characters of the longest text that is tried as one name; a longer one is kept whole."""


@lru_cache(32768)
def name_in(value: str, lang: str = "") -> Name:
    """Read one name, remembering those read before."""
    return read_name(value, lang) if len(value) <= LONGEST else Name(literal=value, lang=lang)


def put_names(draft: Draft, role: str, value: str, lang: str = "") -> None:
    """Add one contributor, or several that semicolons part.

    >>> draft = Draft()
    >>> put_names(draft, "author", "张三;李四")
    >>> len(draft.contributors)
    2
    """
    for one in people_in(value):
        name = name_in(one, lang)
        if name:
            draft.contributors.append(Contributor((name,), role))  # type: ignore[arg-type]


def people_in(value: str) -> list[str]:
    """Part a list of people at semicolons; Chinese names also at commas, as no part is a family name alone.

    >>> people_in("周岷江，王天益,李英伦"), people_in("杨, 秀群"), people_in("Waals, J.; Kızılyurt, Ö.")
    (['周岷江', '王天益', '李英伦'], ['杨, 秀群'], ['Waals, J.', 'Kızılyurt, Ö.'])
    """
    parts = split_semicolons(value)
    if len(parts) == 1 and not value.isascii() and _HAN_LIST.fullmatch(parts[0]):
        return _COMMAS.split(parts[0])
    return parts


_HAN_LIST = re.compile("[\u3400-\u9fff·]{2,8}(?:[,，、] ?[\u3400-\u9fff·]{2,8})+")
_COMMAS = re.compile("[,，、] ?")


def names_in(values: list[str], lang: str = "") -> list[Name]:
    """Read the names of all values of a tag."""
    return [name_in(one, lang) for value in values for one in people_in(value)]


def attach_names(reading: Reading, tag: str, role: Role = "author") -> None:
    """Put the names of a tag beside those of a role as second forms, in order; else keep them, and say so."""
    names = names_in(reading.tags[tag])
    people = reading.draft.contributors
    at = [place for place, one in enumerate(people) if one.role == role]
    if not at:
        people += [Contributor((name,), role) for name in names]
    elif len(at) != len(names):
        for value in reading.tags[tag]:
            reading.keep(tag, value)
        values = {"tag": tag, "count": len(names), "others": len(at)}
        reading.report.add("tagged.names_unmatched", reading.place, **values)
    else:
        for place, name in zip(at, names, strict=True):
            one = people[place]
            people[place] = Contributor((*one.names, name), one.role, one.identifiers, one.affiliations, one.body)


def add_translated(draft: Draft, field: str, value: str, first: str) -> None:
    """Add a form in another language, guessed; the first form's is guessed too where it is not known.

    >>> draft = Draft()
    >>> draft.text("title", "卡拉巴赫战争")
    True
    >>> add_translated(draft, "title", "The Karabakh War", "卡拉巴赫战争")
    >>> [form.lang for form in draft.forms["title"]]
    ['zh', 'en']
    """
    had = draft.forms.get(field, ())
    if any(form.value == value for form in had):
        return
    lang = guess_language(value)[0]
    if had and not had[0].lang:
        draft.forms[field] = (Text(had[0].value, _other_than(lang, had[0].value)), *had[1:])
    draft.text(field, value, lang)


def _other_than(lang: str, value: str) -> str:
    guessed = guess_language(value)[0]
    return "" if guessed == lang else guessed
