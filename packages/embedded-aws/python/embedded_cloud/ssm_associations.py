"""State Manager associations: kept and shown, never run."""

import time
import uuid

from .json_protocol import Refusal

#: (account, region) -> association id -> association
_associations: dict = {}
_MEMBERS = (
    "Name",
    "DocumentVersion",
    "Targets",
    "ScheduleExpression",
    "AssociationName",
    "Parameters",
    "OutputLocation",
    "AutomationTargetParameterName",
    "MaxErrors",
    "MaxConcurrency",
    "ComplianceSeverity",
    "SyncCompliance",
    "ApplyOnlyAtCronInterval",
    "CalendarNames",
    "TargetLocations",
    "ScheduleOffset",
)


def _get(scope, identifier: str) -> dict:
    association = _associations.get(scope, {}).get(identifier)
    if association is None:
        raise Refusal("AssociationDoesNotExist", f"Association {identifier} does not exist")
    return association


def create(scope, request):
    identifier, now = str(uuid.uuid4()), time.time()
    association = {
        "AssociationId": identifier,
        "AssociationVersion": "1",
        "Date": now,
        "LastUpdateAssociationDate": now,
        "Overview": {"Status": "Pending"},
        **{name: request[name] for name in _MEMBERS if name in request},
    }
    if request.get("InstanceId"):
        association["Targets"] = [{"Key": "InstanceIds", "Values": [request["InstanceId"]]}]
    _associations.setdefault(scope, {})[identifier] = association
    return {"AssociationDescription": association}


def update(scope, request):
    association = _get(scope, request["AssociationId"])
    association.update({name: request[name] for name in _MEMBERS if name in request})
    association["AssociationVersion"] = str(int(association["AssociationVersion"]) + 1)
    association["LastUpdateAssociationDate"] = time.time()
    return {"AssociationDescription": association}


def describe(scope, request):
    return {"AssociationDescription": _get(scope, request.get("AssociationId", ""))}


def list_all(scope, _request):
    return {"Associations": list(_associations.get(scope, {}).values())}


def delete(scope, request):
    _get(scope, request.get("AssociationId", ""))
    del _associations[scope][request["AssociationId"]]
    return {}


OPERATIONS = {
    "CreateAssociation": create,
    "UpdateAssociation": update,
    "DescribeAssociation": describe,
    "ListAssociations": list_all,
    "DeleteAssociation": delete,
}
