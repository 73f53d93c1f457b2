"""Gives MiniStack a partition: it writes `arn:aws:` into every ARN, whichever region a request is for.

Its modules are compiled with that text replaced by the partition of the current request (`partitions.current`): the
literals inside of functions, which is where ARNs are made and compared, comparisons with a parsed ARN's `partition`,
and the pseudo parameter AWS::Partition. What is compiled is kept beside Python's own caches, under a name of its own,
so that the start stays quick.
"""

import ast
import contextlib
import hashlib
import importlib.machinery
import importlib.util
import marshal
import sys
from pathlib import Path

_PREFIX, _PACKAGE, _NAME = "arn:aws:", "ministack.", "_current_partition"
_PSEUDO = "AWS::Partition"
#: a module without any of these is compiled as it is
_MARKS = (_PREFIX.encode(), _PSEUDO.encode(), b".partition")
#: part of the caches' key: another version of this file compiles anew
_VERSION = hashlib.sha256(Path(__file__).read_bytes()).digest()


def _call() -> ast.Call:
    return ast.Call(func=ast.Name(id=_NAME, ctx=ast.Load()), args=[], keywords=[])


def _parts(text: str) -> list:
    """`arn:aws:s3:::x` as `arn:`, the partition, `:s3:::x`."""
    first, *others = text.split(_PREFIX)
    found: list = [ast.Constant(first + "arn:" if others else first)]
    for index, other in enumerate(others):
        more = "arn:" if index < len(others) - 1 else ""
        found += [ast.FormattedValue(value=_call(), conversion=-1), ast.Constant(f":{other}{more}")]
    return found


class _Rewriter(ast.NodeTransformer):
    def __init__(self):
        self._inside = 0

    def _function(self, node):
        self._inside += 1
        node.body = [self.visit(each) for each in node.body]
        self._inside -= 1
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = _function

    def visit_Expr(self, node):
        return node if isinstance(node.value, ast.Constant) else self.generic_visit(node)

    def visit_match_case(self, node):
        node.body = [self.visit(each) for each in node.body]
        return node

    def visit_Constant(self, node):
        if self._inside and isinstance(node.value, str) and _PREFIX in node.value:
            return ast.copy_location(ast.JoinedStr(values=_parts(node.value)), node)
        return node

    def visit_JoinedStr(self, node):
        values: list[ast.expr] = []
        for value in node.values:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                values += _parts(value.value) if self._inside and _PREFIX in value.value else [value]
            elif isinstance(value, ast.FormattedValue):
                value.value = self.visit(value.value)
                values.append(value)
        node.values = values
        return node

    def visit_Compare(self, node):
        node = self.generic_visit(node)
        if self._inside and isinstance(node.left, ast.Attribute) and node.left.attr == "partition":
            node.comparators = [
                _call() if isinstance(each, ast.Constant) and each.value == "aws" else each for each in node.comparators
            ]
        return node

    def visit_Dict(self, node):
        node = self.generic_visit(node)
        for index, key in enumerate(node.keys):
            if self._inside and isinstance(key, ast.Constant) and key.value == _PSEUDO:
                node.values[index] = _call()
        return node


def compiled(source: bytes, path: str):
    """The code of a module with the partition in its ARNs."""
    tree = _Rewriter().visit(ast.parse(source, path))
    place = next(
        (
            index
            for index, node in enumerate(tree.body)
            if not (isinstance(node, ast.Expr) or isinstance(node, ast.ImportFrom) and node.module == "__future__")
        ),
        len(tree.body),
    )
    tree.body.insert(
        place,
        ast.ImportFrom(module="embedded_cloud.partitions", names=[ast.alias(name="current", asname=_NAME)], level=0),
    )
    return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)


class _Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname):
        path = self.get_filename(fullname)
        source = self.get_data(path)
        if not any(mark in source for mark in _MARKS):
            return super().get_code(fullname)
        cache, key = (
            Path(importlib.util.cache_from_source(path, optimization="partition")),
            importlib.util.MAGIC_NUMBER + _VERSION + hashlib.sha256(source).digest(),
        )
        try:
            held = cache.read_bytes()
        except OSError:
            held = b""
        if held.startswith(key):
            return marshal.loads(held[len(key) :])
        code = compiled(source, path)
        # A folder nobody may write to: the next start compiles again.
        with contextlib.suppress(OSError):
            self.set_data(str(cache), key + marshal.dumps(code))
        return code


class _Finder:
    @staticmethod
    def find_spec(fullname, path=None, target=None):
        if not fullname.startswith(_PACKAGE):
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


def install() -> None:
    """Holds for the modules of MiniStack that are imported from now on."""
    sys.meta_path.insert(0, _Finder)
