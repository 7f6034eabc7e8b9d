"""How fast is BibTeX read, beside bibtexparser 2 and pybtex, and RIS and NoteExpress by themselves? Is memory flat?

The BibTeX file is made: 50 MB by default, every kind of entry (LaTeX accents, four scripts, strings and ``#``,
crossref, comments, missing keys). Each reader runs in a process of its own, so that memory is its own.
Peers are run as they come (no LaTeX decoded, no names parted: to be set beside our scanner) and, for bibtexparser, with
the middleware that does the work of our reader, which makes whole records; pandoc, which does too, gets the same
entries with all their keys, as it stops at the first one without. What is slow reads a tenth. Peers belong to the
dependency group ``bench`` (pandoc to the system); one that is not installed is passed over. Processor time is counted.
"""

import argparse
import importlib.util
import json
import os
import platform
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src")]

from dragoman.formats import formats  # noqa: E402
from dragoman.formats.bibtex.scan import Scanner  # noqa: E402
from dragoman.formats.stream import incoming  # noqa: E402
from dragoman.record.finding import Report  # noqa: E402

RESULTS = Path(__file__).parent / "results"
_WORDS = (
    "war policy Karabakh foreign analysis history region Iran's society state and of the in modern Türk early late "
    "сравнительный анализ политика Кавказ تحلیل سیاست خارجی ایران 卡拉巴赫 战争 外交 政策"
).split()
_LATEX = ("{NATO}", '{\\"O}sterreich', "\\'etude", "$\\alpha$", "--")
_NAMES = (
    "Kızılyurt, Özgür", "van der Waals, Johannes", "{\\'E}mile Zola", "Бартольд, Василий", "حسین معین‌آبادی", "王, 小波",
    "Abbaszadeh Fathabadi, Mehdi", "{University of Tehran}", "King, Jr., Martin Luther", "Smith, J.", "Doe, Jane",
)  # fmt: skip


def _text(rng: random.Random, count: int) -> str:
    """Make a text; one in four holds some LaTeX, as in libraries that people keep."""
    words = [rng.choice(_WORDS) for _ in range(count)]
    if not rng.randrange(4):
        words[rng.randrange(count)] = rng.choice(_LATEX)
    return " ".join(words)


def entries(size: int) -> Iterator[str]:
    """Make BibTeX entries of every kind until they hold about ``size`` bytes."""
    rng, made, at = random.Random(7), 0, 0
    yield '@string{jcep = "Central Eurasia Studies"}\n@preamble{"\\newcommand{\\x}{}"}\n'
    while made < size:
        at += 1
        one = _entry(rng, at)
        made += len(one.encode())
        yield one


def _entry(rng: random.Random, at: int) -> str:
    kind = rng.choice(("article", "article", "article", "book", "incollection", "inproceedings", "phdthesis", "online"))
    names = " and ".join(f"{rng.choice(_NAMES)}" for _ in range(rng.randint(1, 4)))
    fields = [f"author = {{{names}}}", f"title = {{{_text(rng, 9)}}}", f"year = {{{rng.randint(1950, 2024)}}}"]
    if kind == "article":
        journal = "jcep" if at % 3 else f'"Journal of " # {{{_text(rng, 2)}}}'
        fields += [f"journal = {journal}", f"volume = {at % 90}", "number = {2}", "pages = {225--246}"]
        fields.append("issn = {2008-0867}")
    else:
        fields += [f"publisher = {{{_text(rng, 2)}}}", "address = {Tehran}", f"booktitle = {{{_text(rng, 5)}}}"]
    fields += [f"doi = {{10.22059/jcep.{at}}}", f"url = {{https://example.org/article_{at}.html}}", "month = apr"]
    fields += [f"abstract = {{{_text(rng, 70)}}}", f"keywords = {{{_text(rng, 1)}, {_text(rng, 1)}, {_text(rng, 1)}}}"]
    if not at % 20:
        fields.append(f"title_fa = {{تحلیل سیاست {at}}}")
    if not at % 50:
        fields.append(f"crossref = {{key{at - 1}}}")
    key = "" if not at % 200 else f"key{at},"
    return f"@{kind}{{{key}\n  " + ",\n  ".join(fields) + ("\n}\n\n" if at % 100 else "\n}\n@comment{x}\n\n")


