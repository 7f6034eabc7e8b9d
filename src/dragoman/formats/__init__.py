"""How is it read and written? One file per format, both directions; the list below is the registry."""

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from dragoman.formats.account import accounted
from dragoman.formats.format import Format

FORMATS: tuple[str, ...] = (
    "json_lines", "web_page", "html",
    # XML, JSON, YAML
    "schema_org",
    "sinaweb",
    "yektaweb",
    "citavi",
    "cff",
    "hayagriva",
    "datacite_xml",
    "datacite_json",
    "openalex",
    "crossref_json",
    "jats",
    "crossref_xml",
    "pubmed",
    "dublin_core",
    "marcxml",
    "marc",
    "mods",
    "notefirst",
    "endnote_xml",
    "csl_json",
    # text with tags and braces
    "bibtex",
    "biblatex",
    "csv",
    "xlsx",
    "ris",
    "refer",
    "noteexpress",
    # plain text, last: almost any text looks a little like it
    "reference_text",
    "wos",
    "medline",
    "refworks",
    "cnki_text",
)  # fmt: skip
"""Modules of this folder that hold a ``FORMAT``, in the order in which they are asked to recognise a file."""


@cache
def formats() -> dict[str, Format]:
    """Give all formats by name: ours in order, then those of installed entry points (group ``dragoman.formats``).

    Their writers tell whatever value of a record they do not write.
    """
    ours = (import_module(f"dragoman.formats.{name}").FORMAT for name in FORMATS)
    theirs = (point.load() for point in entry_points(group="dragoman.formats"))
    return {one.name: accounted(one) for one in (*ours, *theirs)}


def named(name: str) -> Format | None:
    """Give the format of a name as people type it (hyphens for underscores, capitals), or ``None``.

    >>> named("CSL-JSON").name
    'csl_json'
    """
    wanted = name.lower().replace("-", "_")
    return next((one for key, one in formats().items() if key.replace("-", "_") == wanted), None)
