"""GB/T 7714-2015: the items of the standard, by the official style and each work's locale, against bilingual styles."""

from pathlib import Path

import pytest
from styles import gbt

JUDGED = Path(__file__).parent.parent / "golden" / "styles" / "gbt" / "deviations.tsv"

pytestmark = pytest.mark.skipif(not gbt.FOLDER.is_dir(), reason="the GB/T items are not beside this checkout")


@pytest.mark.parametrize("kind", gbt.PEERS)
def test_all_items_of_the_standard_are_as_in_the_bilingual_style_or_judged(kind: str) -> None:
    assert set(gbt.deviating(kind, "gbt7714-data")) <= set(gbt.judged(JUDGED))


def test_every_judged_item_deviates_still() -> None:
    found = {id for kind in gbt.PEERS for id in gbt.deviating(kind, "gbt7714-data")}
    assert sorted(found) == sorted(gbt.judged(JUDGED))


@pytest.mark.parametrize("items", ["social-sciences-in-china-data", "acta-psychologica-sinica-data"])
def test_items_of_chinese_journals_are_nearly_all_alike(items: str) -> None:
    assert len(gbt.deviating("numeric", items)) <= 2
