"""CloudFormation resource types, registered with MiniStack's engine."""

from .install import install
from .registry import supported_types

__all__ = ["install", "supported_types"]
