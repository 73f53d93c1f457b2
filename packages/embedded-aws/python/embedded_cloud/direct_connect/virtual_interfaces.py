"""Virtual interfaces: created by their owner, or allocated by a carrier and then accepted.

confirming -> (accepted) -> pending -> available, or down where the other end does not answer; deleting before it is
gone. BGP peers likewise. https://docs.aws.amazon.com/directconnect/latest/APIReference/API_VirtualInterface.html
"""

from .. import virtual_time
from . import connections, gateways
from .store import new_id, refuse, tag, tags_of

_COPIED = (
    "virtualInterfaceName",
    "vlan",
    "mtu",
    "authKey",
    "amazonAddress",
    "customerAddress",
    "addressFamily",
    "virtualGatewayId",
    "directConnectGatewayId",
    "routeFilterPrefixes",
)
#: AWS names no times; these are of the usual order
_UP_SECONDS, _DELETED_SECONDS = 60, 30
#: the largest that fits the older field
_LARGEST_ASN, _LARGEST_LONG_ASN = 2147483646, 4294967294


def _number(members: dict) -> int | None:
    """The AS number that a request means: `asnLong` counts where both are given, and `asn` takes no larger ones.

    https://docs.aws.amazon.com/directconnect/latest/APIReference/API_NewBGPPeer.html
    """
    for name, largest in (("asnLong", _LARGEST_LONG_ASN), ("asn", _LARGEST_ASN)):
        if members.get(name) is not None:
            number = int(members[name])
            if not 1 <= number <= largest:
                refuse(f"{name} {number} is not valid: it is from 1 to {largest}.")
            return number
    return None


def _numbers(number: int) -> dict:
    """How an answer has it: 0 in the older field where it does not fit.

    https://docs.aws.amazon.com/directconnect/latest/APIReference/API_BGPPeer.html (asnLong)
    """
    return {"asn": number if number <= _LARGEST_ASN else 0, "asnLong": number}


def _peer(members: dict, state: str, status: str) -> dict:
    wanted = ("authKey", "addressFamily", "amazonAddress", "customerAddress")
    return {
        "bgpPeerId": new_id("dxpeer"),
        "addressFamily": "ipv4",
        **{name: members[name] for name in wanted if name in members},
        **_numbers(_number(members) or 0),
        "bgpPeerState": state,
        "bgpStatus": status,
    }


def add(scope, kind: str, connection_id: str, members: dict, state: str, identifier: str = "") -> dict:
    """Puts a virtual interface there."""
    interface = {
        "ownerAccount": scope.account,
        "virtualInterfaceId": identifier or new_id("dxvif"),
        "connectionId": connection_id,
        "virtualInterfaceType": kind,
        "virtualInterfaceState": state,
        "addressFamily": "ipv4",
        "mtu": 1500,
        "amazonSideAsn": 64512,
        "region": scope.region,
        "location": connections.get(scope, connection_id)["location"],
        "jumboFrameCapable": True,
        **{name: members[name] for name in _COPIED if members.get(name) is not None},
        **_numbers(_number(members) or 0),
    }
    interface["bgpPeers"] = [_peer(interface, "verifying" if state == "confirming" else "pending", "down")]
    scope.interfaces[interface["virtualInterfaceId"]] = interface
    if state == "pending":
        _come_up(scope, interface)
    return interface


def get(scope, identifier: str) -> dict:
    return scope.interfaces.get(identifier) or refuse(f"Virtual Interface ID {identifier} does not exist.")


def shown(scope, interface: dict) -> dict:
    return {**interface, "tags": tags_of(scope, scope.arn("dxvif", interface["virtualInterfaceId"]))}


def _check_gateway(scope, members: dict, kind: str) -> None:
    virtual, direct = members.get("virtualGatewayId"), members.get("directConnectGatewayId")
    if bool(virtual) == bool(direct) or (kind == "transit" and virtual):
        refuse(
            "Specify either virtualGatewayId or directConnectGatewayId (a transit virtual interface takes the latter)."
        )
    if direct:
        gateways.get(scope, direct)
    if virtual:
        from moto.ec2.models import ec2_backends

        if virtual not in ec2_backends[scope.account][scope.region].vpn_gateways:
            refuse(f"Virtual gateway {virtual} does not exist.")


def _check_vlan(scope, connection_id: str, members: dict) -> None:
    connections.get(scope, connection_id)
    for interface in scope.interfaces.values():
        if interface["connectionId"] == connection_id and interface["vlan"] == members["vlan"]:
            refuse(f"VLAN {members['vlan']} is already in use on connection {connection_id}.")


def _create(kind: str):
    key = f"new{kind.capitalize()}VirtualInterface"

    def create(scope, request):
        members = request[key]
        _check_vlan(scope, request["connectionId"], members)
        _check_gateway(scope, members, kind)
        interface = add(scope, kind, request["connectionId"], members, "pending")
        tag(scope, scope.arn("dxvif", interface["virtualInterfaceId"]), members.get("tags"))
        answer = shown(scope, interface)
        return {"virtualInterface": answer} if kind == "transit" else answer

    return create


def _allocate(kind: str):
    key = f"new{kind.capitalize()}VirtualInterfaceAllocation"

    def allocate(scope, request):
        members = request[key]
        _check_vlan(scope, request["connectionId"], members)
        owner = type(scope)(request["ownerAccount"], scope.region)
        owner.connections.setdefault(request["connectionId"], connections.get(scope, request["connectionId"]))
        interface = add(owner, kind, request["connectionId"], members, "confirming")
        tag(owner, owner.arn("dxvif", interface["virtualInterfaceId"]), members.get("tags"))
        answer = shown(owner, interface)
        return {"virtualInterface": answer} if kind == "transit" else answer

    return allocate


