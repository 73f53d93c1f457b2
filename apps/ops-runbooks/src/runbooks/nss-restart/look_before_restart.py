def look_before_restart(events: "InputPayload", _context: object) -> "Payload":
    """What flows just before a server is rebooted, and that nothing is lost which could still be delivered."""
    system = system_of(events)
    server = next(each for each in system["servers"] if each["instanceId"] == events["InstanceId"])
    refuse_company(events, server, pair_of(system, server))
    require_server_side(server, side_of(system, server), events["Override"])
    return {"Flowing": json.dumps(flowing(system, server)), "Since": now().isoformat()}
