"""A local embedding model: the real loading code, on a tiny model made here."""

import json
from pathlib import Path

import numpy as np
import pytest

from dragoman.engines.memory import MemoryEngine
from dragoman.engines.port import Put, Work
from dragoman.library import Library, meaning
from dragoman.record.form import Text
from dragoman.record.model import Record
from dragoman.translate.embedding import BrokenModelError, Embedding
from dragoman.translate.vectors import WorkVectors, build, fused

pytest.importorskip("onnxruntime", reason="onnxruntime is not installed: pip install 'dragoman[embedding]'")
pytest.importorskip("tokenizers", reason="tokenizers is not installed: pip install 'dragoman[embedding]'")
onnx = pytest.importorskip("onnx", reason="onnx, which makes the tiny model, is not installed")

WORDS = {"[UNK]": 0, "[PAD]": 1, "war": 2, "война": 2, "جنگ": 2, "战争": 2, "peace": 3, "мир": 3, "garden": 4,
         "zurna": 5, "духовой": 5}  # fmt: skip
"""Words of one meaning share a number, as a trained model would place them near each other."""


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A folder with a model that looks each token up in a table of unit vectors."""
    from onnx import TensorProto, helper, numpy_helper

    folder = tmp_path / "model"
    folder.mkdir()
    table = numpy_helper.from_array(np.eye(6, 8, dtype=np.float32), "table")
    node = helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"])
    out = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["texts", "tokens", 8])
    graph = helper.make_graph([node], "tiny", [ids], [out], [table])
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(made, str(folder / "model.onnx"))
    tokenizer = {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"}, "post_processor": None, "decoder": None,
        "model": {"type": "WordLevel", "vocab": WORDS, "unk_token": "[UNK]"},
    }  # fmt: skip
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), "utf-8")
    return folder


def test_texts_of_one_meaning_have_one_vector(model: Path) -> None:
    vectors = Embedding(model).encode(["war", "Война", "جنگ", "战争", "мир мир"])
    assert vectors.shape == (5, 8)
    assert np.allclose(vectors[:4] @ vectors[0], 1)
    assert np.allclose(vectors[4] @ vectors[0], 0)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)


def test_works_near_a_question_are_found_without_a_shared_word(model: Path, tmp_path: Path) -> None:
    engine = MemoryEngine()
    titles = {"ru": "война", "fa": "جنگ", "peace": "мир", "garden": "garden"}
    for id, title in titles.items():
        engine.write([Put(kind="work", id=id, value=Work(id=id, record=Record(title=(Text(title, id),))))])
    embedding = Embedding(model)
    assert build(engine, embedding.encode, tmp_path / "vectors") == 4
    near = WorkVectors(tmp_path / "vectors").near(embedding.encode(["war"])[0], 2)
    assert {one.id for one in near} == {"ru", "fa"}


def test_a_library_with_a_model_finds_by_meaning(model: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        for id, title in {"ru": "духовой", "en": "garden"}.items():
            library.engine.write([Put(kind="work", id=id, value=Work(id=id, record=Record(title=(Text(title, id),))))])
        library.engine.commit()
        assert library.search("zurna").total == 0
        assert library.teach(model) == 2
        assert [hit.id for hit in library.search("zurna").hits] == ["ru"]


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="has no model"):
        Embedding(tmp_path)


def test_a_model_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"no model")
    (tmp_path / "tokenizer.json").write_text("{", "utf-8")
    with pytest.raises(BrokenModelError, match="cannot be read"):
        Embedding(tmp_path)


def test_a_library_whose_model_is_gone_is_searched_by_words_and_says_so(model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "moved"
    folder.mkdir()
    for name in ("model.onnx", "tokenizer.json"):
        (folder / name).write_bytes((model / name).read_bytes())
    with Library.open(tmp_path / "library") as library:
        library.teach(folder)
    (folder / "model.onnx").unlink()
    with Library.open(tmp_path / "library") as library:
        assert "has no model.onnx" in library.search("قره‌باغ").messages[0]


def test_a_model_that_is_gone_is_not_looked_for_at_every_question(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def broken(folder: Path) -> Embedding:
        tried.append(folder)
        raise BrokenModelError(f"{folder} cannot be read")

    with Library.open(tmp_path / "library") as library:
        library.teach(model)
        monkeypatch.setattr(meaning, "Embedding", broken)
        for question in ("war", "جنگ", "война"):
            assert "cannot be read" in library.search(question).messages[0]
    assert len(tried) == 1


def test_fusion_prefers_what_both_rankings_have() -> None:
    assert fused(["a", "b"], ["c", "b"])[0] == "b"
    assert fused() == []
