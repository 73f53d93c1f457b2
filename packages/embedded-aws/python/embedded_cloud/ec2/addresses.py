"""Addresses in a subnet: AWS keeps five, gives each to one interface only, and honours the one that was asked for.

moto draws private addresses at random and never notices that two interfaces share one.
"""

import ipaddress

from .registry import after, before
from .request import Refusal


def _subnet(request, subnet_id: str):
    for in_zone in request.backend.subnets.values():
        if subnet_id in in_zone:
            return in_zone[subnet_id]
    raise Refusal("InvalidSubnetID.NotFound", f"The subnet ID '{subnet_id}' does not exist")


def used(request, subnet_id: str) -> set:
    """Every address an interface of the subnet holds."""
    return {
        address["PrivateIpAddress"]
        for interface in request.backend.enis.values()
        if interface.subnet and interface.subnet.id == subnet_id
        for address in interface.private_ip_addresses
    } | {
        interface.private_ip_address
        for interface in request.backend.enis.values()
        if interface.subnet and interface.subnet.id == subnet_id
    }


def _reserved(network) -> set:
    first = [network.network_address + offset for offset in range(4)]
    return {*first, network.broadcast_address}


def check(request, subnet_id: str, address: str) -> None:
    """Refuses an address that is outside the subnet, AWS's own, or taken."""
    network = ipaddress.ip_network(_subnet(request, subnet_id).cidr_block)
    wanted = ipaddress.ip_address(address)
    if wanted not in network:
        raise Refusal("InvalidParameterValue", f"Address {address} does not fall within the subnet's address range")
    if wanted in _reserved(network):
        raise Refusal("InvalidParameterValue", f"Address {address} is in subnet's reserved address range")
    if address in used(request, subnet_id):
        raise Refusal("InvalidIPAddress.InUse", f"Address {address} is in use.")


def _reserved_by_owner(request, subnet_id: str) -> list:
    """Ranges whose addresses go only to those who name them: subnet CIDR reservations."""
    return [
        ipaddress.ip_network(str(reservation.cidr)) for reservation in _subnet(request, subnet_id)._cidr_reservations
    ]


def free(request, subnet_id: str) -> str:
    """The lowest address nobody holds and nobody reserved."""
    network = ipaddress.ip_network(_subnet(request, subnet_id).cidr_block)
    taken, reserved = used(request, subnet_id), _reserved(network)
    kept = _reserved_by_owner(request, subnet_id)
    for address in network:
        if address not in reserved and str(address) not in taken and not any(address in cidr for cidr in kept):
            return str(address)
    raise Refusal("InsufficientFreeAddressesInSubnet", f"The subnet {subnet_id} has no free addresses")


@before("CreateNetworkInterface")
def on_interface(request) -> None:
    subnet_id = request.get("SubnetId")
    listed = [item for item in request.structures("PrivateIpAddresses") if "PrivateIpAddress" in item]
    asked = [item["PrivateIpAddress"] for item in listed]
    if request.get("PrivateIpAddress") and request.get("PrivateIpAddress") not in asked:
        asked.append(request.get("PrivateIpAddress"))
    for address in asked:
        check(request, subnet_id, address)
    if not asked:
        request.parameters["PrivateIpAddress"] = free(request, subnet_id)


@before("RunInstances")
def on_instance(request) -> None:
    """An instance without an interface of its own gets one in the subnet it names."""
    if request.get("SubnetId"):
        if request.get("PrivateIpAddress"):
            check(request, request.get("SubnetId"), request.get("PrivateIpAddress"))
        else:
            request.parameters["PrivateIpAddress"] = free(request, request.get("SubnetId"))


@before("CreateNatGateway")
def on_nat_gateway(request) -> None:
    if request.get("PrivateIpAddress"):
        check(request, request.get("SubnetId"), request.get("PrivateIpAddress"))
    else:
        request.parameters["PrivateIpAddress"] = free(request, request.get("SubnetId"))


@after("CreateNatGateway")
def place_nat_gateway(request, reply):
    """moto draws the gateway's address at random: its interface takes the chosen one instead."""
    gateway = list(request.backend.nat_gateways.values())[-1]
    drawn, chosen = gateway._eni.private_ip_address, request.get("PrivateIpAddress")
    gateway._eni.private_ip_address = chosen
    gateway._eni.private_ip_addresses = [{"Primary": True, "PrivateIpAddress": chosen}]
    gateway._eni.interface_type = "nat_gateway"
    gateway._eni.description = f"Interface for NAT Gateway {gateway.id}"
    gateway.private_ip = chosen
    for address in gateway.address_set:
        address["privateIp"] = chosen
    return reply._replace(body=reply.body.replace(drawn.encode(), chosen.encode()))
