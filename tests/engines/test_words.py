"""The words of an index: whatever packs they are in, the same are held, alike and heard, in six scripts."""

import random
from pathlib import Path

import pytest

from dragoman.engines import wordpack
from dragoman.engines.port import Prepared
from dragoman.engines.vocabulary import Vocabulary
from dragoman.engines.wordfolder import WordFolder
from dragoman.engines.words import own_script

WORDS = (
    "karabakh qarabag قرهباغ карабах 卡拉巴赫 ղարաբաղ ყარაბაღი tolstoy толстой تولستوي 托尔斯泰 wars "
    "war warring 2020 goltz kazantzakis καζαντζακης казандзакис goldberg גולדברג гольдберг tehran тегеран تهران 德黑兰 "
    "kitap kitaplar"
).split()


def works(words: list[str]) -> list[Prepared]:
    return [Prepared(texts={"title": word}) for word in words]


def answers(words: Vocabulary) -> list[object]:
    stems = [words.alike(["=war", "=kitap"], own_script("war")), words.starting("ka", 9), words.starting("т", 9)]
    return [words.holds([*WORDS, "baku"]), *stems, words.heard(WORDS, WORDS[::2], 5.0), words.heard(WORDS, (), 8.0)]


@pytest.mark.parametrize("seed", range(4))
def test_in_however_many_commits_words_came_the_answers_are_the_same(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = WordFolder(tmp_path)
    rest = chance.sample(WORDS, len(WORDS))
    while rest:
        size = chance.randint(1, 9)
        folder.add(works([*rest[:size], *chance.sample(WORDS, 2)]))
        folder.commit()
        rest = rest[size:]
    at_once = WordFolder(tmp_path / "at once")
    at_once.add(works(WORDS))
    at_once.commit()
    assert answers(folder.vocabulary) == answers(at_once.vocabulary) == answers(WordFolder(tmp_path).vocabulary)
    sizes = [pack.size for pack in folder.vocabulary.packs]
    assert all(size > 2 * sum(sizes[at:]) for at, size in enumerate(sizes, 1)), "few packs, the large ones first"
    assert len(list(tmp_path.glob("*.words"))) == len(sizes), "what was joined is deleted"


def test_names_are_heard_across_scripts_and_words_of_one_stem_found(tmp_path: Path) -> None:
    folder = WordFolder(tmp_path)
    folder.add(works(WORDS))
    folder.commit()
    heard = folder.vocabulary.heard(["karabakh", "تولستوي"], (), 5.0)
    assert {"qarabag", "قرهباغ", "карабах", "卡拉巴赫", "ղարաբաղ", "ყარაბაღი"} <= heard["karabakh"].keys()
    assert {"tolstoy", "толстой", "托尔斯泰"} <= heard["تولستوي"].keys()
    assert not {"tehran", "goltz", "2020"} & heard["karabakh"].keys()
    assert folder.vocabulary.alike(["=war"], own_script("war")) == {"=war": ["war", "warring", "wars"]}
    assert folder.vocabulary.holds(["2020", "goltz", "baku"]) == {"2020", "goltz"}


def test_a_reader_sees_what_another_has_committed(tmp_path: Path) -> None:
    writer, reader = WordFolder(tmp_path), WordFolder(tmp_path)
    for word in WORDS:
        writer.add(works([word]))
        writer.commit()
    assert reader.vocabulary.holds(WORDS) == set()
    reader.reload()
    assert reader.vocabulary.holds(WORDS) == set(WORDS)


def test_a_pack_that_does_not_fit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = WordFolder(tmp_path)
    folder.add(works(WORDS))
    folder.commit()
    (path,) = tmp_path.glob("*.words")
    content = path.read_bytes()
    path.write_bytes(content[:-1])
    with pytest.raises(ValueError, match="does not fit"):
        wordpack.read(path)
    path.write_bytes(content)
    monkeypatch.setattr(wordpack, "_made", lambda: 1)
    with pytest.raises(ValueError, match="does not fit"):
        wordpack.read(path)
