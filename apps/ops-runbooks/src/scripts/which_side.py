"""Which side of a feed is silent, seen from outside. Decided here, and nowhere else.

Logs that a SIEM has not taken are in the memory of the active server, and nowhere else: whatever stops that server asks
first. https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services
"""

from typing import NamedTuple

REJECTED_PACKETS = 10
LEAVE = (
    "Leave the server running: what the SIEM has not taken is in its memory, for up to an hour, and goes on from there."
)
#: What to do, by the side that is silent; `none` where no feed is. Where several are, the first one counts.
ADVICE = {
    "path": f"Fix the path to the SIEM: BGP, tunnels. {LEAVE}",
    "unknown": f"Find out which side it is: see the flow log and the path. {LEAVE}",
    "rule": f"Revert the rule that turns its packets away. {LEAVE}",
    "SIEM": f"Its owners fix the receiver. {LEAVE}",
    "Zscaler": "Not the relay: see Zscaler's trust page and the NAT gateway. A restart brings nothing back.",
    "server": "With a standby run nss-failover, else nss-restart: what is in its memory is lost either way.",
    "none": "",
}

#: Sides with which the server may hold logs that it could still deliver.
DELIVERABLE = ("path", "unknown", "rule", "SIEM")


class Side(NamedTuple):
    """The side that is silent, and what shows it."""

    name: str
    evidence: str


def side_of(system: "SystemDescription", server: "DescribedServer") -> Side:
    """Which side is silent where a feed of a server is. What cannot be read makes it unknown, never the server."""
    try:
        state = state_of(server["instanceId"])
        if state != "running":
            return Side("server", f"{server['name']} is {state}")
        faults = path_faults(system)
        return Side("path", "; ".join(faults)) if faults else silent_side(system, server)
    except Exception as error:
        return Side("unknown", f"{type(error).__name__}: {error}")


def recent(system: "SystemDescription", metric: str) -> list[float]:
    """Values of the minutes in which a feed that works has some."""
    pulse = system["pulse"]
    minutes = pulse["silentMinutes"] + pulse["deliveryMinutes"]
    return [value for _ago, value in sums(pulse["namespace"], metric, minutes)]


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


def silent_side(system: "SystemDescription", server: "DescribedServer") -> Side:
    """By what the flow log has seen in the last minutes, for a server that runs and a path that is up."""
    pulse = system["pulse"]
    counted = [each["metric"] for each in pulse["feeds"] + pulse["hubs"] + pulse["rejected"]]
    seen = {metric: recent(system, metric) for metric in counted}
    if not any(seen.values()):
        return Side("unknown", "the flow log has no figures at all")
    flows = {name: any(value >= pulse["silentBelowBytesPerMinute"] for value in seen[name]) for name in seen}
    rejected = sum(sum(seen[metric["metric"]]) for metric in pulse["rejected"] if of_server(metric, server))
    impaired = is_impaired(server["instanceId"])
    hubs_speak = any(flows[hub["metric"]] for hub in pulse["hubs"])
    found: list[Side] = []
    for feed in pulse["feeds"]:
        if not of_server(feed, server) or flows[feed["metric"]]:
            continue
        others = [other for other in pulse["feeds"] if other is not feed]
        same_siem = [flows[other["metric"]] for other in others if other["siem"] == feed["siem"]]
        if any(value > 0 for value in seen[feed["metric"]]):
            why = f"{feed['siem']} does not take {feed['label']}: the server sends, and hardly anything is taken"
            found.append(Side("SIEM", why))
        elif rejected > REJECTED_PACKETS:
            found.append(Side("rule", f"packets of {server['name']} are turned away, and {feed['label']} is silent"))
        elif any(flows[other["metric"]] for other in others if of_server(other, server)):
            found.append(
                Side("SIEM", f"{feed['siem']} does not take {feed['label']}: the server sends to another SIEM")
            )
        elif impaired:
            # Of a machine that is ill, and sends nothing, the silence of others says nothing.
            found.append(Side("server", f"{server['name']} fails its status checks, and sends nothing"))
        elif not hubs_speak:
            found.append(Side("Zscaler", "nothing comes from Zscaler to any server, so that there is nothing to send"))
        elif same_siem and not any(same_siem):
            found.append(Side("SIEM", f"no server reaches {feed['siem']}"))
        else:
            found.append(Side("server", f"{server['name']} sends nothing of {feed['label']}, path and SIEM are well"))
    if found and sum(recent(system, pulse["skipped"][server["name"]])):
        return Side("unknown", f"AWS left records of {server['name']} out of the flow log, so that silence may be none")
    name = next((each for each in ADVICE if any(side.name == each for side in found)), "none")
    return Side(name, "; ".join(dict.fromkeys(side.evidence for side in found if side.name == name)))


def is_impaired(instance: str) -> bool:
    """Whether EC2 says that the machine itself is ill."""
    found = boto3.client("ec2").describe_instance_status(InstanceIds=[instance], IncludeAllInstances=True)[
        "InstanceStatuses"
    ]
    return any("impaired" in (each["SystemStatus"]["Status"], each["InstanceStatus"]["Status"]) for each in found)
