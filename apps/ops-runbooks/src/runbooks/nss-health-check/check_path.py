from functools import partial


def check_path(events: "InputPayload", _context: object) -> "Payload":
    """NAT gateways, the virtual interface with its BGP session, and the tunnels of a VPN."""
    system = system_of(events)
    lines = []
    for gateway in system["natGateways"]:
        lines += examine("NAT errors", gateway["name"], partial(nat_line, gateway))
    interface = system.get("virtualInterface")
    if interface:
        lines += examine("virtual interface", interface["id"], partial(interface_lines, interface))
    behind_interface = bool(interface)
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


def interface_lines(deployed: "DescribedVirtualInterface") -> dict[str, str] | list[dict[str, str]]:
    found = boto3.client("directconnect").describe_virtual_interfaces(virtualInterfaceId=deployed["id"])[
        "virtualInterfaces"
    ]
    if not found:
        return line(
            "virtual interface",
            deployed["id"],
            "fail",
            "does not exist",
            "available",
            "Ask the carrier whether it was deleted, and order it again.",
        )
    state = found[0]["virtualInterfaceState"]
    verdict = {"available": "pass", "down": "fail", "confirming": "fail"}.get(state, "warn")
    action = {"confirming": "Run the accept-virtual-interface runbook.", "down": "BGP is down: see the next line."}.get(
        state, "Ask the carrier or the owner of the connection."
    )
    lines = [line("virtual interface", deployed["id"], verdict, state, "available", action)]
    peers = found[0].get("bgpPeers", [])
    up = [peer for peer in peers if peer.get("bgpStatus") == "up"]
    lines.append(
        line(
            "BGP session",
            deployed["id"],
            "pass" if up else "fail",
            f"{len(up)} of {len(peers)} peers up",
            "1 or more",
            (
                f"Compare VLAN {deployed['vlan']}, AS {deployed['customerAsn']}, "
                "addresses and key with the router at the other end."
            ),
        )
    )
    return lines


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
