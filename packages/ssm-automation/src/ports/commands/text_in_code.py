"""Finds where a script of a runbook makes code out of text: JSON with texts of scripts by name on standard input,
a list of findings on standard output."""

import ast
import json
import sys
from collections.abc import Iterator

LINES = ("Line", "PowerShell", "Program", "Shell")
#: what would run a text on the machine of the script
RUNS = (
    "eval",
    "exec",
    "compile",
    "__import__",
    "system",
    "popen",
    "Popen",
    "run",
    "call",
    "check_call",
    "check_output",
    "getoutput",
    "getstatusoutput",
    "spawn",
)
MODULES = ("subprocess", "os", "pty", "importlib", "runpy", "ctypes")


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _is_written(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_made(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _name(node.func) == "commands"


def found(node: ast.AST) -> Iterator[str]:
    """What is wrong with one piece of a script."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
        if any(name.split(".")[0] in MODULES for name in names):
            yield "a script starts nothing on its own machine"
    if isinstance(node, ast.Call):
        name = _name(node.func)
        if name in RUNS:
            yield f"{name}() runs a text"
        if name in LINES and not (
            len(node.args) == 1 and _is_written(node.args[0]) and all(each.arg for each in node.keywords)
        ):
            yield f"the code of {name}() is written out, and texts are given by name"
        if name == "send_command":
            parameters = next((each.value for each in node.keywords if each.arg == "Parameters"), None)
            if not isinstance(parameters, ast.Dict):
                yield "Parameters of send_command() are written out"
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            name = str(key.value) if isinstance(key, ast.Constant) else ""
            if name.lower() == "commands" and not _is_made(value):
                yield f"{name} are what commands() makes of lines"
    if (
        isinstance(node, ast.Attribute)
        and node.attr in ("text", "literal")
        and isinstance(node.ctx, ast.Store)
        and _name(node.value) != "self"
    ):
        yield "a line is not changed"
    if isinstance(node, ast.ClassDef) and any(_name(base) in LINES for base in node.bases) and node.name not in LINES:
        yield f"{node.name}: the languages of commands stand in commands.py"


def main() -> None:
    findings = []
    for script, text in json.load(sys.stdin).items():
        for node in ast.walk(ast.parse(text)):
            findings += [f"{script}:{getattr(node, 'lineno', 0)}: {problem}" for problem in found(node)]
    print(json.dumps(findings))


main()
