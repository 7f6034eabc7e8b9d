"""What does a COinS span say? An OpenURL context object in a title attribute (Z39.88-2004)."""

from urllib.parse import parse_qsl

from dragoman.formats.draft import Draft, put
from dragoman.formats.html.tables import COINS, TYPES
from dragoman.record.model import Type

_FIELDS = 400
_LONGEST = 100_000
_TITLES = {"rft.atitle": "title", "rft.btitle": "title", "rft.title": "title", "rft.ctitle": "event.title"}
_FORMATS: dict[str, Type] = {"journal": "article-journal", "book": "book", "dissertation": "thesis"}
_IDS = (("info:doi/", "doi"), ("info:pmid/", "pmid"), ("info:hdl/", "handle"), ("info:oclcnum/", "oclc"),
        ("urn:isbn:", "isbn"), ("urn:issn:", "issn"), ("info:arxiv/", "arxiv"))  # fmt: skip


def draft_of(context: str) -> Draft:
    """Read one context object into a draft.

    >>> one = draft_of("rft.genre=article&rft.atitle=%D9%82%D8%B1%D9%87+%D8%A8%D8%A7%D8%BA&rft.jtitle=Iran&rft.spage=3")
    >>> one.record().title[0].value, one.record().container.title[0].value, one.record().pages
    ('قره باغ', 'Iran', '3')
    """
    draft = Draft()
    pairs = [(key, value.strip()) for key, value in _fields(context) if value.strip()]
    known = dict(reversed(pairs))
    draft.type = TYPES.get(known.get("rft.genre", ""), _type(known))
    for key, value in pairs:
        _put(draft, key, value, known)
    _put_rest(draft, known)
    return draft


def _fields(context: str) -> list[tuple[str, str]]:
    return parse_qsl("&".join(context[:_LONGEST].split("&", _FIELDS)[:_FIELDS]))


def _type(known: dict[str, str]) -> Type:
    return _FORMATS.get(known.get("rft_val_fmt", "").rpartition(":")[2], "document")


def _put(draft: Draft, key: str, value: str, known: dict[str, str]) -> None:
    if key == "rft_id":
        _put_id(draft, value)
    elif key in _TITLES:
        within = key != "rft.atitle" and "rft.atitle" in known
        put("container.title" if within else _TITLES[key])(draft, value, "")
    elif (path := COINS.get(key)) and not put(path)(draft, value, ""):
        draft.keep(f"html:coins.{key}", value)


def _put_id(draft: Draft, value: str) -> None:
    for prefix, scheme in _IDS:
        if value.lower().startswith(prefix):
            draft.identify(scheme, value[len(prefix) :])
            return
    if value.startswith(("http://", "https://")):
        draft.link(value)


def _put_rest(draft: Draft, known: dict[str, str]) -> None:
    if "rft.spage" in known:
        ends = dict.fromkeys(known[key] for key in ("rft.spage", "rft.epage") if key in known)
        draft.values.setdefault("pages", "-".join(ends))
    if not draft.contributors and "rft.aulast" in known:
        given = known.get("rft.aufirst") or known.get("rft.auinit") or ""
        put("contributor:author")(draft, ", ".join(one for one in (known["rft.aulast"], given) if one), "")
    container = draft.nested.get("container")
    if container and draft.type in {"chapter", "paper-conference"}:
        container.type = "book"
