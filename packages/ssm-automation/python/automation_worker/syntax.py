"""Reads Python scripts of runbooks without running them: one JSON object a line on standard input,
one answer a line on standard output."""

import ast
import json
import sys
import warnings
from collections.abc import Iterator

from . import handler


def read(text: str, version: tuple[int, int] | None, handler_name: str | None = None) -> dict:
    """The first mistake of a script, or the names it defines at its outermost level and what its handler is like.

    What a Python that is newer than this one knows, it may read; nobody can say here.
    """
    if version is not None and version[0] != 3:
        # There is no such runtime, which is said elsewhere, and nothing here reads it.
        return {}
    unsure = version is not None and version > sys.version_info[:2]
    try:
        with warnings.catch_warnings():
            # Escapes that Python frowns upon are no mistakes.
            warnings.simplefilter("ignore")
            tree = ast.parse(text, feature_version=None if unsure else version)
    except SyntaxError as error:
        return {"problem": {"line": error.lineno or 1, "message": error.msg, **({"unsure": True} if unsure else {})}}
    except (ValueError, RecursionError, MemoryError) as error:
        return {"problem": {"line": 1, "message": str(error) or type(error).__name__}}
    names = sorted(set(_names(tree.body)))
    # A star may define anything.
    about = {} if handler_name is None else {"handler": handler.described(tree, handler_name)}
    return about if "*" in names else {"names": names, **about}


def _names(statements: list) -> Iterator[str]:
    """Names bound at the outermost level, inside conditions and try blocks too."""
    for statement in statements:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield statement.name
        elif isinstance(statement, (ast.Import, ast.ImportFrom)):
            yield from (alias.asname or alias.name for alias in statement.names)
        elif isinstance(statement, (ast.Assign, ast.AnnAssign)):
            for target in statement.targets if isinstance(statement, ast.Assign) else [statement.target]:
                yield from (node.id for node in ast.walk(target) if isinstance(node, ast.Name))
        for block in ("body", "orelse", "finalbody"):
            if not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                yield from _names(getattr(statement, block, []))
        for each in getattr(statement, "handlers", []):
            yield from _names(each.body)


def main() -> None:
    for line in sys.stdin:
        request = json.loads(line)
        scripts = [(each["text"], each.get("version"), each.get("handler")) for each in request["scripts"]]
        readings = [read(text, (version[0], version[1]) if version else None, name) for text, version, name in scripts]
        print(json.dumps({"id": request["id"], "value": readings}), flush=True)


if __name__ == "__main__":
    main()
