"""What a CloudFormation handler needs to be allowed: which actions, on which ARNs, with which facts of the request.

Decided from AWS's published material alone: the permissions a resource schema's handler names, and the resource types
and condition keys the service authorization reference gives each action. It imports no emulator, so that templates can
be judged without one.
"""

from .place import Identities, Place
from .requirement import Requirement, Work
from .requirements import requirements

__all__ = ["Identities", "Place", "Requirement", "Work", "requirements"]