def _confirm(kind: str):
    def confirm(scope, request):
        interface = get(scope, request["virtualInterfaceId"])
        if interface["virtualInterfaceType"] != kind:
            refuse(f"Virtual Interface {interface['virtualInterfaceId']} is not a {kind} virtual interface.")
        if interface["virtualInterfaceState"] != "confirming":
            refuse(f"Virtual Interface {interface['virtualInterfaceId']} is not in confirming state.")
        _check_gateway(scope, request, kind)
        interface["virtualInterfaceState"] = "pending"
        for name in ("virtualGatewayId", "directConnectGatewayId"):
            if request.get(name):
                interface[name] = request[name]
        _come_up(scope, interface)
        return {"virtualInterfaceState": "pending"}

    return confirm


#: virtual interfaces whose other end does not answer
_silent: set = set()


def set_peers(scope, identifier: str, status: str) -> None:
    """Lets the router at the other end answer, or not: at once where the interface is accepted, else when it is."""
    interface = get(scope, identifier)
    (_silent.add if status == "down" else _silent.discard)(identifier)
    if interface["virtualInterfaceState"] in ("available", "down"):
        _bring_up(interface)


def _come_up(scope, interface: dict) -> None:
    """Lets an accepted interface be available, or down, in its time."""

    def come_up() -> None:
        if interface["virtualInterfaceState"] == "pending":
            _bring_up(interface)

    virtual_time.after(_UP_SECONDS, come_up, scope.arn("dxvif", interface["virtualInterfaceId"]))


def _bring_up(interface: dict) -> None:
    is_up = interface["virtualInterfaceId"] not in _silent
    interface["virtualInterfaceState"] = "available" if is_up else "down"
    for peer in interface["bgpPeers"]:
        peer.update(bgpPeerState="available", bgpStatus="up" if is_up else "down")


def describe(scope, request):
    found = [
        interface
        for interface in scope.interfaces.values()
        if request.get("virtualInterfaceId") in (None, interface["virtualInterfaceId"])
        and request.get("connectionId") in (None, interface["connectionId"])
    ]
    if request.get("virtualInterfaceId") and not found:
        get(scope, request["virtualInterfaceId"])
    return {
        "virtualInterfaces": [
            shown(scope, {**interface, "bgpPeers": [dict(peer) for peer in interface["bgpPeers"]]})
            for interface in found
        ]
    }


def update(scope, request):
    interface = get(scope, request["virtualInterfaceId"])
    for name in ("mtu", "virtualInterfaceName"):
        if name in request:
            interface[name] = request[name]
    return shown(scope, interface)


def delete(scope, request):
    identifier = request["virtualInterfaceId"]
    interface = get(scope, identifier)
    interface["virtualInterfaceState"] = "deleting"

    def forget() -> None:
        # Another interface may have been put in its place meanwhile.
        if scope.interfaces.get(identifier) is interface:
            del scope.interfaces[identifier]

    virtual_time.after(_DELETED_SECONDS, forget, scope.arn("dxvif", identifier))
    return {"virtualInterfaceState": "deleting"}


def create_peer(scope, request):
    """https://docs.aws.amazon.com/directconnect/latest/APIReference/API_CreateBGPPeer.html"""
    interface = get(scope, request["virtualInterfaceId"])
    peer = _peer(request["newBGPPeer"], "pending", "down")
    if connections.get(scope, interface["connectionId"]).get("hasLogicalRedundancy") == "no" and any(
        other["addressFamily"] == peer["addressFamily"] for other in interface["bgpPeers"]
    ):
        refuse(
            f"The connection of {interface['virtualInterfaceId']} does not support logical redundancy: it has a BGP "
            f"peer of the address family {peer['addressFamily']} already."
        )
    interface["bgpPeers"].append(peer)

    def come_up() -> None:
        if interface["virtualInterfaceState"] in ("available", "down"):
            peer.update(
                bgpPeerState="available", bgpStatus="down" if interface["virtualInterfaceId"] in _silent else "up"
            )

    virtual_time.after(_UP_SECONDS, come_up, scope.arn("dxvif", interface["virtualInterfaceId"]))
    return {"virtualInterface": shown(scope, interface)}


def delete_peer(scope, request):
    """https://docs.aws.amazon.com/directconnect/latest/APIReference/API_DeleteBGPPeer.html"""
    interface = get(scope, request["virtualInterfaceId"])
    wanted = {name: request[name] for name in ("bgpPeerId", "customerAddress") if request.get(name) is not None}
    number = _number(request)
    if number is not None:
        wanted["asnLong"] = number
    left = [
        peer
        for peer in interface["bgpPeers"]
        if not wanted or any(peer.get(name) != value for name, value in wanted.items())
    ]
    if not left:
        refuse(f"The last BGP peer of {interface['virtualInterfaceId']} cannot be deleted.")
    interface["bgpPeers"] = left
    return {"virtualInterface": shown(scope, interface)}


OPERATIONS = {
    **{f"Create{kind.capitalize()}VirtualInterface": _create(kind) for kind in ("private", "transit")},
    **{f"Allocate{kind.capitalize()}VirtualInterface": _allocate(kind) for kind in ("private", "transit")},
    **{f"Confirm{kind.capitalize()}VirtualInterface": _confirm(kind) for kind in ("private", "transit")},
    "DescribeVirtualInterfaces": describe,
    "UpdateVirtualInterfaceAttributes": update,
    "DeleteVirtualInterface": delete,
    "CreateBGPPeer": create_peer,
    "DeleteBGPPeer": delete_peer,
}
