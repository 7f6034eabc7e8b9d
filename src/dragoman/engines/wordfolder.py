"""Where are the words of an index? In packs beside it, listed in a file; new words are added with every commit."""

import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from dragoman.engines import wordpack
from dragoman.engines.port import Prepared
from dragoman.engines.tokens import GAP, LAST_SPACED, short_names
from dragoman.engines.vocabulary import Vocabulary
from dragoman.engines.wordpack import WordPack
from dragoman.engines.words import SHORTEST_SOUND

_MOST_KNOWN = 600_000
"""Words remembered as written already, so that the packs are not asked; more would make an import's memory grow."""
_LIST = "packs.json"
_UNSPACED = re.compile(f"[{LAST_SPACED}-\U0010ffff]")


class _Listed(msgspec.Struct, frozen=True):
    """The packs in use by name, and the number of the next one."""

    names: tuple[str, ...] = ()
    next: int = 1


class WordFolder:
    """The words of an index in a folder of its own. Words of deleted works stay: they find nothing.

    Raises ``ValueError`` when a pack is damaged or was made by other tables, ``OSError`` when one is missing.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._known: set[str] = set()
        self._named: set[str] = set()
        self._new: set[str] = set()
        self._heard: set[str] = set()
        self._open: dict[tuple[str, int, int], WordPack] = {}
        self._listed = _Listed()
        self.vocabulary = Vocabulary()
        self.reload()

    def reload(self) -> None:
        """See what another process has committed."""
        path = self._folder / _LIST
        listed = msgspec.json.decode(path.read_bytes(), type=_Listed) if path.exists() else _Listed()
        try:
            self._use(listed)
        except FileNotFoundError:  # joined by another process meanwhile: then the list is another too
            if msgspec.json.decode(path.read_bytes(), type=_Listed) == listed:
                raise
            self.reload()

    def _use(self, listed: _Listed) -> None:
        """Use the packs listed; those that are open already stay so, and where all are what was answered is kept."""
        found = {}
        for name in listed.names:
            of = (self._folder / name).stat()
            file = name, of.st_ino, of.st_mtime_ns
            found[file] = self._open.get(file) or wordpack.read(self._folder / name)
        if found.keys() != self._open.keys() or listed != self._listed:
            self._open, self._listed = found, listed
            self.vocabulary = Vocabulary(tuple(found.values()))

    def add(self, prepared: Iterable[Prepared]) -> None:
        """Add the words of prepared works, to be kept by the next commit."""
        found: set[str] = set()
        named: set[str] = set()
        for one in prepared:
            for text in one.texts.values():
                found.update(text.split())
            names = one.texts.get("contributors", "")
            if not names.isascii() and _UNSPACED.search(names):
                named.update(short_names(names))
        unknown = found - self._known
        unknown.discard(GAP)
        new = self._missing(unknown)
        self._new |= new
        self._heard |= {token for token in new if len(token) >= SHORTEST_SOUND} | (named - self._named)
        self._known = self._known | unknown if len(self._known) < _MOST_KNOWN else found
        self._named = self._named | named if len(self._named) < _MOST_KNOWN else named

    def _missing(self, tokens: set[str]) -> set[str]:
        """Leave out the tokens that are in a pack."""
        if not self.vocabulary.packs:
            return tokens
        asked = list(tokens)
        return {token for token, known in zip(asked, self.vocabulary.look_up(asked), strict=True) if not known}

    def commit(self) -> None:
        """Keep the words added; small packs are joined, so that there are few."""
        if not self._new and not self._heard:
            return
        packs = [*self.vocabulary.packs, WordPack.of(self._new, self._heard)]
        kept = len(packs) - 1
        while kept and packs[kept - 1].size <= 2 * sum(pack.size for pack in packs[kept:]):
            kept -= 1
        last = wordpack.joined(packs[kept:]) if kept < len(packs) - 1 else packs[kept]
        name = f"{self._listed.next}.words"
        wordpack.write(last, self._folder / name)
        listed = _Listed((*self._listed.names[:kept], name), self._listed.next + 1)
        part = self._folder / f"{_LIST}.part"
        part.write_bytes(msgspec.json.encode(listed))
        part.replace(self._folder / _LIST)
        self._use(listed)
        self._new, self._heard = set(), set()
        self._clear_away()

    def _clear_away(self) -> None:
        """Delete packs no longer listed; one that another process still maps may have to stay until later."""
        for path in self._folder.glob("*.words"):
            if path.name not in self._listed.names:
                try:
                    path.unlink()
                except PermissionError:
                    continue

    def close(self) -> None:
        """Let go of the packs; words not committed are lost."""
        self._open, self.vocabulary = {}, Vocabulary()
