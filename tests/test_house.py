"""The house rules that can be measured (DESIGN.md, "House rules"), each failure saying what to do."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for path in (ROOT / "src").rglob("*.py") if "egg-info" not in str(path))
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
NOT_NAMES = {
    "item", "entry", "document", "paper", "venue", "data", "info", "manager", "handler", "helper", "helpers", "util",
    "utils", "common", "base", "misc", "process", "do",
}  # fmt: skip
ALLOWED_TABLE = re.compile(r"^[A-Z_0-9]+: ")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions() -> list[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    return [(path, node) for path in SOURCES for node in ast.walk(tree(path)) if isinstance(node, FUNCTION)]


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 1


def name_of(path: Path, node: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


def is_table(path: Path) -> bool:
    """A table module holds constants only: no functions and no classes."""
    return not any(isinstance(node, FUNCTION | ast.ClassDef) for node in ast.walk(tree(path)))


def nesting(node: ast.AST, depth: int = 0) -> int:
    blocks = (ast.For, ast.While, ast.If, ast.With, ast.Try, ast.Match)
    deepest = depth
    for child in ast.iter_child_nodes(node):
        if isinstance(child, FUNCTION | ast.ClassDef | ast.Lambda):
            continue
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, nesting(child, depth + (isinstance(child, blocks) and not is_elif)))
    return deepest


def test_no_file_is_longer_than_500_lines() -> None:
    long = [f"{p.relative_to(ROOT)}: {p.read_text('utf-8').count(chr(10))}" for p in SOURCES if not is_table(p)
            and p.read_text("utf-8").count("\n") > 500]  # fmt: skip
    assert long == [], "part them: one noun or one verb per file"


def test_no_function_is_longer_than_50_lines() -> None:
    assert [name_of(path, node) for path, node in functions() if length(node) > 50] == []


def test_functions_are_short_as_a_habit() -> None:
    lengths = sorted(length(node) for _, node in functions())
    assert lengths[len(lengths) // 2] <= 8, "median length of functions"
    assert lengths[len(lengths) * 9 // 10] <= 25, "nine in ten functions"


def test_nesting_is_at_most_three() -> None:
    assert [name_of(path, node) for path, node in functions() if nesting(node) > 3] == [], "return early, or part it"


def test_functions_take_at_most_five_parameters() -> None:
    def count(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
        named = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
        return len([name for name in named if name not in {"self", "cls"}])

    # a command's parameters are its options: one each
    found = [name_of(p, n) for p, n in functions() if count(n) > 5 and "/cli/" not in str(p)]
    assert found == [], "gather them in a value"


def test_no_boolean_flags_in_public_signatures() -> None:
    def flags(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
        every = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        return [a.arg for a in every if isinstance(a.annotation, ast.Name) and a.annotation.id == "bool"]

    found = [
        name_of(path, node)
        for path, node in functions()
        if not node.name.startswith("_") and flags(node) and "/cli/" not in str(path)
    ]
    assert found == [], "two functions, or a word"


def test_names_say_something() -> None:
    files = [str(path.relative_to(ROOT)) for path in SOURCES if path.stem in NOT_NAMES]
    classes = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and node.name.lower() in NOT_NAMES
    ]
    assert files + classes == [], "see the table of words in DESIGN.md"


def test_every_file_opens_with_a_sentence() -> None:
    assert [str(path.relative_to(ROOT)) for path in SOURCES if not ast.get_docstring(tree(path))] == []


def test_everything_public_has_a_docstring() -> None:
    missing = []
    for path in SOURCES:
        for node in tree(path).body:
            if isinstance(node, FUNCTION | ast.ClassDef) and not node.name.startswith("_"):
                missing += [] if ast.get_docstring(node) else [f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"]
    assert missing == []


def test_imports_are_absolute_and_at_the_top() -> None:
    found = []
    for path in SOURCES:
        top = {id(node) for node in tree(path).body}
        parsed = tree(path)
        top = {id(node) for node in parsed.body}
        for node in ast.walk(parsed):
            if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in top:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
            if isinstance(node, ast.ImportFrom) and node.level:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} relative")
    assert found == []


def test_only_the_command_line_prints() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        if "/cli/" not in str(path)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert found == []


def test_every_code_reported_has_a_sentence() -> None:
    from dragoman.record.finding import FINDINGS

    text = "\n".join(p.read_text("utf-8") for p in SOURCES if p.name != "finding.py")
    added = set(re.findall(r"\.(?:add|reject)\(\s*(?:[a-z_.]+,\s*)?\"([a-z_0-9]+\.[a-z_0-9]+)\"", text))
    assert sorted(added - set(FINDINGS)) == []


@pytest.mark.parametrize("name", ["formats", "passes"])
def test_registry_and_folder_are_the_same(name: str) -> None:
    """A module with FORMAT or PASS stands in the list, and the list names only such modules."""
    import importlib

    package = importlib.import_module(f"dragoman.{name}")
    listed = package.FORMATS if name == "formats" else package.PASSES
    folder = Path(str(package.__file__)).parent
    marker = {"formats": "FORMAT", "passes": "PASS"}[name]
    found = {
        path.stem if path.name != "__init__.py" else path.parent.name
        for path in (*folder.glob("*.py"), *folder.glob("*/__init__.py"))
        if re.search(rf"^{marker}\b[^=\n]*=", path.read_text("utf-8"), re.MULTILINE)
    }
    assert found == set(listed)


def tracked() -> list[Path]:
    try:
        told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [ROOT / name for name in told.decode().split("\0") if name and (ROOT / name).is_file()]


def test_nothing_speaks_of_machines_or_hosts() -> None:
    """No download hosts, no absolute paths of a machine, no open ends."""
    forbidden = re.compile(
        r"files\.pythonhosted|pypi\.org/simple|registry\.npmjs|deb\.debian\.org|/home/[a-z]+/|/root/|/work/(?:main|wt|shared|venv)"
        r"|\bTODO\b|\bFIXME\b|\bXXX\b"
    )
    found = []
    for path in tracked():
        if path.name == "test_house.py" or path.suffix in {".crfsuite", ".png", ".gz", ".zip", ".mrc", ".xlsx"}:
            continue
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
            if forbidden.search(line) and not line.lstrip().startswith('"todo'):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []
