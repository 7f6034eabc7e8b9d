"""Makes pages of templates: every value escaped, every value with its language and direction."""

import hashlib
import os
import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from pathlib import Path
from urllib.parse import quote, urlencode

import jinja2
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dragoman.engines.highlight import CLOSE, OPEN
from dragoman.engines.port import Hit
from dragoman.library.find import widened
from dragoman.query.language import LONGEST
from dragoman.record.date import Date
from dragoman.record.form import Forms, Text
from dragoman.text.normal import HOSTILE
from dragoman.text.tag import direction, language
from dragoman.web import words
from dragoman.web.interface import COOKIE, LANGUAGES, YEAR, Interface, interface, of_reader, own_name
from dragoman.web.pictures.picture import inline

FOLDER = Path(__file__).parent
_TURNING = re.compile(f"[{re.escape(''.join(map(chr, HOSTILE)))}]")
"""What turns or breaks text, taken out of whole pages: citations and notes come as mark-up, not as values."""
NOTICE = "DRAGOMAN_NOTICE"
"""Environment variable with a line of plain text for the foot of every page: who runs this, registration numbers."""
_MACHINE_DATE = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-[0-3]\d)?)?", re.ASCII)
"""Dates that stand in ``datetime`` as they are (HTML, section 4.5.14)."""
SAFE_SCHEMES = ("http://", "https://", "ftp://", "mailto:")


def value(text: Text | str, tag: str = "bdi") -> Markup:
    """Give a value as an element with ``lang`` and ``dir``.

    >>> value(Text("قره‌باغ", "fa"))
    Markup('<bdi lang="fa" dir="rtl">قره\u200cباغ</bdi>')
    """
    lang, said = (text.lang, text.value) if isinstance(text, Text) else ("", text)
    named = f' lang="{escape(lang)}"' if lang else ""
    run = direction(lang, said) if lang else "auto"
    return Markup(f'<{tag}{named} dir="{run}">{escape(said.translate(HOSTILE))}</{tag}>')  # noqa: S704 -- escaped here


def dated(ui: Interface) -> Callable[[Date], Markup]:
    """Give the template filter that writes a date for readers, and for machines where HTML has a form of it."""

    def told(date: Date) -> Markup:
        words = ui.date(date).translate(HOSTILE)
        if _MACHINE_DATE.fullmatch(date.edtf):
            return Markup('<time datetime="{}">{}</time>').format(date.edtf, words)
        return Markup('<bdi dir="auto">{}</bdi>').format(words)

    return told


def marked(snippet: str) -> Markup:
    r"""Give a snippet with its hits in ``<mark>``.

    >>> marked("the \ue000Karabakh\ue001 <war>")
    Markup('the <mark>Karabakh</mark> &lt;war&gt;')
    """
    text = str(escape(snippet.translate(HOSTILE)))
    return Markup(text.replace(OPEN, "<mark>").replace(CLOSE, "</mark>"))  # noqa: S704 -- escaped just above


def safe_url(url: str) -> str:
    """Give an address that may be linked, or "" (``javascript:`` and the like are shown as text only).

    >>> safe_url("javascript:alert(1)")
    ''
    """
    return url if url.lower().startswith(SAFE_SCHEMES) else ""


def best(forms: Forms, wanted: str = "") -> Text:
    """Give the form in the wanted language, an original before a machine's; else the first that no machine made, else
    the first (or an empty text).

    >>> best((Text("Titel", "de"), Text("عنوان", "fa")), "fa").value
    'عنوان'
    """
    of_language = [form for form in forms if wanted and language(form.lang) == wanted and not form.is_transliteration]
    originals = [form for form in forms if not form.is_machine]
    return next(iter((*sorted(of_language, key=lambda form: form.is_machine), *originals, *forms)), Text(""))


def marked_title(hit: Hit, wanted: str = "") -> Markup:
    """Give the title of a work found with its hits marked; empty when the query did not hit the title shown."""
    shown = best(hit.work.record.title, wanted)
    for field, lang, snippet in hit.hits:
        if field == "title" and lang == shown.lang and snippet.replace(OPEN, "").replace(CLOSE, "") == shown.value:
            return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(
                lang, direction(lang, shown.value), marked(snippet)
            )
    return Markup("")


