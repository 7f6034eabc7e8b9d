"""Where is the user's library? The folder named, else the environment's, else the platform's."""

import os
from pathlib import Path

import platformdirs

VARIABLE = "DRAGOMAN_LIBRARY"
"""Environment variable that names the library's folder."""


def location(named: str | Path | None = None) -> Path:
    """Give the folder of the library: ``named``, else ``$DRAGOMAN_LIBRARY``, else the platform's user data folder.

    >>> location("/tmp/mine").as_posix()
    '/tmp/mine'
    """
    return Path(named or os.environ.get(VARIABLE) or platformdirs.user_data_path("dragoman", appauthor=False))
