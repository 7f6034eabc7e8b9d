"""How is a library served? The settings of a serving process, from its environment."""

import hmac
import os
import re
from urllib.parse import urlsplit

import msgspec

BASE_URL = "DRAGOMAN_BASE_URL"
"""Environment variable with the address under which readers reach the server, when a proxy stands before it."""
HOSTS = "DRAGOMAN_HOSTS"
"""Environment variable with the host names (parted by spaces) that are answered to; without it, any."""
TOKEN = "DRAGOMAN_TOKEN"  # noqa: S105 -- the name of a variable
"""Environment variable with the token that lets its holder change the library; without it nobody may."""
EMAIL = "DRAGOMAN_EMAIL"
"""Environment variable with the address of who runs the server, told to harvesters; else ``postmaster`` of its host."""
LOG = "DRAGOMAN_LOG"
"""Environment variable that says ``json`` when requests are to be logged to standard error."""

_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?\Z")
_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]{1,100}){0,8}\Z")
LARGEST_UPLOAD = 64 << 20
"""Bytes of a file that may be sent for import."""
LONGEST_UPLOAD = 300.0
"""Seconds that sending it may take."""


class Serving(msgspec.Struct, frozen=True, kw_only=True):
    """How a library is served; see the variables above.

    ``base_url`` has no slash at its end; ``hosts`` are in lower case, without ports.
    """

    base_url: str = ""
    hosts: tuple[str, ...] = ()
    token: str = ""
    email: str = ""
    largest_upload: int = LARGEST_UPLOAD
    longest_upload: float = LONGEST_UPLOAD

    def is_token(self, given: str) -> bool:
        """Say whether this is the token; nothing is when there is none."""
        return bool(self.token) and hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())


def from_environment() -> Serving:
    """Read the settings. Raises ``ValueError`` when the base address is none."""
    base = os.environ.get(BASE_URL, "")
    return Serving(
        base_url=checked_base(base) if base else "",
        hosts=tuple(os.environ.get(HOSTS, "").lower().split()),
        token=os.environ.get(TOKEN, ""),
        email=os.environ.get(EMAIL, ""),
    )


def checked_base(address: str) -> str:
    """Give a base address without the slash at its end. Raises ``ValueError`` when it is no such address.

    >>> checked_base("https://library.example.org/caucasus/")
    'https://library.example.org/caucasus'
    """
    try:
        parts = urlsplit(address)
        fits = parts.scheme in {"http", "https"} and is_host(parts.netloc) and not (parts.query or parts.fragment)
    except ValueError:
        fits = False
    if not fits or not address.isascii() or not address.isprintable() or not _PATH.match(parts.path.rstrip("/")):
        raise ValueError(f"{address!r} is no address like https://library.example.org/path")
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}"


def is_host(text: str) -> bool:
    r"""Say whether this may be a host, with or without a port.

    >>> [is_host(text) for text in ("localhost:8000", "[::1]", "a b", "x\r\ny", "example.org/path", "")]
    [True, True, False, False, False, False]
    """
    return bool(_HOST.match(text))


def name_of(host: str) -> str:
    """Give a host without its port, in lower case.

    >>> name_of("[::1]:8000"), name_of("Localhost:80")
    ('[::1]', 'localhost')
    """
    end = host.find("]") + 1
    return (host[:end] if end else host.partition(":")[0]).lower()
