"""Which of a page's vocabularies is believed? Merges their drafts into one record, the surest first."""

from collections.abc import Sequence

from dragoman.formats.draft import Draft
from dragoman.formats.html.tables import ORDER
from dragoman.record.form import Forms, Text
from dragoman.record.model import Record, Type
from dragoman.record.name import Contributor
from dragoman.text.normal import fold

_IN_BOOKS = frozenset({"chapter", "paper-conference"})
_DEFAULT: Type = "webpage"


def merged(drafts: dict[str, Draft], kind: Type | None) -> Record:
    """Merge the drafts of one page. Identifiers, addresses and titles in other languages are gathered from all."""
    ordered = [drafts[name] for name in ORDER if name in drafts]
    whole = Draft()
    for draft in ordered:
        _add(whole, draft)
    types = [one.type for one in ordered if one.type != "document"]
    whole.type = kind or (types[0] if types else _DEFAULT)
    if whole.type in _IN_BOOKS and "container" in whole.nested:
        _into_book(whole, whole.nested["container"])
    whole.contributors = _paired(whole.contributors)
    return whole.record()


def _into_book(part: Draft, book: Draft) -> None:
    """Give a chapter's ISBN and editors to its book."""
    book.type = "book"
    for one in [one for one in part.identifiers if one.scheme == "isbn"]:
        part.identifiers.remove(one)
        book.identify(one.scheme, one.value)
    book.contributors += [one for one in part.contributors if one.role == "editor"]
    part.contributors = [one for one in part.contributors if one.role != "editor"]


def _add(whole: Draft, draft: Draft) -> None:
    """Add what a less sure draft says to what the surer ones said."""
    for field, value in draft.values.items():
        whole.values.setdefault(field, value)
    for field, forms in draft.forms.items():
        whole.forms[field] = _with(whole.forms.get(field, ()), forms)
    whole.contributors = whole.contributors or draft.contributors
    for one in draft.identifiers:
        whole.identify(one.scheme, one.value)
    for link in draft.links:
        whole.link(link.url, link.kind, link.label)
    whole.languages = whole.languages or draft.languages
    for key, values in draft.extra.items():
        whole.extra[key] = tuple(dict.fromkeys((*whole.extra.get(key, ()), *values)))
    for name, nested in draft.nested.items():
        _add(whole.inner(name), nested)
        if nested.type == "book":
            whole.inner(name).type = "book"


def _with(had: Forms, more: Sequence[Text]) -> Forms:
    """Add forms in languages that are not there yet, and any when there was none."""
    if not had:
        return tuple(more)
    folded, langs = {fold(form.value) for form in had}, {form.lang for form in had}
    new = [form for form in more if form.lang and form.lang not in langs and fold(form.value) not in folded]
    return (*had, *new)


def _paired(people: list[Contributor]) -> list[Contributor]:
    """Join the lists of names of two languages when they are equally long: forms of one name each."""
    langs = list(dict.fromkeys(one.name.lang for one in people))
    lists = [[one for one in people if one.name.lang == lang] for lang in langs]
    if len(lists) < 2 or "" in langs or len({len(one) for one in lists}) > 1:
        return people
    return [
        Contributor(
            tuple(name for one in together for name in one.names), together[0].role,
            tuple(dict.fromkeys(known for one in together for known in one.identifiers)),
            tuple(dict.fromkeys(place for one in together for place in one.affiliations)), together[0].body,
        )
        for together in zip(*lists, strict=True)
    ]  # fmt: skip
