"""Where does a text lie in a space of meanings? A local embedding model, when the user has one: no model is fetched.

A model is a folder with ``model.onnx`` and ``tokenizer.json``, as sentence encoders are given on. It runs in ONNX
Runtime, which is the optional extra ``dragoman[embedding]``.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
_LONGEST = 256
_AT_ONCE = 32


class MissingRuntimeError(RuntimeError):
    """ONNX Runtime or the tokenizers are not installed."""


class BrokenModelError(ValueError):
    """The files of a model cannot be read."""


UNUSABLE = (FileNotFoundError, MissingRuntimeError, BrokenModelError)
"""What a folder may raise that holds no model which can be used here."""


class Embedding:
    """A sentence encoder in a folder. Raises one of :data:`UNUSABLE`: without its two files, without what runs them,
    or when they cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        for name in ("model.onnx", "tokenizer.json"):
            if not (folder / name).is_file():
                raise FileNotFoundError(f"the embedding model {folder} has no {name}")
        runtime, tokenizers = _module("onnxruntime"), _module("tokenizers")
        try:
            self._session = runtime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])
            self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # both libraries raise what their own machinery does, down to bare Exception
            raise BrokenModelError(f"the embedding model {folder} cannot be read: {error}") from error
        self._inputs = {given.name for given in self._session.get_inputs()}
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.enable_padding()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Give a vector of length one for each text: the mean over its tokens."""
        parts = [self._encode(texts[at : at + _AT_ONCE]) for at in range(0, len(texts), _AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, 0), np.float32)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(list(texts))
        ids = np.array([one.ids for one in encoded], np.int64)
        mask = np.array([one.attention_mask for one in encoded], np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (states, *_) = self._session.run(None, {name: given[name] for name in self._inputs})
        weights = mask[:, :, None].astype(np.float32)
        mean = (states * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)
        vectors: Vectors = (mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)).astype(np.float32)
        return vectors


def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingRuntimeError(f"an embedding model needs {name}: pip install 'dragoman[embedding]'") from error
