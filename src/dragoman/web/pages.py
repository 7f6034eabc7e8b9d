"""Makes pages of templates: every value escaped, every value with its language and direction."""

from pathlib import Path

import jinja2
from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dragoman.engines.highlight import CLOSE, OPEN
from dragoman.engines.port import Hit
from dragoman.record.form import Forms, Text
from dragoman.text.tag import direction, language

FOLDER = Path(__file__).parent
_HOSTILE = dict.fromkeys((*range(8234, 8239), *range(8294, 8298), *range(9), *range(11, 32), 127))
"""Bidi controls and control characters are not sent: each value is isolated by its element instead."""
SAFE_SCHEMES = ("http://", "https://", "ftp://", "mailto:")


def value(text: Text | str, tag: str = "bdi") -> Markup:
    """Give a value as an element with ``lang`` and ``dir``.

    >>> value(Text("قره‌باغ", "fa"))
    Markup('<bdi lang="fa" dir="rtl">قره\u200cباغ</bdi>')
    """
    form = text if isinstance(text, Text) else Text(text)
    lang = Markup(' lang="{}"').format(form.lang) if form.lang else Markup("")
    way = direction(form.lang, form.value) if form.lang else "auto"
    return Markup('<{0}{1} dir="{2}">{3}</{0}>').format(tag, lang, way, form.value.translate(_HOSTILE))


def marked(snippet: str) -> Markup:
    r"""Give a snippet with its hits in ``<mark>``.

    >>> marked("the \ue000Karabakh\ue001 <war>")
    Markup('the <mark>Karabakh</mark> &lt;war&gt;')
    """
    text = str(escape(snippet.translate(_HOSTILE)))
    return Markup(text.replace(OPEN, "<mark>").replace(CLOSE, "</mark>"))  # noqa: S704 -- escaped just above


def safe_url(url: str) -> str:
    """Give an address that may be linked, or "" (``javascript:`` and the like are shown as text only).

    >>> safe_url("javascript:alert(1)")
    ''
    """
    return url if url.lower().startswith(SAFE_SCHEMES) else ""


def best(forms: Forms, wanted: str = "") -> Text:
    """Give the form in the wanted language, else the first that no machine made, else the first (or an empty text).

    >>> best((Text("Titel", "de"), Text("عنوان", "fa")), "fa").value
    'عنوان'
    """
    of_language = [form for form in forms if wanted and language(form.lang) == wanted]
    originals = [form for form in forms if not form.is_machine]
    return next(iter((*of_language, *originals, *forms)), Text(""))


def marked_title(hit: Hit) -> Markup:
    """Give the title of a work found with its hits marked; empty when the query did not hit the title shown."""
    shown = best(hit.work.record.title)
    for field, lang, snippet in hit.hits:
        if field == "title" and lang == shown.lang and snippet.replace(OPEN, "").replace(CLOSE, "") == shown.value:
            return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(
                lang, direction(lang, shown.value), marked(snippet)
            )
    return Markup("")


def language_name(code: str) -> str:
    """Give a language's name in itself.

    >>> language_name("fa")
    'فارسی'
    """
    try:
        return Locale.parse(code).get_display_name() or code
    except (UnknownLocaleError, ValueError):
        return code


_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(FOLDER / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)  # fmt: skip
_TEMPLATES.filters |= {
    "value": value,
    "marked": marked,
    "safe_url": safe_url,
    "best": best,
    "marked_title": marked_title,
    "language_name": language_name,
}


def page(request: Request, template: str, /, status: int = 200, **values: object) -> HTMLResponse:
    """Render a template; ``request`` is at hand in it."""
    rendered = _TEMPLATES.get_template(template).render(request=request, url=request.app.url_path_for, **values)
    return HTMLResponse(rendered, status)


async def not_found(request: Request, error: Exception) -> Response:
    """Say that there is nothing at this address."""
    return page(request, "not_found.html", 404)
