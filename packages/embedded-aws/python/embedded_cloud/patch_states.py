"""What Patch Manager keeps of a machine's last scan or installation: counts, once AWS-RunPatchBaseline has ended on it.

https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstancePatchState.html. How many patches there are
is declared with the answer to the command (`patches`).
"""

import time

_DOCUMENT = "AWS-RunPatchBaseline"
_COUNTS = {
    "installed": "InstalledCount",
    "pendingReboot": "InstalledPendingRebootCount",
    "missing": "MissingCount",
    "failed": "FailedCount",
}
#: (account, region, instance) -> the state of its last operation
_states: dict = {}


def _key(scope, instance: str) -> tuple:
    return (*scope, instance)


def record(scope, command: dict, identifier: str, answer: dict, began: float) -> None:
    """Keeps what a command found, where it is one that looks for patches."""
    if command["DocumentName"] != _DOCUMENT:
        return
    counts = answer.get("patches", {})
    _states[_key(scope, identifier)] = {
        "InstanceId": identifier,
        "PatchGroup": "",
        "BaselineId": "pb-0123456789abcdef0",
        "Operation": command["Parameters"]["Operation"][0],
        "OperationStartTime": began,
        "OperationEndTime": time.time(),
        **{member: counts.get(name, 0) for name, member in _COUNTS.items()},
    }


def states(scope, request: dict) -> dict:
    """https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeInstancePatchStates.html"""
    keys = [_key(scope, each) for each in request["InstanceIds"]]
    return {"InstancePatchStates": [_states[key] for key in keys if key in _states]}
