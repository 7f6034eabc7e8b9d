"""How fast are bibliographies? A thousand references of mixed types in four styles, cold and warm, beside two peers.

Peers run in the same process order on the same references: citeproc-py from the environment, citeproc-js in mini-racer
when ``--citeproc-js`` names its file (it is not shipped: CPAL or AGPL). ``first`` is the time from a fresh interpreter
to the first entry. Results go to ``bench/results/styles.json``.
"""

import argparse
import json
import platform
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from dragoman.record.finding import Report  # noqa: E402
from dragoman.styles.cite import open_style  # noqa: E402
from dragoman.styles.csl.processor import Processor  # noqa: E402
from dragoman.styles.csl.work import Work  # noqa: E402
from dragoman.styles.find import package_folder, style_path  # noqa: E402
from dragoman.styles.output.html import HTML  # noqa: E402

STYLES = ("gb-t-7714-2015-numeric", "apa", "modern-language-association", "ieee")
RESULTS = ROOT / "bench" / "results" / "styles.json"
FIRST = """
import time; start = time.perf_counter()
from dragoman.styles.cite import cite
from dragoman.record.form import Text
from dragoman.record.model import Record
loaded = time.perf_counter()
cite([Record(id="a", type="book", title=(Text("战争", "zh"),))], "{style}")
print(loaded - start, time.perf_counter() - start)
"""
JS = """
var engine;
function open(style, lang) {
  var sys = {retrieveLocale: function (tag) { return LOCALES[tag] || LOCALES["en-US"]; },
             retrieveItem: function (id) { return ITEMS[id]; }};
  engine = new CSL.Engine(sys, style, lang, false);
}
function list() { engine.updateItems(Object.keys(ITEMS)); return engine.makeBibliography()[1].length; }
"""

Fields = dict[str, object]
Clock = Callable[[], int]


def references(count: int = 1000) -> list[Fields]:
    """Give references of mixed types: the sample items of Chinese styles, then copies with other names and titles."""
    folder = ROOT.parent.joinpath("shared", "data", "csl", "gbt_zotero_chinese", "items", "items")
    for parent in ROOT.parents:
        if (parent / "shared" / "data" / "csl").is_dir():
            folder = parent / "shared" / "data" / "csl" / "gbt_zotero_chinese" / "items" / "items"
    plain = [item for path in sorted(folder.glob("*-data.json")) for item in json.loads(path.read_text("utf-8"))]
    found: list[Fields] = []
    while plain and len(found) < count:
        turn = len(found) // len(plain)
        for item in plain:
            found.append(_copy(item, len(found), turn))
    return found[:count]


def _copy(item: Fields, number: int, turn: int) -> Fields:
    copy = {**item, "id": f"i{number}"}
    if turn:
        copy["title"] = f"{item.get('title', '')} {turn}"
        authors = item.get("author")
        if isinstance(authors, list):
            ending = {"family": "ov"} if authors and "family" in authors[0] else {}
            copy["author"] = [{k: f"{v}{ending.get(k, '')}" for k, v in one.items()} for one in authors]
    return copy


def timed(run: Clock) -> tuple[float, int]:
    """Give seconds and the number of entries."""
    start = time.perf_counter()
    entries = run()
    return round(time.perf_counter() - start, 3), entries


def ours(style: str, items: list[Fields]) -> Clock:
    """Our engine: opens the style (compiled once), registers, renders all to HTML."""

    def run() -> int:
        opened = open_style(style, "", (), Report())
        assert opened is not None
        processor = Processor(opened)
        processor.register(Work(item) for item in items)
        return len([HTML.entry(entry.flow) for entry in processor.bibliography()])

    return run


def citeproc_py(style: str, items: list[Fields]) -> Clock:
    """The only Python engine there is; items over which it fails are left out before the clock starts."""
    from citeproc import (  # noqa: PLC0415
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    def run() -> int:
        sheet = CitationStylesStyle(str(style_path(style)), validate=False)
        source = CiteProcJSON(items)
        bibliography = CitationStylesBibliography(sheet, source, formatter.html)
        for item in items:
            bibliography.register(Citation([CitationItem(str(item["id"]))]))
        written = 0
        for item in bibliography.items:
            try:
                written += bool(str(sheet.render_bibliography([item])[0]))
            except Exception:  # the peer fails over some items; they are not counted
                continue
        return written

    return run


def citeproc_js(style: str, items: list[Fields], script: Path) -> tuple[Clock, Callable[[], None]]:
    """The reference implementation in V8; the second value closes it, without which the interpreter may hang."""
    from py_mini_racer import MiniRacer  # noqa: PLC0415

    locales = package_folder("citeproc", "data/locales")
    assert locales is not None
    words = {path.stem.removeprefix("locales-"): path.read_text("utf-8") for path in locales.glob("*.xml")}
    racer = MiniRacer()
    racer.eval(script.read_text("utf-8").replace("module.exports = CSL", ""))
    racer.eval(f"var LOCALES = {json.dumps(words)}; var ITEMS = {json.dumps({i['id']: i for i in items})};")
    racer.eval(JS)
    path = style_path(style)
    assert path is not None
    source = path.read_text("utf-8")

    def run() -> int:
        racer.eval(f"open({json.dumps(source)}, 'en-US'); 0")
        return int(str(racer.eval("list()")))

    return run, racer.close


def first(style: str) -> dict[str, float]:
    """Give the best of five: seconds to import, and from a fresh interpreter's first line to the first entry."""
    runs = []
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, "-c", FIRST.format(style=style)], capture_output=True, text=True, check=True, cwd=ROOT,
            env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        loaded, total = map(float, done.stdout.split())
        runs.append((total, loaded))
    total, loaded = min(runs)
    return {"import": round(loaded, 3), "first_entry": round(total, 3)}


def measured(items: list[Fields], script: str) -> list[dict[str, object]]:
    """Run all engines over all styles, each twice: cold, then warm."""
    rows: list[dict[str, object]] = []
    for style in STYLES:
        close: Callable[[], None] = lambda: None  # noqa: E731
        engines: dict[str, Clock] = {"dragoman": ours(style, items)}
        if script:
            engines["citeproc-js"], close = citeproc_js(style, items, Path(script))
        engines["citeproc-py"] = citeproc_py(style, items)
        try:
            for name, run in engines.items():
                cold, entries = timed(run)
                warm, _ = timed(run)
                rows.append({"style": style, "engine": name, "entries": entries, "cold": cold, "warm": warm})
                print("\t".join(str(value) for value in rows[-1].values()), flush=True)
        finally:
            close()
    return rows


def main() -> None:
    """Measure, print, keep."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--citeproc-js", default="", help="citeproc_commonjs.js of the npm package citeproc")
    options.add_argument("--count", type=int, default=1000)
    chosen = options.parse_args()
    warnings.simplefilter("ignore")
    items = references(chosen.count)
    if not items:
        print("no references: ../shared/data is not there")
        return
    rows = measured(items, chosen.citeproc_js)
    starts = {style: first(style) for style in STYLES}
    print(starts)
    git = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, capture_output=True, text=True, cwd=ROOT, check=False)
    kept = {"machine": platform.processor() or platform.machine(), "python": platform.python_version(),
            "commit": commit.stdout.strip(), "references": len(items), "rows": rows, "first": starts}  # fmt: skip
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
