"""Feedback: anybody may say something about a work or the library; it is kept in the library, for whoever runs it."""

import time
from collections import deque

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dragoman.library import Library
from dragoman.web.pages import is_secure, page
from dragoman.web.writing import VISITOR, checked_visitor, may_write, visitor, visitor_token

MOST = 60
"""Messages taken in an hour, from all readers together: who sent them is not kept."""
_HOUR = 3600.0


async def show(request: Request) -> Response:
    """Show the form, and to whoever may change the library the messages received."""
    library: Library = request.app.state.library
    about = request.query_params.get("work", "")[:200]
    view = await run_in_threadpool(library.view, about) if about else None
    messages = await run_in_threadpool(library.feedback) if may_write(request) else []
    number = visitor(request)
    answer = page(
        request, "feedback.html", about=view.work.id if view else "", record=view.work.record if view else None,
        token=visitor_token(number), messages=messages,
    )  # fmt: skip
    answer.set_cookie(VISITOR, number, httponly=True, samesite="strict", secure=is_secure(request))
    return answer


async def take(request: Request) -> Response:
    """Take a message."""
    fields = await checked_visitor(request)
    library: Library = request.app.state.library
    if not fields.get("text", "").strip():
        return page(request, "said.html", 422, said="nothing")
    if not _room(request):
        return page(request, "said.html", 429, said="full")
    await run_in_threadpool(library.take_feedback, fields["text"], fields.get("about", ""), fields.get("contact", ""))
    return page(request, "said.html", said="thanks")


def _room(request: Request) -> bool:
    """Say whether another message is taken within this hour."""
    times: deque[float] = request.app.state.feedback
    now = time.monotonic()
    while times and now - times[0] > _HOUR:
        times.popleft()
    times.append(now)
    return len(times) <= MOST
