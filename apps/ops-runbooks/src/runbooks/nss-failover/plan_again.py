def plan_again(events: "InputPayload", _context: object) -> "Payload":
    """Whether it still is as people were asked, which may be half an hour ago."""
    refuse_another(events["DocumentName"], events["ExecutionId"], events["Log"])
    system, planned = system_of(events), json.loads(events["Planned"])
    servers = {each["name"]: each for each in system["servers"] if each["log"] == events["Log"]}
    active = servers[planned["active"]]
    side = side_of(system, active)
    require_server_side(active, side, events["Override"])
    found = {
        "the active server": boto3.client("ssm").get_parameter(Name=system["activeParameters"][events["Log"]])[
            "Parameter"
        ]["Value"],
        **{name: state_of(each["instanceId"]) for name, each in servers.items()},
    }
    asked = {"the active server": planned["active"], **planned["states"]}
    changes = [f"{what} was {asked[what]} and is {found[what]}" for what in asked if asked[what] != found[what]]
    if planned["side"] != "none" and side.name == "none":
        changes.append(f"{active['name']} sends again")
    if changes:
        raise RuntimeError(
            f"it is no longer as people were asked: {'; '.join(changes)}. Nothing was changed; "
            "look again, and start it anew where it is still needed"
        )
    return {"Summary": f"as people were asked; the silent side is {side.name}"}
