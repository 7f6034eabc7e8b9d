"""Who may change the library from a page: whoever came with the token that the server printed when it started."""

import hmac
import os

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

VARIABLE = "DRAGOMAN_TOKEN"
"""Environment variable with the token; without it nobody may write."""
COOKIE = "dragoman"


def may_write(request: Request) -> bool:
    """Say whether the reader came with the token."""
    return _same(request.cookies.get(COOKIE, ""), os.environ.get(VARIABLE, ""))


def form_token(request: Request) -> str:
    """Give what a form of this reader must carry: made of the token, so that no other site can know it."""
    return hmac.new(os.environ.get(VARIABLE, "").encode(), b"form", "sha256").hexdigest() if may_write(request) else ""


async def checked(request: Request) -> dict[str, str]:
    """Give the fields of a form. Raises 403 when the reader may not write or the form is not ours."""
    form = await request.form(max_files=0, max_fields=20, max_part_size=10_000)
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    if not may_write(request) or not _same(fields.get("token", ""), form_token(request)):
        raise HTTPException(403)
    return fields


async def enter(request: Request) -> Response:
    """Take the token out of the address into a cookie that no script reads and no other site sends."""
    answer = RedirectResponse(request.app.url_path_for("home"), 303)
    if _same(request.path_params["token"], os.environ.get(VARIABLE, "")):
        answer.set_cookie(COOKIE, request.path_params["token"], httponly=True, samesite="strict")
    return answer


def _same(one: str, other: str) -> bool:
    return bool(other) and hmac.compare_digest(one.encode(), other.encode())
