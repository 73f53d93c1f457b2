"""Which of the permissions of a schema one resource needs."""

from ..requirement import Work
from . import identity, network, records, systems_manager, tagging

OCCASIONS = {**network.OCCASIONS, **identity.OCCASIONS, **records.OCCASIONS, **systems_manager.OCCASIONS}


def is_needed(work: Work, action: str) -> bool:
    """Whether the handler makes this call for these properties."""
    occasion = OCCASIONS.get(work.type_name, {}).get(action) or tagging.occasion(action)
    return occasion is None or bool(occasion(work))


__all__ = ["OCCASIONS", "is_needed"]
