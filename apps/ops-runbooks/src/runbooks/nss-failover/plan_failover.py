UNDER_WAY = ["Pending", "InProgress", "Waiting", "Cancelling"]


def plan_failover(events: "InputPayload", _context: object) -> "Payload":
    """Who relays now, who takes over, and that nothing is in the way."""
    if not events["MayHappen"]:
        raise RuntimeError(
            "a fail-over has to be approved here, and operations.approvers of the environment file names nobody: "
            "name them there and deploy"
        )
    refuse_steps_by_hand(events["ExecutionId"])
    refuse_another(events["DocumentName"], events["ExecutionId"])
    system = system_of(events)
    if system["availability"] != "active-standby":
        raise RuntimeError(
            f"availability is {system['availability']}: only an active-standby relay has a standby to fail over to"
        )
    servers = [server for server in system["servers"] if server["log"] == events["Log"]]
    parameter = system["activeParameters"].get(events["Log"])
    if parameter is None or len(servers) != 2:
        raise RuntimeError(f"the relay has no pair of servers for {events['Log']} logs")
    active_name = boto3.client("ssm").get_parameter(Name=parameter)["Parameter"]["Value"]
    active = next((server for server in servers if server["name"] == active_name), None)
    if active is None:
        raise RuntimeError(
            f"{parameter} names {active_name}, which is none of {', '.join(server['name'] for server in servers)}: "
            "correct the parameter first"
        )
    standby = next(server for server in servers if server is not active)
    state = state_of(standby["instanceId"])
    if state != "stopped":
        raise RuntimeError(
            f"{standby['name']} is {state} and not stopped: two servers with one certificate must never run at once; "
            "stop it first"
        )
    require_server_side(system, active, events["Override"])
    return {
        "ActiveId": active["instanceId"],
        "ActiveName": active["name"],
        "StandbyId": standby["instanceId"],
        "StandbyName": standby["name"],
        "Parameter": parameter,
        "Lost": what_is_lost(system, active),
    }


def refuse_steps_by_hand(own: str) -> None:
    """Whoever runs a runbook step by step chooses the steps, and might leave out who is asked and the way back."""
    found = boto3.client("ssm").describe_automation_executions(Filters=[{"Key": "ExecutionId", "Values": [own]}])[
        "AutomationExecutionMetadataList"
    ]
    if any(each.get("Mode") == "Interactive" for each in found):
        raise RuntimeError(
            "this was started step by step (Interactive): start it in mode Auto, "
            "so that it asks and walks its own way back"
        )


def refuse_another(document: str, own: str) -> None:
    """Two fail-overs, one of which backs out, could start both servers. Of two that begin together, both end here."""
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
    others = [
        each["AutomationExecutionId"]
        for page in pages
        for each in page["AutomationExecutionMetadataList"]
        if each["AutomationExecutionId"] != own
    ]
    if others:
        raise RuntimeError(
            f"another fail-over is under way: {', '.join(others)}; wait for its end, "
            "or cancel it and look where it left the servers"
        )
