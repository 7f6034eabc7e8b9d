"""Tags forms and works whose source does not say in which language they are."""

from dragoman.record.finding import Report
from dragoman.record.form import Forms, Text
from dragoman.record.model import Record
from dragoman.text.language import guess_language

_FIELDS = ("title", "abstract", "keywords")
_SURE = 0.8
"""Less sure guesses are not taken."""
_SEEN = 600
_SHORT = 4
"""A keyword of fewer letters tells nothing."""


def tag_languages(record: Record, report: Report) -> Record:
    """Guess the tags of untagged titles, abstracts and keywords, and the work's own language from its first title.

    >>> tagged = tag_languages(Record(title=(Text("Qarabağ müharibəsi və xarici siyasət"),)), Report())
    >>> tagged.title[0].lang, tagged.languages
    ('az', ('az',))
    """
    found: dict[str, object] = {}
    for field in _FIELDS:
        forms: Forms = getattr(record, field)
        if forms and any(not form.lang for form in forms):
            tagged = tuple(form if form.lang else _tagged(form) for form in forms)
            found |= {field: tagged} if tagged != forms else {}
    titles: Forms = found.get("title", record.title)  # type: ignore[assignment]
    if not record.languages and titles and titles[0].lang and not titles[0].is_machine:
        found["languages"] = (titles[0].lang,)
    for field in found:
        report.sure(field, _SURE)
    return record.replace(**found) if found else record


def _tagged(form: Text) -> Text:
    if len(form.value) < _SHORT:
        return form
    lang, sure = guess_language(form.value[:_SEEN])
    return Text(form.value, lang) if sure >= _SURE else form


PASS = tag_languages