def ris(size: int) -> Iterator[str]:
    """Make RIS records."""
    rng, made, at = random.Random(7), 0, 0
    while made < size:
        at += 1
        one = (
            f"TY  - JOUR\r\nAU  - {rng.choice(_NAMES)}\r\nAU  - {rng.choice(_NAMES)}\r\nTI  - {_text(rng, 9)}\r\n"
            f"JO  - {_text(rng, 3)}\r\nPY  - 2009\r\nVL  - 14\r\nIS  - 2\r\nSP  - 225\r\nEP  - 246\r\n"
            f"SN  - 2008-0867\r\nDO  - 10.22059/jcep.{at}\r\n"
            f"UR  - https://example.org/{at}\r\nKW  - {_text(rng, 1)}\r\nAB  - {_text(rng, 70)}\r\nER  - \r\n\r\n"
        )
        made += len(one.encode())
        yield one


def noteexpress(size: int) -> Iterator[str]:
    """Make NoteExpress records."""
    rng, made, at = random.Random(7), 0, 0
    while made < size:
        at += 1
        one = (
            f"{{Reference Type}}: Journal Article\n{{Title}}: {_text(rng, 9)}\n{{Author}}: 唐力;刘启钢;孙文桥\n"
            f"{{Journal}}: 铁道运输与经济\n{{Year}}: 2019\n{{Issue}}: 01\n{{Pages}}: 7-12\n"
            f"{{Keywords}}: 铁路;服务;方案\n{{Abstract}}: {_text(rng, 70)}\n{{ISBN/ISSN}}: 1003-1421\n"
            f"{{DOI}}: 10.1/{at}\n{{Database Provider}}: CNKI\n\n"
        )
        made += len(one.encode())
        yield one


def ours(name: str) -> Callable[[Path], int]:
    """Read with one of our formats; findings are let go as a library lets them go."""

    def run(path: Path) -> int:
        report, count, reader = Report(path.name), 0, formats()[name].read
        if reader is None:
            return 0
        with path.open("rb") as stream:
            for _ in reader(stream, report):
                count += 1
                if not count % 1000:
                    report.findings.clear()
                    report.rejected.clear()
        return count

    return run


def bibtexparser(path: Path) -> int:
    """Read with bibtexparser 2 and its default middleware."""
    module = __import__("bibtexparser")
    library = module.parse_file(str(path))
    return len(library.entries) + len(library.failed_blocks)


def bibtexparser_whole(path: Path) -> int:
    """Read with bibtexparser 2 and the middleware that does what our reader does: LaTeX decoded, names parted."""
    module, layers = __import__("bibtexparser"), __import__("bibtexparser.middlewares", fromlist=["x"])
    stack = [layers.MonthIntMiddleware(), layers.LatexDecodingMiddleware(), layers.SeparateCoAuthors()]
    library = module.parse_file(str(path), append_middleware=[*stack, layers.SplitNameParts()])
    return len(library.entries) + len(library.failed_blocks)


def scanned(path: Path) -> int:
    """Scan only: entries with their fields and strings put in, as peers give them."""
    with path.open("rb") as stream:
        return sum(piece.kind == "entry" for piece in Scanner(incoming(stream, Report())))


def pandoc(path: Path) -> int:
    """Convert with pandoc to CSL-JSON."""
    made = subprocess.run(["pandoc", "-f", "bibtex", "-t", "csljson", str(path)], capture_output=True, check=True)
    return len(json.loads(made.stdout))


def keyed(size: int) -> Iterator[str]:
    """Make the same entries, each with a key and without comments between."""
    for at, one in enumerate(entries(size)):
        yield one.replace("{\n", f"{{none{at},\n", 1).replace("@comment{x}\n", "") if one.startswith("@") else one


