"""Policies that AWS would not store are refused, wherever a request or a template carries one."""

from . import identities, managed_policies, resources


def install() -> None:
    """Puts the checks in front of every service that stores policies."""
    managed_policies.install()
    identities.install()
    resources.install()
