"""Tags forms and works whose source does not say in which language they are: the long texts first, they tell best."""

from collections.abc import Sequence

import msgspec

from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text
from dragoman.record.model import Record, Section
from dragoman.text.language import guess_language
from dragoman.text.script import dominant_script
from dragoman.text.tag import script

_FIELDS = ("abstract", "title", "keywords")
_SURE = 0.8
"""Less sure guesses are not taken."""
_SEEN = 240


def tag_languages(record: Record, report: Report) -> Record:
    """Guess the tags of untagged abstracts, titles and keywords, and the work's own language from its first title.

    A short text whose language is not sure takes that of the longer ones in the same script.

    >>> keywords = (Text("Qarabağ"), Text("sülh"))
    >>> tagged = tag_languages(Record(title=(Text("Qarabağ müharibəsi və siyasət"),), keywords=keywords), Report())
    >>> tagged.title[0].lang, tagged.languages, tagged.keywords[1].lang
    ('az', ('az',), 'az')
    """
    untagged = any(not form.lang for field in _FIELDS for form in getattr(record, field))
    if record.languages and not untagged and all(one.text.lang for one in record.sections):
        return record
    found: dict[str, object] = {}
    scripts = {script(lang): lang for lang in reversed(record.languages)}
    for field in _FIELDS:
        forms: Forms = getattr(record, field)
        tagged = _tagged(forms, scripts, field)
        found |= {field: tagged} if tagged != forms else {}
        for form in tagged:
            if form.lang and not form.is_machine:
                scripts.setdefault(dominant_script(form.value[:_SEEN]), form.lang)
    found |= _sections(record, found.get("abstract", record.abstract), scripts)  # type: ignore[arg-type]
    lang = _language(record, found.get("title", record.title))  # type: ignore[arg-type]
    if lang:
        found["languages"] = (lang,)
    for field in found:
        report.sure(field, _SURE)
    return record.replace(**found) if found else record


def _sections(record: Record, abstracts: Forms, scripts: dict[str, str]) -> dict[str, object]:
    """Tag sections of an abstract as that abstract was tagged, others as longer texts in their script are."""
    if all(one.text.lang for one in record.sections):
        return {}
    own = next((new.lang for old, new in zip(record.abstract, abstracts, strict=True) if not old.lang), "")
    sections = tuple(_section(one, own, scripts) for one in record.sections)
    return {"sections": sections} if sections != record.sections else {}


def _section(one: Section, abstract: str, scripts: dict[str, str]) -> Section:
    if one.text.lang:
        return one
    lang = abstract if one.kind == "abstract" else scripts.get(dominant_script(one.text.value[:_SEEN]), "")
    return msgspec.structs.replace(one, text=Text(one.text.value, lang))


def _language(record: Record, titles: Sequence[Text]) -> str:
    """Give the work's own language, when it is not said: that of its first title."""
    first = titles[0] if titles and not record.languages else Text("")
    return "" if first.is_machine else first.lang


def _tagged(forms: Forms, scripts: dict[str, str], field: str) -> Forms:
    """Tag forms by themselves (keywords by all of one script together), else as longer texts in their script are."""
    together: dict[str, list[str]] = {}
    for form in forms:
        if not form.lang:
            together.setdefault(dominant_script(form.value[:_SEEN]), []).append(form.value)
    return tuple(form if form.lang else _one(form, scripts, together, field) for form in forms)


def _one(form: Text, scripts: dict[str, str], together: dict[str, list[str]], field: str) -> Text:
    written = dominant_script(form.value[:_SEEN])
    if field == "keywords" and written in scripts:
        return Text(form.value, scripts[written])
    text = ", ".join(together[written]) if field == "keywords" else form.value
    lang, sure = guess_language(text[:_SEEN])
    return Text(form.value, lang if sure >= _SURE else scripts.get(written, ""))


PASS = tag_languages
