"""Everything one run of a handler needs to be allowed."""

from . import service_linked_roles
from .arns import arns_of
from .occasions import is_needed
from .passed_roles import PASSED_TO, passed_roles
from .place import Identities, Place
from .reference import action
from .request_facts import bounded, made_facts, policy_in_making, request_facts
from .requirement import Requirement, Work
from .schema_permissions import permissions


def requirements(work: Work, place: Place, identities: Identities) -> list:
    """The decisions that all have to be "allowed", for AWS would make each of these calls."""
    found = []
    for name in permissions(work.type_name, work.handler):
        if not is_needed(work, name):
            continue
        if name == "iam:PassRole":
            service = PASSED_TO.get(work.type_name)
            facts = {"iam:PassedToService": service} if service else {}
            found += [Requirement(name, role, facts) for role in passed_roles(work, place, identities.roles_of_profile)]
        elif name == service_linked_roles.CREATE:
            found.append(service_linked_roles.requirement(work, place))
        else:
            found += _plain(name, work, place, identities)
    if service_linked_roles.is_needed_beyond_schema(work):
        found.append(service_linked_roles.requirement(work, place))
    return list({(one.action, one.resource): one for one in found}.values())


def _plain(name: str, work: Work, place: Place, identities: Identities) -> list:
    listed = action(name)
    if listed is None:
        return [Requirement(name, "*", {"aws:RequestedRegion": place.region})]
    facts = request_facts(work, place, listed)
    return [
        Requirement(
            name,
            arn,
            {**facts, **made_facts(work, listed, arn), **bounded(arn, listed, identities, facts)},
            policy_in_making(work, listed, arn),
        )
        for arn in arns_of(work, place, listed)
    ]
