import json

import boto3


def compare_interface(events: "InputPayload", _context: object) -> "Payload":
    """Refuses a virtual interface that is not the one the environment file describes; says whether it still has to be
    accepted."""
    system: SystemDescription = json.loads(events["System"])
    described = system.get("virtualInterface")
    if not described or described["origin"] != "hosted":
        raise RuntimeError(
            "the environment file has no hosted virtual interface (privateConnection.virtualInterface.origin): "
            "nothing to accept"
        )
    found = boto3.client("directconnect").describe_virtual_interfaces(virtualInterfaceId=described["id"])[
        "virtualInterfaces"
    ]
    if not found:
        raise RuntimeError(
            f"{described['id']} does not exist in this account and region: ask the carrier which account it was "
            "allocated to"
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
    towards = described["acceptTowards"]
    if "virtualGatewayId" in towards:
        way, gateway = "virtual", towards["virtualGatewayId"]
    else:
        way, gateway = "direct", towards["directConnectGatewayId"]
    return {
        "Id": described["id"],
        "Confirm": state == "confirming",
        "Way": way,
        "Gateway": gateway,
        "Transit": there.get("virtualInterfaceType") == "transit",
    }
