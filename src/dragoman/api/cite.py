"""Operations that cite: works as a citation style prints them, and the styles there are."""

from typing import cast, get_args

from dragoman.api.answers import Bibliography, Styles, StyleShown
from dragoman.api.operation import BASE, Asked, Operation
from dragoman.api.parameter import ID, Parameter, limit
from dragoman.api.problem import ProblemError
from dragoman.api.works import MOST_NAMED, named_records
from dragoman.record.model import Record
from dragoman.styles.cite import PerEntry, Rendered, Target, cite
from dragoman.styles.find import search_styles, similar, style_path

STYLE_NAME = r"^[a-z0-9][a-z0-9.-]{0,118}$"
"""Ids of styles; never a file's name: what lies on the server's disk is not asked for by strangers."""
LOCALE_NAME = r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3})?$"


def rendered(records: list[Record], style: str, locale: str, target: str, per_entry: str = "style") -> Rendered:
    """Cite records in an installed style. Raises :class:`ProblemError` when there is no such style."""
    if style.endswith(".csl") or style_path(style) is None:
        raise ProblemError(404, f"there is no style {style}", "style", tuple(similar(style)))
    return cite(records, style, locale, cast("Target", target), cast("PerEntry", per_entry))


def bibliography(asked: Asked) -> Bibliography:
    """Cite works."""
    records = named_records(asked, asked.many("ids"))
    names = ("style", "locale", "target", "entry_locale")
    done = rendered(records, *map(asked.text, names))
    findings = tuple(dict.fromkeys(found.sentence for found in done.findings))
    return Bibliography(done.citations, done.bibliography, done.ids, findings)


def styles(asked: Asked) -> Styles:
    """Find styles."""
    found = search_styles(asked.text("q"), limit=asked.number("limit"))
    return Styles(tuple(StyleShown(one.id, one.title) for one in found))


BIBLIOGRAPHY = Operation(
    name="bibliography",
    path=f"{BASE}/bibliography",
    about="Works as a citation style prints them: a cite for each, and the list.",
    group="citations",
    parameters=(
        Parameter(name="ids", about="Ids of works, in order, with commas between.", kind="many", default=None,
                  most=MOST_NAMED, pattern=ID),
        Parameter(name="style", about="A style's id (/api/v1/styles finds them).", default="apa", least=1, most=119,
                  pattern=STYLE_NAME),
        Parameter(name="locale", about="The language of the list; without it, the style's own.", most=35,
                  pattern=LOCALE_NAME),
        Parameter(name="target", about="What is written.", default="text", choices=get_args(Target)),
        Parameter(name="entry_locale", about="Whether each entry speaks its work's language.", default="style",
                  choices=get_args(PerEntry)),
    ),
    answer=Bibliography, problems=(404,), run=bibliography,
)  # fmt: skip
STYLES = Operation(
    name="styles",
    path=f"{BASE}/styles",
    about="Citation styles whose id or title has all the words.",
    group="citations",
    parameters=(Parameter(name="q", about="Words of the title or id."), limit(200, 50)),
    answer=Styles,
    run=styles,
)
