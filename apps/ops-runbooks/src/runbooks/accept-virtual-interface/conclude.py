import boto3


def conclude(events: "InputPayload", _context: object) -> "Payload":
    """Accepted is available, or down with the name of what is missing."""
    found = boto3.client("directconnect").describe_virtual_interfaces(virtualInterfaceId=events["Id"])[
        "virtualInterfaces"
    ][0]
    state = found["virtualInterfaceState"]
    down = [
        f"{peer.get('customerAddress')} (AS {peer.get('asnLong') or peer.get('asn')})"
        for peer in found.get("bgpPeers", [])
        if peer.get("bgpStatus") != "up"
    ]
    if state == "available":
        summary = f"{events['Id']} is accepted and available" + (
            f"; BGP is not up yet to {', '.join(down)}" if down else ", BGP is up"
        )
    else:
        summary = (
            f"{events['Id']} is accepted but {state}: BGP is down to {', '.join(down) or 'every peer'}. "
            "Compare VLAN, AS number, addresses and key with the router at the other end."
        )
    return {"State": state, "Summary": "; ".join([summary, *([events["Others"]] if events["Others"] else [])])}
