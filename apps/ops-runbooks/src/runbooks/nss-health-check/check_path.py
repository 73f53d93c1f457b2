import json
from functools import partial


def check_path(events: "InputPayload", _context: object) -> "Payload":
    """NAT gateways, the virtual interfaces with their BGP sessions, and the tunnels of a VPN."""
    system: SystemDescription = json.loads(events["System"])
    lines = []
    for gateway in system["natGateways"]:
        lines += examine("NAT errors", gateway["name"], partial(nat_line, gateway))
    interfaces = system["virtualInterfaces"]
    for interface in interfaces:
        others = [other for other in interfaces if other["id"] != interface["id"]]
        lines += examine("virtual interface", interface["id"], partial(interface_lines, interface, others))
    behind_interface = bool(interfaces)
    for connection in system["vpnConnections"]:
        lines += examine("VPN tunnels", connection["name"], partial(tunnel_line, connection, behind_interface))
    return {"Lines": json.dumps(lines)}


def nat_line(gateway: "DescribedWay") -> dict[str, str]:
    errors = sum(
        value
        for _ago, value in sums("AWS/NATGateway", "ErrorPortAllocation", 15, dimensions={"NatGatewayId": gateway["id"]})
    )
    return line(
        "NAT errors",
        gateway["name"],
        "fail" if errors else "pass",
        f"{errors:.0f} port allocation errors in 15 minutes",
        "0",
        "Too many connections to one destination: look for retries that never end, and consider a second address.",
    )


def interface_lines(
    deployed: "DescribedVirtualInterface", others: list["DescribedVirtualInterface"]
) -> dict[str, str] | list[dict[str, str]]:
    found = described_interfaces(deployed)
    if not found:
        return line(
            "virtual interface",
            deployed["id"],
            unless_carried("fail", others),
            "does not exist",
            "available",
            "Ask the carrier whether it was deleted, and order it again.",
        )
    state = found[0]["virtualInterfaceState"]
    verdict = {"available": "pass", "down": "fail", "confirming": "fail"}.get(state, "warn")
    action = {"confirming": "Run the accept-virtual-interface runbook.", "down": "BGP is down: see the next line."}.get(
        state, "Ask the carrier or the owner of the connection."
    )
    lines = [
        line("virtual interface", deployed["id"], unless_carried(verdict, others), state, "available", action),
    ]
    peers = found[0].get("bgpPeers", [])
    up = [peer for peer in peers if peer.get("bgpStatus") == "up"]
    lines.append(
        line(
            "BGP session",
            deployed["id"],
            "pass" if up else unless_carried("fail", others),
            f"{len(up)} of {len(peers)} peers up",
            "1 or more",
            (
                f"Compare VLAN {deployed['vlan']}, AS {deployed['customerAsn']}, "
                "addresses and key with the router at the other end."
            ),
        )
    )
    return lines


def unless_carried(verdict: str, others: list["DescribedVirtualInterface"]) -> str:
    """One of several virtual interfaces that is down breaks nothing yet: another one carries the traffic."""
    return "warn" if verdict == "fail" and any(has_session(other) for other in others) else verdict


def has_session(deployed: "DescribedVirtualInterface") -> bool:
    return any(
        peer.get("bgpStatus") == "up" for each in described_interfaces(deployed) for peer in each.get("bgpPeers", [])
    )


def described_interfaces(deployed: "DescribedVirtualInterface") -> "list[Any]":
    found: list[Any] = boto3.client("directconnect").describe_virtual_interfaces(virtualInterfaceId=deployed["id"])[
        "virtualInterfaces"
    ]
    return found


def tunnel_line(connection: "DescribedWay", is_backup: bool) -> dict[str, str]:
    found = boto3.client("ec2").describe_vpn_connections(VpnConnectionIds=[connection["id"]])["VpnConnections"][0]
    telemetry = found.get("VgwTelemetry", [])
    up = sum(1 for tunnel in telemetry if tunnel["Status"] == "UP")
    verdict = "pass" if telemetry and up == len(telemetry) else "warn" if up or is_backup else "fail"
    return line(
        "VPN tunnels",
        connection["name"],
        verdict,
        f"{up} of {len(telemetry)} up",
        "all",
        (
            "Look at the VPN device: its logs tell whether IKE or BGP fails. One tunnel carries everything until the "
            "other is back."
        ),
    )
