import json

import boto3


def compare_interface(events, _context):
    """Refuses a virtual interface that is not the one the environment file describes; says whether it still has to be accepted."""
    described = json.loads(events["System"]).get("virtualInterface")
    if not described or described["origin"] != "hosted":
        raise RuntimeError(
            "the environment file has no hosted virtual interface (privateConnection.virtualInterface.origin): nothing to accept"
        )
    found = boto3.client("directconnect").describe_virtual_interfaces(virtualInterfaceId=described["id"])[
        "virtualInterfaces"
    ]
    if not found:
        raise RuntimeError(
            f"{described['id']} does not exist in this account and region: ask the carrier which account it was allocated to"
        )
    there = found[0]
    wanted = {
        "vlan": described["vlan"],
        "asn": described["customerAsn"],
        "customerAddress": described["customerAddress"],
        "amazonAddress": described["amazonAddress"],
    }
    different = [
        f"{name} is {there.get(name)} and the environment file says {value}"
        for name, value in wanted.items()
        if there.get(name) != value
    ]
    if different:
        raise RuntimeError(
            f"{described['id']} is not the interface that was ordered: "
            + "; ".join(different)
            + ". Have the carrier correct it, or correct the environment file."
        )
    state = there["virtualInterfaceState"]
    if state not in ("confirming", "pending", "available", "down"):
        raise RuntimeError(
            f"{described['id']} is {state}: it cannot be accepted any more, have the carrier allocate a new one"
        )
    gateway = described["acceptTowards"]
    return {
        "Id": described["id"],
        "Confirm": state == "confirming",
        "Way": "virtual" if "virtualGatewayId" in gateway else "direct",
        "Gateway": gateway.get("virtualGatewayId") or gateway["directConnectGatewayId"],
        "Transit": there.get("virtualInterfaceType") == "transit",
    }
