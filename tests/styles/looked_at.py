"""Writes and reads the golden bibliographies of the shelf: styles looked at by eye, in five scripts.

``python tests/styles/looked_at.py`` writes them anew; read the diff.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from styles.shelf import WORKS  # noqa: E402

from dragoman.styles.cite import Target, Wishes, render  # noqa: E402

GOLDEN = ROOT / "tests" / "golden" / "styles" / "looked_at"
STYLES: dict[str, tuple[str, Target]] = {
    "apa": ("", "markdown"),
    "modern-language-association": ("", "markdown"),
    "chicago-notes-bibliography": ("", "markdown"),
    "chicago-notes-bibliography-17th-edition": ("", "markdown"),
    "chicago-author-date": ("", "markdown"),
    "harvard-cite-them-right": ("en-GB", "markdown"),
    "nlm-citation-sequence": ("", "text"),
    "ieee": ("", "html"),
    "gost-r-7-0-5-2008": ("ru-RU", "text"),
    "gost-r-7-0-5-2008-numeric": ("ru-RU", "text"),
    "isnad": ("tr-TR", "markdown"),
    "isnad-dipnotlu": ("tr-TR", "markdown"),
    "isnad-metinici": ("tr-TR", "markdown"),
    "iran-manual-of-style": ("fa-IR", "html"),
    "gb-t-7714-2015-numeric": ("", "html"),
    "gb-t-7714-2015-author-date": ("", "text"),
    "gb-t-7714-2015-note": ("", "text"),
}
"""Style → locale ("" for its own) and target."""


def output(style: str) -> str:
    """Render the shelf in a style: the cites, an empty line, the bibliography."""
    locale, target = STYLES[style]
    rendered = render(WORKS, Wishes(style, locale, target))
    findings = [f"! {finding.sentence}" for finding in rendered.findings]
    return "\n".join([*rendered.citations, "", rendered.whole, *findings]) + "\n"


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name in STYLES:
        (GOLDEN / f"{name}.txt").write_text(output(name), "utf-8")
