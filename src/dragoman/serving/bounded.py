"""Takes no more of what a form sends than is allowed."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message


class TooLargeError(HTTPException):
    """More was sent than is taken."""

    def __init__(self) -> None:
        super().__init__(413)


def bounded(request: Request, most: int) -> Request:
    """Give the request with a body that ends in :class:`TooLargeError` behind ``most`` bytes.

    Raises it at once when the length that is announced is greater.
    """
    length = request.headers.get("content-length", "0")
    if length.isdecimal() and len(length) < 20 and int(length) > most:
        raise TooLargeError
    size = 0

    async def receive() -> Message:
        nonlocal size
        message = await request.receive()
        size += len(message.get("body", b""))
        if size > most:
            raise TooLargeError
        return message

    return Request(request.scope, receive)