def notice() -> str:
    """Give the line for the foot of every page, "" when none is set."""
    return os.environ.get(NOTICE, "")[:500]


def cut(text: Text, most: int) -> Text:
    """Cut a long value."""
    return text if len(text.value) <= most else Text(text.value[: most - 1] + "…", text.lang)


@lru_cache(maxsize=8192)
def inside(url: str) -> str:
    """Escape a name for a path: "/" too, since it is one part of the address.

    >>> inside("A/B?")
    'A%2FB%3F'
    """
    return quote(url[:500], safe="")


@cache
def _environment(tag: str) -> jinja2.Environment:
    """Give the templates in one language of the interface."""
    ui = interface(tag)
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    made.install_gettext_callables(ui.gettext, ui.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {"value": value, "marked": marked, "safe_url": safe_url, "cut": cut, "widened": widened}
    made.filters |= {"inside": inside, "inline": inline, "direction": lambda text: direction(text.lang, text.value)}
    made.filters |= {"best": lambda forms, wanted="": best(forms, wanted or tag), "original": best}
    made.filters |= {"marked_title": partial(marked_title, wanted=tag), "language": language, "own_name": own_name}
    made.filters |= {
        "number": ui.number,
        "digits": ui.digits,
        "date": ui.date,
        "dated": dated(ui),
        "language_name": ui.language,
    }
    made.filters |= {"said": words.say(ui), "percent": ui.percent, "finding": words.finding(ui)}
    made.globals |= {"ui": ui, "languages_of_interface": LANGUAGES, "notice": notice}
    return made


def page(request: Request, template: str, status: int = 200, /, **values: object) -> HTMLResponse:
    """Render a template in the reader's language; ``request``, ``url`` and ``address`` are at hand in it."""
    ui = of_reader(request)
    at_hand: dict[str, object] = {
        "request": request,
        "url": partial(way, request),
        "root": request.scope.get("root_path", ""),
    }
    at_hand |= {"static": partial(static, request), "address": partial(address, request)}
    rendered = _environment(ui.tag).get_template(template).render(at_hand | values)
    harmless = _TURNING.sub("", rendered)
    answer = HTMLResponse(harmless, status, {"content-language": ui.tag, "vary": "Accept-Language, Cookie"})
    if request.query_params.get("ui", "") == ui.tag:
        answer.set_cookie(COOKIE, ui.tag, max_age=YEAR, httponly=True, samesite="lax", secure=is_secure(request))
    return answer


def address(request: Request, **other: object) -> str:
    """Give the address of this page with other values in its query part; "" leaves one out.

    Of a longer value no more is kept than is read of a question.
    """
    kept = [(key, value[:LONGEST]) for key, value in request.query_params.multi_items() if key not in other]
    new = [(key, str(value)) for key, value in other.items() if value != ""]
    return quote(request.url.path) + ("?" + urlencode(kept + new) if kept + new else "")


def is_secure(request: Request) -> bool:
    """Say whether readers reach us by HTTPS: then cookies are sent over nothing else."""
    return request.url.scheme == "https"


@cache
def _mark(name: str) -> str:
    return hashlib.blake2b((FOLDER / "static" / name).read_bytes(), digest_size=6).hexdigest()


def static(request: Request, name: str) -> str:
    """Give the address of a file of ours; it changes with the file, so that browsers may keep it for long."""
    return f"{way(request, 'static', path=name)}?{_mark(name)}"


def way(request: Request, name: str, /, **values: object) -> str:
    """Give the address of one of our pages, whatever else is served beside them, and below which path."""
    return f"{request.scope.get('root_path', '')}{request.app.state.pages[name].format_map(values)}"


async def not_found(request: Request, error: Exception) -> Response:
    """Say in the reader's language that there is nothing at this address."""
    return page(request, "not_found.html", 404)


async def refused(request: Request, error: Exception) -> Response:
    """Say in the reader's language that this is not allowed."""
    return page(request, "refused.html", 403)


async def failed(request: Request, error: Exception) -> Response:
    """Say in the reader's language that something went wrong here."""
    return page(request, "failed.html", 500)
