"""Passing a work on: its permanent address, as a QR code, and as plain links to where people send such things."""

import io
from urllib.parse import quote

import msgspec
import segno
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.engines.port import Work
from dragoman.library import Library
from dragoman.library.view import work_of
from dragoman.web.pages import best

LINKS = {
    "E-mail": "mailto:?subject={title}&body={address}",
    "Telegram": "https://t.me/share/url?url={address}&text={title}",
    "WhatsApp": "https://wa.me/?text={title}%20{address}",
    "QQ": "https://connect.qq.com/widget/shareqq/index.html?url={address}&title={title}",
    "微博": "https://service.weibo.com/share/share.php?url={address}&title={title}",
    "豆瓣": "https://www.douban.com/share/service?href={address}&name={title}",
}
"""Plain links by which a work is passed on; nothing of theirs is loaded. WeChat reads the QR code."""
_LONGEST = 200
"""Characters of a title that are passed on."""


class Share(msgspec.Struct, frozen=True):
    """What is passed on: the permanent address, the title, and links (name, address)."""

    address: str
    title: str
    links: tuple[tuple[str, str], ...]


def share(request: Request, work: Work) -> Share:
    """Give what the template share.html takes. The address is the same in every language of the interface."""
    address = permanent(request, work)
    title = best(work.record.title).value[:_LONGEST]
    named = {"address": quote(address, safe=""), "title": quote(title, safe="", errors="replace")}
    return Share(address, title, tuple((name, link.format_map(named)) for name, link in LINKS.items()))


def permanent(request: Request, work: Work) -> str:
    """Give the permanent address of a work."""
    return str(request.url_for("work", name=work.id))


async def code(request: Request) -> Response:
    """Give the QR code of a work's permanent address as SVG (ISO/IEC 18004, error correction M)."""
    library: Library = request.app.state.library
    work = await run_in_threadpool(work_of, library.engine, request.path_params["name"])
    if work is None:
        raise HTTPException(404)
    drawn = io.BytesIO()
    segno.make(permanent(request, work), error="m", micro=False).save(
        drawn, kind="svg", scale=4, border=4, light="#fff", xmldecl=False, svgclass=None, lineclass=None
    )
    return Response(drawn.getvalue(), media_type="image/svg+xml")
