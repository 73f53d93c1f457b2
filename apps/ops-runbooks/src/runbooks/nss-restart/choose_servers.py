def choose_servers(events: "InputPayload", _context: object) -> "Payload":
    """The running servers of the wanted log type, in their order; a standby that is stopped stays so."""
    system = system_of(events)
    chosen = [server["instanceId"] for server in system["servers"] if events["Log"] in ("all", server["log"])]
    if not chosen:
        raise RuntimeError(f"the relay has no servers for {events['Log']} logs")
    answered = boto3.client("ec2").describe_instances(InstanceIds=chosen)["Reservations"]
    running = {
        each["InstanceId"]
        for reservation in answered
        for each in reservation["Instances"]
        if each["State"]["Name"] == "running"
    }
    wanted = [each for each in chosen if each in running]
    if not wanted:
        raise RuntimeError("none of these servers runs: start the active one first, or run the nss-failover runbook")
    for server in system["servers"]:
        if server["instanceId"] in wanted:
            require_server_side(server, side_of(system, server), events["Override"])
    return {"InstanceIds": wanted}
