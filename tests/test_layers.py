"""The house: imports point to lower layers only, files stay short, functions stay typed."""

import ast
import statistics
from pathlib import Path

from tests.support import ROOT

PACKAGE = ROOT / "src" / "regesta"
LAYERS = {
    "version": 0,
    "lexicon": 0,
    "dates": 1,
    "model": 2,
    "sources": 3,
    "transcript": 4,
    "layout": 5,
    "readers": 6,
    "fingerprint": 6.5,
    "archive": 7,
    "ids": 7.5,
    "reading": 7.5,
    "links": 8,
    "intake": 8.5,
    "check": 9,
    "publish": 9,
    "": 10,
    "cli": 11,
    "__main__": 12,
}


def _files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _module(path: Path) -> str:
    parts = list(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _imports(path: Path) -> set[str]:
    """Every module of ours that a file imports, at its head or later."""
    known = {_module(file) for file in _files()}
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in known else node.module)
    return {name for name in found if name.split(".")[0] == "regesta"}


def test_every_room_has_its_layer() -> None:
    assert {_room(_module(path)) for path in _files()} <= LAYERS.keys()


def test_imports_point_downwards() -> None:
    wrong = [
        (_module(path), imported)
        for path in _files()
        for imported in _imports(path)
        if _room(imported) != _room(_module(path))
        and LAYERS[_room(imported)] >= LAYERS[_room(_module(path))]
    ]
    assert wrong == []


def test_no_import_goes_round() -> None:
    graph = {_module(path): _imports(path) for path in _files()}
    done: set[str] = set()

    def visit(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, " -> ".join((*above, module))
        if module not in done:
            for imported in graph[module]:
                visit(imported, (*above, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in _files()}
    assert statistics.median(lengths.values()) < 150
    assert {path.name: n for path, n in lengths.items() if n > 400} == {}


def test_functions_are_short_and_told() -> None:
    lengths, untold = [], []
    for path in _files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                lengths.append((node.end_lineno or 0) - node.lineno + 1)
                if not node.name.startswith("_") and not ast.get_docstring(node):
                    untold.append(f"{path.name}: {node.name}")
    assert untold == []
    assert sum(n < 30 for n in lengths) >= 0.9 * len(lengths)


def test_every_lexicon_names_its_language_and_source() -> None:
    from regesta.lexicon import lexicons

    for name, content in lexicons().items():
        assert content.get("language"), name
        assert len(content.get("source", "")) > 20, name
