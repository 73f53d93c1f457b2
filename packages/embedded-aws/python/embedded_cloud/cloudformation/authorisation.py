"""What stands before every handler: the resource schema,
names that cannot be taken twice, and the rights that AWS's handler needs."""

import functools
import sys

from botocore.exceptions import ClientError
from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id, get_region
from ministack.services import iam
from ministack.services.cloudformation import drift, provisioners

from ..handler_rights import Identities, Place, Work, requirements
from . import dynamic_references
from .acting import acting, principal
from .custom_names import refuse_kept_name
from .decision import AccessDenied, require
from .property_validation import validate
from .registry import TYPES
from .replacing import replace
from .service_calls import require_service_calls


def _role_arn(name: str) -> str:
    role = iam._roles.get(name)
    return role["Arn"] if role else ""


def _roles_of_profile(profile) -> list:
    name = (profile.get("Name") or profile.get("Arn") or "") if isinstance(profile, dict) else str(profile or "")
    found = iam._instance_profiles.get(name.rsplit("/", 1)[-1]) or {}
    return [
        arn
        for role in found.get("Roles", [])
        if (arn := role.get("Arn") if isinstance(role, dict) else _role_arn(role))
    ]


def _boundary_of(role_arn: str):
    return (iam._roles.get(role_arn.rsplit("/", 1)[-1]) or {}).get("PermissionsBoundary")


IDENTITIES = Identities(_roles_of_profile, _boundary_of)


def _linked_role_exists(requirement) -> bool:
    path = f"/aws-service-role/{requirement.context.get('iam:AWSServiceName')}/"
    return requirement.action == "iam:CreateServiceLinkedRole" and any(
        role.get("Path") == path for role in iam._roles.values()
    )


def _make_linked_role(requirement) -> None:
    # In this process: what runs on the event loop could not wait for an answer over a
    # socket. A service nobody named makes none.
    if requirement.context["iam:AWSServiceName"] != "*":
        iam._IAM_HANDLERS["CreateServiceLinkedRole"]({"AWSServiceName": [requirement.context["iam:AWSServiceName"]]})


def authorise(work: Work) -> None:
    """Raises AccessDenied when whoever acts lacks a right this work needs.

    Makes the service-linked roles it may make.
    """
    who = acting()
    if who is None or not work.type_name.startswith("AWS::"):
        return
    place, current = Place.of(get_account_id(), get_region()), principal(who)
    for requirement in requirements(work, place, IDENTITIES):
        if _linked_role_exists(requirement):
            continue
        try:
            require(current, requirement, place)
        except AccessDenied as denied:
            print(
                f"denied to CloudFormation for {work.stack_name}/{work.logical_id}: {denied}",
                file=sys.stderr,
                flush=True,
            )
            raise
        if requirement.action == "iam:CreateServiceLinkedRole":
            _make_linked_role(requirement)


def _known_by(resource_type: str, physical_id: str, properties: dict) -> str:
    """The id that IAM decides on, where Ref yields something else: the allocation of an address."""
    tagged_id = getattr(TYPES.get(resource_type), "tagged_id", None)
    if tagged_id is None:
        return physical_id
    try:
        return tagged_id(physical_id, properties)
    except (ClientError, LookupError):
        # It is gone already, which its handler finds out.
        return physical_id


def _creating(theirs):
    def provision(resource_type, logical_id, properties, stack_name):
        validate(resource_type, properties)
        work = Work(resource_type, "create", properties, stack_name, logical_id)
        authorise(work)
        require_service_calls(work, Place.of(get_account_id(), get_region()))
        return theirs(resource_type, logical_id, properties, stack_name)

    return provision


def _updating(theirs):
    def update(resource_type, physical_id, old, new, stack_name, logical_id="", attributes=None):
        if old != new:
            validate(resource_type, new)
            refuse_kept_name(resource_type, old, new)
        # A replacement creates and deletes, and is authorised as that. What stays as it is needs no call.
        if old != new and not provisioners._replacing_change(resource_type, old, new):
            work = Work(
                resource_type, "update", new, stack_name, logical_id, _known_by(resource_type, physical_id, old), old
            )
            authorise(work)
            require_service_calls(work, Place.of(get_account_id(), get_region()))
        return theirs(resource_type, physical_id, old, new, stack_name, logical_id, attributes)

    return update


def _deleting(theirs):
    def delete(resource_type, physical_id, properties, stack_name=None, logical_id=None):
        known_by = _known_by(resource_type, physical_id, properties)
        authorise(Work(resource_type, "delete", properties, stack_name or "", logical_id or "", known_by))
        return theirs(resource_type, physical_id, properties, stack_name, logical_id)

    return delete


def _reading(type_name: str, theirs):
    """A resource that may not be read is UNKNOWN to drift detection, with the reason."""

    def read(physical_id, properties):
        authorise(Work(type_name, "read", properties, "", "", _known_by(type_name, physical_id, properties)))
        return theirs(physical_id, properties)

    return read


def _parse_once() -> None:
    """Deciding thousands of calls must not parse the same policies thousands of times."""
    theirs = iam_evaluator.parse_policy_document
    of_text = functools.lru_cache(maxsize=4096)(theirs)
    iam_evaluator.parse_policy_document = lambda document: (
        of_text(document) if isinstance(document, str) else theirs(document)
    )


def install() -> None:
    """Puts the decision in front of each handler, wherever the engine calls it from."""
    _parse_once()
    for name, guard in (
        ("_provision_resource", _creating),
        ("_update_resource", _updating),
        ("_delete_resource", _deleting),
    ):
        replace(name, guard)
    for type_name, (reader, supported) in list(drift._DRIFT_READERS.items()):
        drift._DRIFT_READERS[type_name] = (_reading(type_name, reader), supported)
    dynamic_references.install()
