"""Loads every module that registers an operation or a correction."""


def load() -> None:
    from . import addresses, images, propagation  # noqa: F401
