"""What the handler of a script takes, reads of its input and gives back, as far as its text tells."""

import ast
from collections.abc import Iterator


def described(tree: ast.Module, name: str) -> dict:
    """The handler's parameters, the keys it reads of the first one, and those of what it returns.

    What cannot be told is left out: nobody knows what a decorator, a star or a value from elsewhere brings.
    """
    found = [each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == name]
    if len(found) != 1 or found[0].decorator_list:
        return {}
    function = found[0]
    returned = _returned(function)
    return {
        "parameters": _parameters(function.args),
        **_read(function),
        **({} if returned is None else {"returned": sorted(returned)}),
    }


def _parameters(arguments: ast.arguments) -> dict:
    positional = [*arguments.posonlyargs, *arguments.args]
    least = len(positional) - len(arguments.defaults)
    return {"least": least, **({} if arguments.vararg else {"most": len(positional)})}


def _read(function: ast.FunctionDef) -> dict:
    """Keys that are read by subscript and never asked for, and all that are used where nothing else uses the input."""
    positional = [*function.args.posonlyargs, *function.args.args]
    if not positional:
        return {}
    name = positional[0].arg
    needed: set[str] = set()
    asked: set[str] = set()
    uses = 0
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id == name:
            if not isinstance(node.ctx, ast.Load):
                return {}  # from there on it is something else
            uses += 1
        key = _key_of(node, name)
        if key is None:
            continue
        uses -= 1
        (needed if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) else asked).add(key)
    return {"needed": sorted(needed - asked), "used": sorted(needed | asked), "usesOthers": uses > 0}


def _key_of(node: ast.AST, name: str) -> str | None:
    """The key of `name["key"]`, `name.get("key")` or `"key" in name`."""
    match node:
        case ast.Subscript(value=ast.Name(id=owner), slice=ast.Constant(value=str(key))) if owner == name:
            return key
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id=owner), attr="get"), args=[ast.Constant(value=str(key)), *_]
        ) if owner == name:
            return key
        case ast.Compare(
            left=ast.Constant(value=str(key)), ops=[ast.In() | ast.NotIn()], comparators=[ast.Name(id=owner)]
        ) if owner == name:
            return key
    return None


def _own(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """Nodes of a function without those of functions inside it."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(node))


def _returned(function: ast.FunctionDef) -> set[str] | None:
    """Keys of every map that is returned; None where one cannot be told, and where nothing is returned at all."""
    own, nodes = list(_own(function)), list(ast.walk(function))
    values = [node.value for node in own if isinstance(node, ast.Return) and node.value is not None]
    keys = [_keys(value, nodes) for value in values if not (isinstance(value, ast.Constant) and value.value is None)]
    if not keys or any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in own):
        return None
    return None if any(each is None for each in keys) else {key for each in keys for key in each or ()}


def _keys(value: ast.expr, nodes: list[ast.AST]) -> set[str] | None:
    if isinstance(value, ast.Dict):
        keys = [
            key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else None for key in value.keys
        ]
        return None if None in keys else {key for key in keys if key is not None}
    if not isinstance(value, ast.Name):
        return None
    return _keys_of_variable(value.id, nodes)


def _keys_of_variable(name: str, nodes: list[ast.AST]) -> set[str] | None:
    """Keys of a variable that is only ever a map written out, and only gets keys that are written out."""
    keys: set[str] = set()
    known = assigned = 0
    for node in nodes:
        if isinstance(node, ast.Assign) and any(
            isinstance(each, ast.Name) and each.id == name for each in node.targets
        ):
            written = _keys(node.value, []) if isinstance(node.value, ast.Dict) else None
            if written is None:
                return None
            keys |= written
            known, assigned = known + len(node.targets), assigned + 1
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == name:
            if not (isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str)):
                return None
            keys.add(node.slice.value)
            known += 1
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Name) and node.value.id == name:
            known += 1
    # Whoever else has it may put something into it, and what is given from outside may have anything.
    uses = sum(isinstance(node, ast.Name) and node.id == name for node in nodes)
    return keys if assigned and known == uses else None
