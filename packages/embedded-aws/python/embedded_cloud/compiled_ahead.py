"""The code of this package's modules, compiled once for all of the processes that are forked afterwards.

Nothing writes it to a file.
"""

import importlib.machinery
import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).parent
#: (path, time of change, bytes) -> code, so that a module which somebody has edited since is compiled anew
_compiled: dict = {}


def _key(path: str) -> tuple:
    found = os.stat(path)
    return path, found.st_mtime_ns, found.st_size


class _Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname):
        return _compiled.get(_key(self.get_filename(fullname))) or super().get_code(fullname)


class _Finder:
    @staticmethod
    def find_spec(fullname, path=None, target=None):
        if not fullname.startswith(f"{__package__}."):
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


def install() -> None:
    """Compiles every module there is, and holds for those that are imported from now on. Runs none of them."""
    for path in map(str, sorted(_PACKAGE.rglob("*.py"))):
        key = _key(path)
        _compiled[key] = compile(Path(path).read_bytes(), path, "exec", dont_inherit=True)
    sys.meta_path.insert(0, _Finder)
