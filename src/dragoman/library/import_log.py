"""Notes while an import goes on which records it adds."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from dragoman.engines.history import now
from dragoman.engines.port import Noted, Put

HEAD, ROWS = "import:", "records:"
"""Beginnings of ids: the import itself, and the ids of the records that it added, some hundred in each value."""


class Log:
    """Notes what one import adds, beside its writes, so that an interrupted one is known as far as it went."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.name = f"i{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
        self._files = tuple((path.replace("\\", "/").rsplit("/", 1)[-1],) for path in paths)
        self._when = now()
        self._batches = self._added = 0

    def puts(self, written: Sequence[Put]) -> list[Put]:
        """Give what is to be written with these puts of records; nothing when none of them is new."""
        new = [(put.id,) for put in written if put.kind == "record" and put.version is None]
        if not new:
            return []
        self._batches += 1
        self._added += len(new)
        rows = Noted(id=f"{ROWS}{self.name}/{self._batches:06}", rows=tuple(new))
        values = {"when": self._when, "added": str(self._added)}
        head = Noted(id=f"{HEAD}{self.name}", values=values, rows=self._files)
        return [Put(kind="import", id=one.id, value=one) for one in (rows, head)]
