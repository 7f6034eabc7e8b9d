"""Which works are like this one? Those with its words, also in other languages, its authors, and the references it
shares with them.
"""

from collections.abc import Iterator
from itertools import islice

from dragoman.engines.port import Engine, Hits, Work
from dragoman.engines.stop import STOP
from dragoman.query.tree import And, Node, Not, Or, Search, Term
from dragoman.text.words import words
from dragoman.translate.lexicon import Lexicon

_MOST_WORDS = 24
_MOST_TRANSLATIONS = 40
_LEAST_SURE = 0.5
_MOST_REFERENCES = 20
_MOST_AUTHORS = 5
_FIRST_OF_ABSTRACT = 300


def similar(engine: Engine, work: Work, lexicon: Lexicon, limit: int = 10) -> Hits:
    """Give works like one, the likest first; itself and its own duplicates are not among them."""
    nodes = (*_by_words(work), *_by_translations(work, lexicon), *_by_authors(work), *_by_references(work))
    if not nodes:
        return Hits(total=0)
    return engine.search(Search(node=And((Or(nodes), Not(Term(work.id, field="id")))), limit=limit))


def _by_words(work: Work) -> Iterator[Node]:
    texts = [form.value for form in (*work.record.title, *work.record.keywords)]
    texts += [form.value[:_FIRST_OF_ABSTRACT] for form in work.record.abstract]
    found = dict.fromkeys(word for text in texts for word in words(text) if word not in STOP and len(word) > 1)
    # as phrases: words taken from a record are spelled as they are meant, looking for others' spellings costs most
    return (Term(word, "phrase", "text") for word in list(found)[:_MOST_WORDS])


def _by_translations(work: Work, lexicon: Lexicon) -> Iterator[Node]:
    """Give what its titles say in other languages, as far as that is sure."""
    titles = Or(tuple(Term(form.value) for form in work.record.title))
    sure = (one.form for one in lexicon.widenings(titles) if one.weight >= _LEAST_SURE)
    return (Term(form, "phrase", "text") for form in islice(dict.fromkeys(sure), _MOST_TRANSLATIONS))


def _by_authors(work: Work) -> Iterator[Node]:
    people = [one.name for one in work.record.contributors if one.role == "author"][:_MOST_AUTHORS]
    return (Term(name.family or name.literal, "phrase", "author") for name in people if name)


def _by_references(work: Work) -> Iterator[Node]:
    yield from (Term(cited, field="cites") for cited in work.cites[:_MOST_REFERENCES])
    yield Term(work.id, field="cites")
