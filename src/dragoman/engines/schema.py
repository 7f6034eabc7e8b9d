"""Which fields has the Tantivy index? Its schema, and a prepared work as one of its documents."""

import tantivy

from dragoman.engines import page
from dragoman.engines.analysis import TEXT_FIELDS
from dragoman.engines.head import HEAD, head
from dragoman.engines.port import Prepared
from dragoman.query.tree import Facet, Sort

VERSION = 9
"""Raised with every change of the schema or the analysis: an index of another version is made anew."""

_SPACED = "spaced"
_ORDERS = "orders"

FACET_FIELDS: dict[Facet, str] = {
    "year": "year",
    "language": "shown_language",
    "journal": "shown_journal",
    "type": "shown_type",
    "author": "shown_author",
    "subject": "shown_subject",
}
"""Facet → fast field."""

KEY_FIELDS: dict[Sort, str] = {
    "newest": "year_key",
    "oldest": "year_key",
    "cited": "cited_key",
    "title": "title_key",
    "author": "author_key",
    "added": "number",
}
"""Sort order → the number by which its next page is found."""

ORDER_FIELDS: dict[Sort, str] = {**KEY_FIELDS, "title": "title_order", "author": "author_order"}
"""Sort order → the fast field that orders. Texts order by themselves, their number holds only their beginning."""


def schema() -> tantivy.Schema:
    """Make the schema."""
    build = tantivy.SchemaBuilder()
    build.add_integer_field("number", indexed=True, fast=True)  # deleting by an unsigned number finds nothing
    for name in TEXT_FIELDS:
        build.add_text_field(name, tokenizer_name=_SPACED)
    build.add_text_field(HEAD, tokenizer_name=_SPACED, index_option="freq")
    build.add_text_field("exact", tokenizer_name=_SPACED, index_option="basic")
    for name in ("identifier", "mark"):
        build.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for facet, name in FACET_FIELDS.items():
        if facet != "year":
            build.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("title_order", "author_order"):
        build.add_text_field(name, tokenizer_name=_ORDERS, index_option="basic", fast=True)
    for name in ("year", "zone", "cited", "year_key", "cited_key", "title_key", "author_key"):
        build.add_integer_field(name, fast=True)
    build.add_float_field("prior", fast=True)
    return build.build()


def register(index: tantivy.Index) -> None:
    """Tell an index its tokenizers: Tantivy keeps their names only.

    Tokens are separated by spaces already. What only orders is a column and nothing to be searched: its tokenizer for
    searching lets no token through, for these texts would be a quarter of the index.
    """
    whole, spaced = (
        tantivy.TextAnalyzerBuilder(one) for one in (tantivy.Tokenizer.raw(), tantivy.Tokenizer.whitespace())
    )
    index.register_tokenizer(_SPACED, spaced.build())
    index.register_tokenizer(_ORDERS, whole.filter(tantivy.Filter.remove_long(1)).build())
    index.register_fast_field_tokenizer(_ORDERS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).build())


def as_document(prepared: Prepared, number: int, of: tantivy.Schema) -> tantivy.Document:
    """Put a prepared work into the fields of the index."""
    fields: dict[str, object] = {
        **prepared.texts,
        HEAD: head(prepared.texts),
        "number": number,
        "exact": prepared.exact,
        "identifier": list(prepared.identifiers),
        "mark": list(prepared.marks),
        **{f"shown_{name}": list(values) for name, values in prepared.facets.items()},
        "cited": prepared.cited,
        "prior": prepared.prior,
        "year_key": page.by_year(prepared, number),
        "cited_key": page.by_citations(prepared, number),
    }
    for name, text in (("title", page.title_order(prepared)), ("author", page.author_order(prepared))):
        fields[f"{name}_order"] = text
        fields[f"{name}_key"] = page.by_text(text)
    fields |= {name: value for name, value in (("year", prepared.year), ("zone", prepared.zone)) if value is not None}
    return tantivy.Document.from_dict(fields, of)
