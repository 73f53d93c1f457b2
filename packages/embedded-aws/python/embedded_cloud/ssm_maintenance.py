"""Maintenance windows: kept and shown, never opened."""

import uuid

from .json_protocol import Refusal

#: (account, region) -> window id -> {"window", "targets", "tasks"}
_windows: dict = {}
_WINDOW = (
    "Name",
    "Description",
    "StartDate",
    "EndDate",
    "Schedule",
    "ScheduleTimezone",
    "ScheduleOffset",
    "Duration",
    "Cutoff",
    "AllowUnassociatedTargets",
    "Enabled",
)
_TARGET = ("ResourceType", "Targets", "OwnerInformation", "Name", "Description")
_TASK = (
    "Targets",
    "TaskArn",
    "ServiceRoleArn",
    "TaskParameters",
    "TaskInvocationParameters",
    "Priority",
    "LoggingInfo",
    "MaxConcurrency",
    "MaxErrors",
    "Name",
    "Description",
    "CutoffBehavior",
)


def _new_id(prefix: str) -> str:
    return f"{prefix}{uuid.uuid4().hex[:17]}"


def _get(scope, request) -> dict:
    record = _windows.get(scope, {}).get(request["WindowId"])
    if record is None:
        raise Refusal("DoesNotExistException", f"Maintenance window {request['WindowId']} does not exist")
    return record


def _member(scope, request, kind: str, identifier: str) -> dict:
    member = _get(scope, request)[kind].get(request[identifier])
    if member is None:
        raise Refusal("DoesNotExistException", f"{identifier} {request[identifier]} does not exist")
    return member


def _picked(request: dict, names: tuple) -> dict:
    return {name: request[name] for name in names if name in request}


def create(scope, request):
    identifier = _new_id("mw-")
    window = {"WindowId": identifier, "Enabled": True, **_picked(request, _WINDOW)}
    _windows.setdefault(scope, {})[identifier] = {"window": window, "targets": {}, "tasks": {}}
    return {"WindowId": identifier}


def update(scope, request):
    window = _get(scope, request)["window"]
    window.update(_picked(request, _WINDOW))
    return window


def get(scope, request):
    return _get(scope, request)["window"]


def describe(scope, _request):
    return {"WindowIdentities": [record["window"] for record in _windows.get(scope, {}).values()]}


def delete(scope, request):
    _windows.get(scope, {}).pop(request["WindowId"], None)
    return {"WindowId": request["WindowId"]}


def register_target(scope, request):
    identifier = str(uuid.uuid4())
    _get(scope, request)["targets"][identifier] = {
        "WindowId": request["WindowId"],
        "WindowTargetId": identifier,
        **_picked(request, _TARGET),
    }
    return {"WindowTargetId": identifier}


def update_target(scope, request):
    target = _member(scope, request, "targets", "WindowTargetId")
    target.update(_picked(request, _TARGET))
    return target


def describe_targets(scope, request):
    return {"Targets": list(_get(scope, request)["targets"].values())}


def deregister_target(scope, request):
    _get(scope, request)["targets"].pop(request["WindowTargetId"], None)
    return _picked(request, ("WindowId", "WindowTargetId"))


def register_task(scope, request):
    identifier = str(uuid.uuid4())
    _get(scope, request)["tasks"][identifier] = {
        "WindowId": request["WindowId"],
        "WindowTaskId": identifier,
        "Type": request["TaskType"],
        "TaskType": request["TaskType"],
        **_picked(request, _TASK),
    }
    return {"WindowTaskId": identifier}


def update_task(scope, request):
    task = _member(scope, request, "tasks", "WindowTaskId")
    task.update(_picked(request, _TASK))
    return task


def get_task(scope, request):
    return _member(scope, request, "tasks", "WindowTaskId")


def describe_tasks(scope, request):
    return {"Tasks": list(_get(scope, request)["tasks"].values())}


def deregister_task(scope, request):
    _get(scope, request)["tasks"].pop(request["WindowTaskId"], None)
    return _picked(request, ("WindowId", "WindowTaskId"))


OPERATIONS = {
    "CreateMaintenanceWindow": create,
    "UpdateMaintenanceWindow": update,
    "GetMaintenanceWindow": get,
    "DescribeMaintenanceWindows": describe,
    "DeleteMaintenanceWindow": delete,
    "RegisterTargetWithMaintenanceWindow": register_target,
    "UpdateMaintenanceWindowTarget": update_target,
    "DescribeMaintenanceWindowTargets": describe_targets,
    "DeregisterTargetFromMaintenanceWindow": deregister_target,
    "RegisterTaskWithMaintenanceWindow": register_task,
    "UpdateMaintenanceWindowTask": update_task,
    "GetMaintenanceWindowTask": get_task,
    "DescribeMaintenanceWindowTasks": describe_tasks,
    "DeregisterTaskFromMaintenanceWindow": deregister_task,
}
