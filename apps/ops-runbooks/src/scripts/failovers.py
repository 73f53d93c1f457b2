UNDER_WAY = ["Pending", "InProgress", "Waiting", "Cancelling"]


def executions_under_way(document: str, parameter: str, values: list[str], unread: bool = True) -> list[str]:
    """Executions of a runbook that are about one of some values of a parameter, or, unless told otherwise, that cannot
    be read."""
    pages = (
        boto3.client("ssm")
        .get_paginator("describe_automation_executions")
        .paginate(
            Filters=[
                {"Key": "DocumentNamePrefix", "Values": [document]},
                {"Key": "ExecutionStatus", "Values": UNDER_WAY},
            ]
        )
    )
    found = [each["AutomationExecutionId"] for page in pages for each in page["AutomationExecutionMetadataList"]]
    return [each for each in found if is_about(each, parameter, values, unread)]


def is_about(execution: str, parameter: str, values: list[str], unread: bool) -> bool:
    try:
        parameters = boto3.client("ssm").get_automation_execution(AutomationExecutionId=execution)[
            "AutomationExecution"
        ]["Parameters"]
    except Exception:
        return unread
    return bool(parameters.get(parameter, values)[0] in values)


def failovers_under_way(document: str, log: str) -> list[str]:
    """Executions of the fail-over that are about a log type, or cannot be read."""
    return executions_under_way(document, "Log", [log])


def refuse_another(document: str, own: str, log: str) -> None:
    """Two fail-overs of a pair, one of which backs out, could start both servers. Of two that begin together, both end
    here. Those of another pair are none of its business."""
    others = [each for each in failovers_under_way(document, log) if each != own]
    if others:
        raise RuntimeError(
            f"another fail-over of this pair is under way: {', '.join(others)}; wait for its end, "
            "or cancel it and look where it left the servers"
        )