def pybtex(path: Path) -> int:
    """Read with pybtex, errors not strict."""
    errors = __import__("pybtex.errors", fromlist=["x"])
    errors.set_strict_mode(False)
    database = __import__("pybtex.database", fromlist=["x"])
    return len(database.parse_file(str(path), bib_format="bibtex").entries)


READERS: dict[str, tuple[str, Callable[[Path], int], str]] = {
    "dragoman scanner": ("bib", scanned, ""), "dragoman bibtex": ("bib", ours("bibtex"), ""),
    "bibtexparser 2": ("bib", bibtexparser, "bibtexparser"),
    "bibtexparser 2, names and LaTeX": ("tenth.bib", bibtexparser_whole, "bibtexparser"),
    "pybtex": ("bib", pybtex, "pybtex"), "pandoc": ("keyed.bib", pandoc, "pandoc"),
    "dragoman ris": ("ris", ours("ris"), ""),
    "dragoman noteexpress": ("net", ours("noteexpress"), ""),
}  # fmt: skip
MAKERS: dict[str, Callable[[int], Iterator[str]]] = {
    "bib": entries, "ris": ris, "net": noteexpress,
    "tenth.bib": lambda size: entries(size // 10), "keyed.bib": lambda size: keyed(size // 10),
}  # fmt: skip


def measured(name: str, path: Path) -> dict[str, object]:
    """Run one reader in a process of its own."""
    command = [sys.executable, __file__, "--run", name, str(path)]
    begun = subprocess.run(command, capture_output=True, text=True, check=False)
    if begun.returncode:
        return {"reader": name, "failed": begun.stderr.strip().splitlines()[-1:] or ["?"]}
    result: dict[str, object] = json.loads(begun.stdout.strip().splitlines()[-1])
    return result


def _processor_time() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def run(name: str, path: Path) -> dict[str, object]:
    """Time one reader here: seconds, entries, MB/s, and the highest memory above that at the start."""
    if READERS[name][2] != "pandoc":
        __import__(READERS[name][2] or "dragoman")
    formats()  # imports are not timed, neither ours nor theirs
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin, cpu = time.perf_counter(), _processor_time()
    count = READERS[name][1](path)
    seconds, cpu = time.perf_counter() - begin, _processor_time() - cpu
    mega = path.stat().st_size / 1e6
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return {"reader": name, "MB": round(mega, 1), "entries": count, "seconds": round(seconds, 2), "cpu": round(cpu, 2),
            "entries/s": round(count / cpu), "MB/s": round(mega / cpu, 2), "memory MB": round(grown)}  # fmt: skip


def _is_there(needs: str) -> bool:
    """Say whether a peer is installed, as a module or a program."""
    return not needs or importlib.util.find_spec(needs) is not None or shutil.which(needs) is not None


def main() -> None:
    """Make the files, run the readers one after the other, print and keep the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--run", nargs=2, metavar=("READER", "FILE"))
    options.add_argument("--mb", type=int, default=50)
    options.add_argument("--only", default="", help="only readers whose name contains this")
    chosen = options.parse_args()
    if chosen.run:
        print(json.dumps(run(chosen.run[0], Path(chosen.run[1]))))
        return
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (kind, _, needs) in READERS.items():
            path = Path(folder) / f"made.{kind}"
            if chosen.only not in name or not _is_there(needs):
                continue
            if not path.exists():
                path.write_text("".join(MAKERS[kind](chosen.mb * 1_000_000)), "utf-8")
            rows.append(measured(name, path))
            print("\t".join(f"{key}: {value}" for key, value in rows[-1].items()), flush=True)
    RESULTS.mkdir(exist_ok=True)
    machine = {"machine": platform.machine(), "python": platform.python_version(), "mb": chosen.mb}
    (RESULTS / "bibtex_speed.json").write_text(json.dumps({**machine, "rows": rows}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
