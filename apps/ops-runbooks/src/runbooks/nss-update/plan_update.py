def plan_update(events: "InputPayload", _context: object) -> "Payload":
    """Which standby is updated, that nothing is in the way, and what it is told on the way.

    Nothing is changed before all of it is known, a package looked at included.
    """
    system = system_of(events)
    server = server_named(system, events["Server"])
    pair = pair_of(system, server)
    refuse_company(events, server, pair)
    require_standby(system, server, pair)
    require_set_up(system, server)
    if not system["isolatedGroupIds"]:
        raise RuntimeError("there is no security group to isolate a server by: deploy the environment again")
    renews = events["Bucket"] != "not-given"
    digest = checked_package(events["Bucket"], events["Key"], events["Sha256"]) if renews else "not-given"
    return {
        "InstanceId": server["instanceId"],
        "BastionId": system["bastion"]["instanceId"],
        "Renews": renews,
        "Sha256": digest,
        "AutostartParameter": autostart_parameter(system, server),
        "AutostartBefore": autostart_before(system, server),
        "MeetIsolated": commands(meet(system, server, "first-contact", False)),
        "Disable": commands(with_key(system, server, told(server, "disable-autostart"))),
        "Meet": commands(meet(system, server, "first-contact", True)),
        "Update": commands(with_key(system, server, update(server, events["Update"]))),
        "Enable": commands(with_key(system, server, told(server, "enable-autostart"))),
    }


def autostart_before(system: "SystemDescription", server: "DescribedServer") -> str:
    """An update that ended badly may have left a standby that does not start NSS: until one ends well that is so."""
    return "updating" if parameter_of(autostart_parameter(system, server)).endswith(" updating") else "enabled"


def require_standby(system: "SystemDescription", server: "DescribedServer", pair: "list[DescribedServer]") -> None:
    """A standby that is stopped beside a server that serves is touched, and nothing else: nobody misses it."""
    name = server["name"]
    if system["availability"] != "active-standby":
        raise RuntimeError(
            f"availability is {system['availability']}, and {name} serves: "
            "update it by hand, or by nss-set-up when its machine is new"
        )
    if should_run(system, server, active_servers(system)):
        raise RuntimeError(f"{name} serves: run nss-failover, and update it once it stands by")
    state = state_of(server["instanceId"])
    if state != "stopped":
        raise RuntimeError(f"{name} is {state} and not stopped: run nss-standby-guard, and begin again")
    for other in pair:
        if other is not server and state_of(other["instanceId"]) != "running":
            raise RuntimeError(
                f"{other['name']}, which should serve, is {state_of(other['instanceId'])}: "
                f"{name} may be needed; see to the server that serves first"
            )


def require_set_up(system: "SystemDescription", server: "DescribedServer") -> None:
    """What was never set up is not made to start by itself. Of what was set up by hand nothing is written."""
    written = parameter_of(autostart_parameter(system, server)).split()
    if written and (written[0] != server["instanceId"] or written[1:] == ["disabled"]):
        raise RuntimeError(f"{server['name']} is not set up: run nss-set-up for it, which updates it too")
