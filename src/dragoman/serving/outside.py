"""Under which address do readers see us? Every address we give is made of that, and of nothing a stranger sends.

With a base address, the request's host is not looked at; without one, the host must be one that is answered to (or at
least be a host). Forwarded headers (``X-Forwarded-*``, ``Forwarded``) are never read: a cache before us could be made
to keep a page with a stranger's addresses in it.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.serving.settings import Serving, is_host, name_of


class Outside:
    """Gives every request the scheme, host and path under which readers see it, or refuses a strange host (400)."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self.app = app
        self.serving = serving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request under the outside address."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if self.serving.base_url:
            await self.app(seen_from(self.serving.base_url, scope), receive, send)
        elif self._answers(Headers(scope=scope).getlist("host")):
            await self.app(scope, receive, send)
        else:
            await PlainTextResponse("this host is not served here\n", 400)(scope, receive, send)

    def _answers(self, hosts: list[str]) -> bool:
        known = self.serving.hosts
        return len(hosts) == 1 and is_host(hosts[0]) and (not known or name_of(hosts[0]) in known)


def seen_from(base_url: str, scope: Scope) -> Scope:
    """Give a request's scope as seen under a base address; a proxy may have taken its path off or left it on."""
    parts = urlsplit(base_url)
    headers = [(name, value) for name, value in scope["headers"] if name != b"host"]
    path: str = scope["path"]
    if parts.path and path != parts.path and not path.startswith(parts.path + "/"):
        path = parts.path + path
    host = (b"host", parts.netloc.encode())
    return {**scope, "scheme": parts.scheme, "headers": [host, *headers], "root_path": parts.path, "path": path}
