UP = ("pending", "running", "stopping")


def plan_set_up(events: "InputPayload", _context: object) -> "Payload":
    """What a server is set up as, that nothing is in the way, and what it is told on the way.

    Nothing is changed before all of it is known, the package looked at included.
    """
    system = system_of(events)
    server = server_named(system, events["Server"])
    pair = pair_of(system, server)
    refuse_company(events, server, pair)
    serves = should_run(system, server, active_servers(system))
    state = state_of(server["instanceId"])
    if state not in ("running", "stopped"):
        raise RuntimeError(f"{server['name']} is {state}: wait until it runs or is stopped")
    others = [each["name"] for each in pair if each is not server and state_of(each["instanceId"]) in UP]
    is_renewal = events["Certificate"] == "renewed"
    if is_renewal:
        require_serving(server, serves and state == "running")
        require_server_side(server, side_of(system, server), events["Override"])
    else:
        refuse_second(system, server, serves, others)
    digest = checked_package(events["Bucket"], events["Key"], events["Sha256"])
    own = autostart_of(system, server)
    return {
        "InstanceId": server["instanceId"],
        "BastionId": system["bastion"]["instanceId"],
        "Role": "serving" if serves else "standby",
        "IsStopped": state == "stopped",
        "Sha256": digest,
        "AutostartParameter": autostart_parameter(system, server),
        "Wanted": json.dumps(wanted_feeds(system, server, is_renewal)),
        "AutostartBefore": "enabled" if is_renewal or own else "disabled",
        "Meet": commands(meet(system, server, events["HostKey"], not serves)),
        "Configure": commands(with_key(system, server, configure(system, server, events["Configure"]))),
        "Update": commands(with_key(system, server, update(server, events["Update"]))),
        "Start": commands(with_key(system, server, told(server, "restart" if is_renewal else "start"))),
        "Autostart": commands(with_key(system, server, told(server, "enable-autostart"))),
    }


def wanted_feeds(system: "SystemDescription", server: "DescribedServer", is_renewal: bool) -> list[str]:
    """Metrics of the feeds that have to flow in the end: after a renewal those that flow now, else all of its own."""
    now_flowing = flowing(system, server) if is_renewal else []
    return now_flowing or [feed["metric"] for feed in system["pulse"]["feeds"] if of_server(feed, server)]


def require_serving(server: "DescribedServer", serves: bool) -> None:
    """A certificate is renewed on a server that serves: a standby that has one would stream as soon as it runs."""
    if not serves:
        raise RuntimeError(
            f"{server['name']} does not serve: its certificate is renewed while it does. Fail over to it first; "
            "beside the other server of its pair it would be the second one with its certificate"
        )


def refuse_second(system: "SystemDescription", server: "DescribedServer", serves: bool, others: list[str]) -> None:
    """Nothing that may stream already is set up as if it were new, and nothing streams beside another of its pair."""
    name = server["name"]
    if serves and others:
        raise RuntimeError(
            f"{name} should serve, and {' and '.join(others)} runs: run nss-standby-guard, or correct the parameter "
            "that names the active server"
        )
    if others and autostart_of(system, server):
        raise RuntimeError(
            f"{name} starts NSS with its machine, and {' and '.join(others)} runs: it would be the second server "
            "with one certificate. Run nss-update, or fail over to it and give Certificate=renewed"
        )
    flows = flowing(system, server) if serves else []
    if flows:
        raise RuntimeError(f"{name} relays already: for another certificate give Certificate=renewed")


def autostart_of(system: "SystemDescription", server: "DescribedServer") -> bool:
    """Whether NSS may start with the machine, as far as is known: by what a set-up or an update wrote of this very
    machine, else by whether a certificate was installed since it was made. What was done by hand is not known."""
    written = parameter_of(autostart_parameter(system, server)).split()
    if written[:1] == [server["instanceId"]]:
        return written[1:] != ["disabled"]
    installed = parameter_of(f"/{system['purpose']}/relay/{server['name']}/certificate-installed")
    return bool(installed) and datetime.datetime.fromisoformat(installed) > made(server["instanceId"])


def made(instance: str) -> datetime.datetime:
    """When a machine was made: a start renews its launch time, and not when its first disk was attached."""
    found = boto3.client("ec2").describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
    return min(
        (each["Ebs"]["AttachTime"] for each in found.get("BlockDeviceMappings", []) if "Ebs" in each),
        default=found["LaunchTime"],
    )
