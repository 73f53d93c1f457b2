"""Loads every module that registers an operation or a correction."""


def load() -> None:
    from . import addresses, images, nat_gateways, propagation  # noqa: F401
