"""Which side of a feed is silent, from outside.

Logs that a SIEM has not taken are in the memory of the active server, and nowhere else.
"""

UNKNOWN = "the flow log has no figures at all, so that nobody can tell which side is silent"
REJECTED_PACKETS = 10


def recent(system: "SystemDescription", metric: "DescribedPulse") -> list[float]:
    """Values of the minutes in which a feed that works has some."""
    pulse = system["pulse"]
    return [
        value
        for _ago, value in sums(pulse["namespace"], metric["metric"], pulse["silentMinutes"] + pulse["deliveryMinutes"])
    ]


def path_faults(system: "SystemDescription") -> list[str]:
    """What is broken of the ways to the SIEMs; nothing while one way is up."""
    faults = []
    for interface in system["virtualInterfaces"]:
        found = boto3.client("directconnect").describe_virtual_interfaces(virtualInterfaceId=interface["id"])[
            "virtualInterfaces"
        ]
        if any(peer.get("bgpStatus") == "up" for each in found for peer in each.get("bgpPeers", [])):
            return []
        faults.append(f"BGP of {interface['id']} is down")
    for connection in system["vpnConnections"]:
        found = boto3.client("ec2").describe_vpn_connections(VpnConnectionIds=[connection["id"]])["VpnConnections"]
        if any(tunnel["Status"] == "UP" for each in found for tunnel in each.get("VgwTelemetry", [])):
            return []
        faults.append(f"no tunnel of {connection['name']} is up")
    return faults


def of_server(metric: "DescribedPulse", server: "DescribedServer") -> bool:
    return metric["log"] == server["log"] and metric.get("server", server["name"]) == server["name"]


def siem_faults(system: "SystemDescription", server: "DescribedServer") -> list[str]:
    """Signs that a SIEM, and not this server, is silent; nothing where the server is, or where logs flow."""
    pulse = system["pulse"]
    seen = {metric["metric"]: recent(system, metric) for metric in pulse["feeds"] + pulse["hubs"] + pulse["rejected"]}
    if not any(seen.values()):
        return [UNKNOWN]
    flows = {
        feed["metric"]: any(value >= pulse["silentBelowBytesPerMinute"] for value in seen[feed["metric"]])
        for feed in pulse["feeds"]
    }
    rejected = sum(sum(seen[metric["metric"]]) for metric in pulse["rejected"] if of_server(metric, server))
    faults = []
    for feed in pulse["feeds"]:
        if not of_server(feed, server) or flows[feed["metric"]]:
            continue
        same_siem = [
            flows[other["metric"]] for other in pulse["feeds"] if other["siem"] == feed["siem"] and other is not feed
        ]
        if any(value > 0 for value in seen[feed["metric"]]):
            faults.append(
                f"{feed['siem']} does not take {feed['label']}: the server sends, and hardly anything is taken"
            )
        elif rejected > REJECTED_PACKETS:
            faults.append(f"a rule turns packets of {server['name']} away, and {feed['label']} is silent")
        elif any(flows[other["metric"]] for other in pulse["feeds"] if of_server(other, server)):
            faults.append(f"{feed['siem']} does not take {feed['label']}: the server sends to another SIEM")
        elif same_siem and not any(same_siem):
            faults.append(f"no server reaches {feed['siem']}")
    return faults


def silent_minutes(system: "SystemDescription", server: "DescribedServer") -> int:
    """For how long the feed of a server that is silent longest has been so; 0 where all of them flow.

    As far back as the buffer goes.
    """
    pulse = system["pulse"]
    limit = pulse["silentMinutes"] + pulse["deliveryMinutes"]
    longest = 0.0
    for feed in pulse["feeds"]:
        if of_server(feed, server):
            points = sums(pulse["namespace"], feed["metric"], pulse["bufferMinutes"])
            since = min(
                [ago for ago, value in points if value >= pulse["silentBelowBytesPerMinute"]],
                default=pulse["bufferMinutes"],
            )
            longest = max(longest, since if since > limit else 0)
    return int(longest)


def is_impaired(instance: str) -> bool:
    """Whether EC2 says that the machine itself is ill."""
    found = boto3.client("ec2").describe_instance_status(InstanceIds=[instance], IncludeAllInstances=True)[
        "InstanceStatuses"
    ]
    return any("impaired" in (each["SystemStatus"]["Status"], each["InstanceStatus"]["Status"]) for each in found)


def require_server_side(system: "SystemDescription", server: "DescribedServer", override: str) -> None:
    """
    Refuses what would throw logs away where the server is not the side that is silent. A server that does not run has
    no memory left to lose; of one whose machine is ill, and that sends nothing, another SIEM's silence says nothing.
    """
    if override == "buffer-will-be-lost" or state_of(server["instanceId"]) != "running":
        return
    faults = path_faults(system)
    try:
        siem = siem_faults(system, server)
    except Exception as error:
        siem = [f"{UNKNOWN}: {type(error).__name__}: {error}"]
    if is_impaired(server["instanceId"]):
        siem = [fault for fault in siem if not fault.startswith("no server reaches")]
    if faults or siem:
        raise RuntimeError(
            f"{'; '.join(faults + siem)}. Leave {server['name']} alone: the logs that the SIEM has not taken, "
            "up to an hour of them, are in its memory, "
            "and go on as soon as the SIEM answers; another server meets the same silence. Fix that side. "
            "To lose them all the same, give Override=buffer-will-be-lost"
        )


def what_is_lost(system: "SystemDescription", server: "DescribedServer") -> str:
    """For people who are asked."""
    try:
        minutes: float = silent_minutes(system, server)
    except Exception:
        minutes = system["pulse"]["bufferMinutes"]
    if minutes:
        return (
            f"Up to {minutes} minutes of {server['log']} logs that are in the memory of {server['name']} only are lost."
        )
    return f"What the SIEM has not taken by then is in the memory of {server['name']} only, and lost."


def state_of(instance: str) -> str:
    return boto3.client("ec2").describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]["State"][
        "Name"
    ]
