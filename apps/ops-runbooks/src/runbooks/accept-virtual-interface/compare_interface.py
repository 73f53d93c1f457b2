import json
from typing import Any

import boto3


def compare_interface(events: "InputPayload", _context: object) -> "Payload":
    """The next hosted virtual interface that waits to be accepted, or, where none waits, one that was.

    One that is not what the environment file describes is refused: it keeps another one from being accepted only where
    no other one waits.
    """
    system: SystemDescription = json.loads(events["System"])
    hosted = [each for each in system["virtualInterfaces"] if each["origin"] == "hosted"]
    if not hosted:
        raise RuntimeError(
            "the environment file has no hosted virtual interface (privateConnection.virtualInterface.origin): "
            "nothing to accept"
        )
    there = {each["id"]: look_at(each) for each in hosted}
    problems = {each["id"]: problem_of(each, there[each["id"]]) for each in hosted}
    waiting = [each for each in hosted if not problems[each["id"]] and is_waiting(there[each["id"]])]
    if not waiting and any(problems.values()):
        raise RuntimeError(" ".join(problem for problem in problems.values() if problem))
    chosen = (waiting or hosted)[0]
    others = [
        problems[each["id"]] or in_words(each["id"], there[each["id"]]) for each in hosted if each["id"] != chosen["id"]
    ]
    towards = chosen["acceptTowards"]
    if "virtualGatewayId" in towards:
        way, gateway = "virtual", towards["virtualGatewayId"]
    else:
        way, gateway = "direct", towards["directConnectGatewayId"]
    return {
        "Id": chosen["id"],
        "Confirm": is_waiting(there[chosen["id"]]),
        "Way": way,
        "Gateway": gateway,
        "Transit": there[chosen["id"]].get("virtualInterfaceType") == "transit",
        "Others": "; ".join(others),
    }


def look_at(described: "DescribedVirtualInterface") -> "dict[str, Any]":
    """The interface as it is; empty where it does not exist."""
    found = boto3.client("directconnect").describe_virtual_interfaces(virtualInterfaceId=described["id"])[
        "virtualInterfaces"
    ]
    return dict(found[0]) if found else {}


def is_waiting(there: "dict[str, Any]") -> bool:
    return there.get("virtualInterfaceState") == "confirming"


def in_words(interface: str, there: "dict[str, Any]") -> str:
    if is_waiting(there):
        return f"{interface} waits to be accepted: run this again"
    return f"{interface} is {there['virtualInterfaceState']}"


def speaks_by(there: "dict[str, Any]") -> "dict[str, Any]":
    """The interface with what its IPv4 peer speaks BGP by: another peer may have followed the one it was made with.

    A number of 4 bytes is in asnLong alone, and asn is 0:
    https://docs.aws.amazon.com/directconnect/latest/APIReference/API_BGPPeer.html
    """
    peers = [
        peer
        for peer in there.get("bgpPeers", [])
        if peer.get("addressFamily") != "ipv6" and peer.get("bgpPeerState") not in ("deleting", "deleted")
    ]
    found = {**there, **peers[0]} if peers else there
    return {**found, "asn": found.get("asnLong") or found.get("asn")}


def problem_of(described: "DescribedVirtualInterface", there: "dict[str, Any]") -> str:
    """Why an interface cannot be accepted; empty where it can, or was."""
    if not there:
        return (
            f"{described['id']} does not exist in this account and region: ask the carrier which account it was "
            "allocated to"
        )
    wanted = {
        "vlan": described["vlan"],
        "asn": described["customerAsn"],
        "customerAddress": described["customerAddress"],
        "amazonAddress": described["amazonAddress"],
    }
    found = speaks_by(there)
    different = [
        f"{name} is {found.get(name)} and the environment file says {value}"
        for name, value in wanted.items()
        if found.get(name) != value
    ]
    if different:
        return (
            f"{described['id']} is not the interface that was ordered: "
            + "; ".join(different)
            + ". Have the carrier correct it, or correct the environment file."
        )
    state = there["virtualInterfaceState"]
    if state not in ("confirming", "pending", "available", "down"):
        return f"{described['id']} is {state}: it cannot be accepted any more, have the carrier allocate a new one"
    return ""
