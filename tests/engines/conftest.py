"""The engines under test, empty or with the small library in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from engines.works import puts

from dragoman.engines.embedded import EmbeddedEngine
from dragoman.engines.memory import MemoryEngine
from dragoman.engines.port import Engine

ENGINES = {"memory": lambda folder: MemoryEngine(), "embedded": EmbeddedEngine}


@pytest.fixture(params=list(ENGINES))
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty engine of each kind."""
    made = ENGINES[request.param](tmp_path / "library")
    yield made
    if hasattr(made, "close"):
        made.close()


@pytest.fixture
def memory() -> MemoryEngine:
    """The measure: the small library in memory."""
    made = MemoryEngine()
    made.write(list(puts()))
    made.commit()
    return made


@pytest.fixture
def full(engine: Engine) -> Engine:
    """An engine of each kind with the small library in it."""
    engine.write(list(puts()))
    engine.commit()
    return engine
