def plan_failover(events: "InputPayload", _context: object) -> "Payload":
    """Who relays now, who takes over, and that nothing is in the way."""
    if not events["MayHappen"]:
        raise RuntimeError(
            "a fail-over has to be approved here, and operations.approvers of the environment file names nobody: "
            "name them there and deploy"
        )
    refuse_steps_by_hand(events["ExecutionId"])
    refuse_another(events["DocumentName"], events["ExecutionId"], events["Log"])
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
    refuse_not_starting(system, standby)
    side = side_of(system, active)
    require_server_side(active, side, events["Override"])
    planned = {
        "active": active["name"],
        "states": {each["name"]: state_of(each["instanceId"]) for each in servers},
        "side": side.name,
    }
    why = "" if side.name == "none" else f" The silent side is {side.name}: {side.evidence}."
    return {
        "ActiveId": active["instanceId"],
        "ActiveName": active["name"],
        "StandbyId": standby["instanceId"],
        "StandbyName": standby["name"],
        "Parameter": parameter,
        "Lost": what_is_lost(system, active) + why,
        "Flowing": json.dumps(flowing(system, active)),
        "Planned": json.dumps(planned),
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
