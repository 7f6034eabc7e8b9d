"""Who may change the library from a page: whoever came with the token that the server printed when it started."""

import hmac
import os
import secrets

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.serving.bounded import bounded
from dragoman.web.pages import is_secure, way

VARIABLE = "DRAGOMAN_TOKEN"
"""Environment variable with the token; without it nobody may write."""
COOKIE = "dragoman"
VISITOR = "form"
"""Cookie of a reader who was shown a form that anybody may send: a random number, gone with the browser window."""
_MOST_FIELDS = 6_000
_SMALL, _LARGE = 200_000, 2_000_000
"""Bytes that a form may have, and one of many fields."""
_SECRET = secrets.token_bytes(32)


def may_write(request: Request) -> bool:
    """Say whether the reader came with the token."""
    return _same(request.cookies.get(COOKIE, ""), os.environ.get(VARIABLE, ""))


def form_token(request: Request) -> str:
    """Give what a form of this reader must carry: made of the token, so that no other site can know it."""
    return hmac.new(os.environ.get(VARIABLE, "").encode(), b"form", "sha256").hexdigest() if may_write(request) else ""


async def checked(request: Request) -> dict[str, str]:
    """Give the fields of a form. Raises 403 when the reader may not write or the form is not ours."""
    form = await bounded(request, _SMALL).form(max_files=0, max_fields=20, max_part_size=10_000)
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    if not may_write(request) or not _same(fields.get("token", ""), form_token(request)):
        raise HTTPException(403)
    return fields


class Fields(msgspec.Struct, frozen=True):
    """The fields of a form, of which several may have one name."""

    pairs: tuple[tuple[str, str], ...]

    def one(self, name: str) -> str:
        """Give the first value of a field, "" when there is none."""
        return next((value for other, value in self.pairs if other == name), "")

    def every(self, name: str) -> list[str]:
        """Give all values of a field."""
        return [value for other, value in self.pairs if other == name]


async def checked_fields(request: Request) -> Fields:
    """Give the fields of a form that may have many. Raises 403 as :func:`checked` does, before reading it."""
    if not may_write(request):
        raise HTTPException(403)
    form = await bounded(request, _LARGE).form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=100_000)
    fields = Fields(tuple((name, value) for name, value in form.multi_items() if isinstance(value, str)))
    if not _same(fields.one("token"), form_token(request)):
        raise HTTPException(403)
    return fields


def is_form_token(request: Request, given: object) -> bool:
    """Say whether this is what a form of this reader carries."""
    return isinstance(given, str) and _same(given, form_token(request))


def visitor(request: Request) -> str:
    """Give the random number of a reader, a new one on the first visit."""
    held = request.cookies.get(VISITOR, "")
    return held if held.isalnum() and len(held) == 32 else secrets.token_hex(16)


def visitor_token(number: str) -> str:
    """Give what a form that anybody may send must carry: no other site can make it."""
    return hmac.new(_SECRET, number.encode(), "sha256").hexdigest()


async def checked_visitor(request: Request) -> dict[str, str]:
    """Give the fields of a form that anybody may send. Raises 403 when it is not ours."""
    form = await bounded(request, _SMALL).form(max_files=0, max_fields=20, max_part_size=40_000)
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    number = request.cookies.get(VISITOR, "")
    if not number or not _same(fields.get("token", ""), visitor_token(number)):
        raise HTTPException(403)
    return fields


async def enter(request: Request) -> Response:
    """Take the token out of the address into a cookie that no script reads and no other site sends."""
    answer = RedirectResponse(way(request, "home"), 303)
    if _same(request.path_params["token"], os.environ.get(VARIABLE, "")):
        answer.set_cookie(
            COOKIE, request.path_params["token"], httponly=True, samesite="strict", secure=is_secure(request)
        )
    return answer


def _same(one: str, other: str) -> bool:
    return bool(other) and hmac.compare_digest(one.encode(), other.encode())
