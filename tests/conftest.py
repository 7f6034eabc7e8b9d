"""What holds for all tests."""

import pytest


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Name sets by their sorted members: every worker process must name a test alike."""
    if isinstance(val, set | frozenset):
        return "{" + ", ".join(sorted(map(str, val))) + "}"
    return None
