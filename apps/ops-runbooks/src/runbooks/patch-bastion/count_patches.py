import datetime
import time

import boto3

ATTEMPTS = 12
EVERY_SECONDS = 10


def count_patches(events: "InputPayload", _context: object) -> "Payload":
    """What Patch Manager counted since the runbook began: the command itself answers nothing that tells it.

    https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstancePatchState.html
    """
    instance, operation = events["InstanceId"], events["Operation"]
    began = datetime.datetime.fromisoformat(events["Began"])
    for _attempt in range(ATTEMPTS):
        states = boto3.client("ssm").describe_instance_patch_states(InstanceIds=[instance])["InstancePatchStates"]
        counted = [state for state in states if state["OperationEndTime"] >= began and state["Operation"] == operation]
        if counted:
            return told(operation, counted[0])
        time.sleep(EVERY_SECONDS)
    raise RuntimeError(
        f"Patch Manager has no counts of {instance} since {events['Began']}: look at its compliance there, "
        "and whether the bastion reaches Systems Manager"
    )


def told(operation: str, state: "Any") -> "Payload":
    """What is missing is said after a scan, and what failed to install is a failure."""
    missing, failed = state.get("MissingCount", 0), state.get("FailedCount", 0)
    summary = (
        f"{missing} missing, {failed} failed, {state.get('InstalledPendingRebootCount', 0)} wait for a restart, "
        f"{state.get('InstalledCount', 0)} installed"
    )
    if operation == "Install" and failed:
        raise RuntimeError(f"{summary}: Patch Manager names those that failed; install again, or patch by a new image")
    return {"Summary": f"patches: {summary}"}
