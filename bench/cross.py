"""Are works found from another script and another language? Known items, with and without what a library can learn.

    python bench/cross.py ../shared/data

*Script* (``cross_script.py``): works are asked for by their author or title in another script, among
10,000; a table by language and direction is printed.
*Language* (``cross_language.py``): works that the library has in one language are asked for by the title in another,
among the titles of ``bilingual_titles.jsonl`` (a fifth held out, the others are what the library learns from) and among
the works of ``bench/bilingual_works.tsv`` (facts; each asked for when it was not learned from), by language.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.cross_language import known_works, shared_titles  # noqa: E402
from bench.cross_script import scripts, told  # noqa: E402
from bench.keep import keep  # noqa: E402

if __name__ == "__main__":
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    across = scripts(data)
    keep("cross", {"script": across, "language": {"shared titles": shared_titles(data), "known works": known_works()}})
    print(told(across))
