"""Brings the interface's catalogues up to date: every message of the templates and modules, translations kept.

``--check`` writes nothing and fails when a catalogue lacks a message, or a translation is missing or marked fuzzy.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from dragoman.record.finding import FINDINGS

WEB = Path(__file__).parent.parent / "src/dragoman/web"
METHODS = [("**/*.py", "python"), ("templates/**.html", "jinja2.ext:babel_extract")]
KEYWORDS: dict[str, tuple[int, ...] | None] = {"N_": None, "_": None, "gettext": None, "ngettext": (1, 2)}
LANGUAGES = ("zh", "fa", "az", "tr", "ru")
SENTENCES = "record/finding.py"
UNTOLD = tuple(f'"{name}' for name in ("Project-Id", "Report-", "POT-", "PO-", "Last-", "Language-Team", "Generated-"))
"""Beginnings of header lines that say nothing here."""
OPTIONS = {"templates/**.html": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}}


def messages() -> Catalog:
    """Gather every message of the interface, with the files it stands in."""
    found = Catalog(project="Dragoman", charset="utf-8", fuzzy=False)
    for file, _, message, comments, _ in extract_from_dir(str(WEB), METHODS, OPTIONS, KEYWORDS):
        found.add(message, locations=[(file, 0)], auto_comments=comments)
    for _, sentence in FINDINGS.values():
        if not found.get(sentence):
            found.add(sentence, locations=[(SENTENCES, 0)])
    return found


def faults(language: str) -> Iterator[str]:
    """Say what a catalogue lacks."""
    catalogue = read(language)
    wanted = messages()
    for message in wanted:
        held = catalogue.get(message.id)
        forms = held.string if held and isinstance(held.string, tuple | list) else [held.string if held else ""]
        if all(place == SENTENCES for place, _ in message.locations) and not (held and held.string):
            continue  # a finding that is not translated yet is told in English, and marked as English
        if message.id and (not held or not all(forms) or held.fuzzy):
            yield f"{language}: {message.id!r}"
        elif message.id and held:
            yield from (f"{language}: {message.id!r}: {error}" for error in held.check(catalogue))
    ids = {message.id for message in wanted}
    past = (one for one in catalogue if one.id and one.id not in ids)
    yield from (
        f"{language}: no longer said: {one.id!r}"
        for one in past
        if SENTENCES not in {place for place, _ in one.locations}
    )


def read(language: str) -> Catalog:
    """Read a catalogue, an empty one when there is none yet."""
    path = WEB / "locales" / f"{language}.po"
    return read_po(io.BytesIO(path.read_bytes() if path.exists() else b""), locale=language)


def update(language: str) -> None:
    """Write a catalogue anew, with its translations."""
    catalogue = read(language)
    catalogue.update(messages(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.header_comment = (
        f"# The interface of Dragoman in the language {language}; tools/make_catalogues.py keeps it up to date."
    )
    out = io.BytesIO()
    write_po(out, catalogue, omit_header=False, sort_output=True, width=120, include_lineno=False)
    told = out.getvalue().decode().splitlines(keepends=True)
    text = "".join(line for line in told if not line.startswith(UNTOLD))
    (WEB / "locales" / f"{language}.po").write_text(text, "utf-8")


def main() -> int:
    """Update the catalogues, or check them."""
    if "--check" not in sys.argv:
        for language in LANGUAGES:
            update(language)
    found = [fault for language in LANGUAGES for fault in faults(language)]
    sys.stdout.write("".join(f"{one}\n" for one in found))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
