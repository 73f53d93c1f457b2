def choose_servers(events: "InputPayload", _context: object) -> "Payload":
    """The running servers of the wanted log type, in their order; a standby that is stopped stays so, and nothing is
    restarted beside one that runs."""
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
    active = active_servers(system)
    for server in system["servers"]:
        if server["instanceId"] in wanted:
            refuse_company(events, server, pair_of(system, server))
            refuse_standby(system, server, active)
            require_server_side(server, side_of(system, server), events["Override"])
    return {"InstanceIds": wanted}


def refuse_standby(system: "SystemDescription", server: "DescribedServer", active: dict[str, list[str]]) -> None:
    """A standby runs only while it is set up, updated or failed over to. NSS starts with its machine."""
    if not should_run(system, server, active):
        raise RuntimeError(
            f"{server['name']} stands by, and runs: a restart could start its NSS beside the server that serves; "
            "run nss-standby-guard, and begin again"
        )
