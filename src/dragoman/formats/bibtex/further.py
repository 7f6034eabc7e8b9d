"""Fields with a language in their name, fields of ours for what BibTeX has no field for, and unknown ones."""

import re

from dragoman.formats.bibtex import tables
from dragoman.formats.bibtex.latex import text_of
from dragoman.formats.bibtex.reading import Handle, Reading
from dragoman.formats.bibtex.values import keywords_of
from dragoman.formats.draft import tag
from dragoman.formats.language import assumed
from dragoman.record.form import Text
from dragoman.record.identifier import Identifier
from dragoman.text.language import guess_language

_SUFFIXED = re.compile(r"([a-z]+?)[_.:-]([a-z]{2,}(?:[-_][a-z0-9]{1,8})*?)(?:_(\d))?\Z")


def further(reading: Reading, name: str, value: str) -> None:
    """Read a field with a language in its name (``title_fa``), or keep one that is not understood."""
    found = _SUFFIXED.fullmatch(name)
    known = _suffixed(found[1]) if found else None
    lang = _tag_of(found[2]) if found and known else ""
    if not (found and known) or (not lang and found[2] != "und"):
        _ours_or_unplaced(reading, name, value)
        return
    reading.has_tags = True
    if found[1] in tables.NAME_ROLES:
        reading.names.append((tables.NAME_ROLES[found[1]], lang, value))
    elif known == "keywords":
        for word in keywords_of(value):
            reading.draft.text("keywords", word, lang)
    else:
        _second_form(reading, found[1], known, value, lang)


def _suffixed(name: str) -> str | None:
    return tables.FORM_PATHS.get(name) or tables.NAME_ROLES.get(name)


def _second_form(reading: Reading, name: str, path: str, value: str, lang: str) -> None:
    within, _, field = path.rpartition(".")
    draft = reading.draft.inner(within) if within else reading.draft
    if name == "booktitle":
        draft.type = "book"
    text = text_of(value)
    if text:
        draft.text(field, text, lang)


def tag_first_forms(reading: Reading) -> None:
    """Where a further form names its language and the first one does not, find out that of the first one."""
    forms = reading.draft.forms
    first = next((forms[field][0] for field in ("title", "abstract") if field in forms), None)
    if reading.lang or first is None or first.lang:
        return
    lang, sure = guess_language(first.value)
    tagged = {form.lang for field in ("title", "abstract", "keywords") for form in forms.get(field, ()) if form.lang}
    if tagged and lang not in tagged and sure > 0.5:
        for field in ("title", "abstract", "keywords"):
            if field in forms and f"{field}_lang" not in reading.fields:
                forms[field] = tuple(Text(one.value, one.lang or assumed(one.value, lang)) for one in forms[field])


def _tag_of(suffix: str) -> str:
    return "" if suffix == "lang" else tag(suffix.replace("_", "-"))


def _ours_or_unplaced(reading: Reading, name: str, value: str) -> None:
    """A role taken with its names, or a field of ours for what BibTeX has no field for."""
    if name.endswith("type") and name.removesuffix("type") in tables.NAME_ROLES | dict.fromkeys(
        ("editora", "editorb", "editorc")
    ):
        return
    source, dot, kind = name.partition(".")
    if dot and source in _OURS:
        _OURS[source](reading, kind, text_of(value))
    elif dot and source in _OTHER_FORMATS:
        reading.draft.keep(f"{source}:{kind.upper() if source in _UPPER else kind}", text_of(value))
    else:
        reading.unplaced(name, value)


def _our_identifier(reading: Reading, scheme: str, value: str) -> None:
    reading.draft.identify(scheme, value)


def _our_classification(reading: Reading, scheme: str, value: str) -> None:
    had = reading.draft.values.get("classifications", ())
    reading.draft.values["classifications"] = (*had, Identifier(scheme, value))


def _our_link(reading: Reading, kind: str, value: str) -> None:
    reading.draft.link(value, kind.partition("_")[0])  # type: ignore[arg-type]


_OURS: dict[str, Handle] = {"identifier": _our_identifier, "classification": _our_classification, "link": _our_link}
_OTHER_FORMATS = frozenset("ris refer refworks wos medline noteexpress cnki endnote csl mods marc also".split())
_UPPER = frozenset({"ris", "refworks", "wos", "medline"})
