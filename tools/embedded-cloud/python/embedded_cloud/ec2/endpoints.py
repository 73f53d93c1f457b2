"""VPC endpoints: their kind, the addresses and groups of their interfaces, and their end.

Interface endpoints are pending before they work, and deleting before their interfaces are gone; gateway endpoints are routes, which are there
at once. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html
"""
from . import addresses
from .changing import answered, change
from .registry import after, before
from .rewriting import reply_id

_SECONDS = 60


@before("CreateVpcEndpoint")
def gateway_unless_said_otherwise(request) -> None:
    request.parameters.setdefault("VpcEndpointType", "Gateway")


def _dress(request, endpoint) -> None:
    """moto draws addresses at random and leaves the interfaces in the default group."""
    for identifier in endpoint.network_interface_ids:
        interface = request.backend.enis[identifier]
        if interface.interface_type != "vpc_endpoint":
            address = addresses.free(request, interface.subnet.id)
            interface.private_ip_address = address
            interface.private_ip_addresses = [{"Primary": True, "PrivateIpAddress": address}]
            interface.interface_type = "vpc_endpoint"
            interface.description = f"VPC Endpoint Interface {endpoint.id}"
        interface._group_set = [request.backend.get_security_group_from_id(group) for group in endpoint.security_group_ids]


@after("CreateVpcEndpoint")
def create(request, reply):
    endpoint = request.backend.vpc_end_points[reply_id(reply, "vpcEndpointId")]
    _dress(request, endpoint)
    if endpoint.vpc_endpoint_type == "Gateway":
        return None
    change(endpoint, endpoint.id, "pending", "available", _SECONDS)
    return answered(reply, "available", "pending")


@after("ModifyVpcEndpoint")
def modify(request, _reply) -> None:
    """moto keeps private DNS as it was, and a policy that was reset."""
    endpoint = request.backend.vpc_end_points[request.get("VpcEndpointId")]
    if request.get("PrivateDnsEnabled"):
        endpoint.private_dns_enabled = request.flag("PrivateDnsEnabled")
    if request.flag("ResetPolicy"):
        endpoint.policy_document = None
    subnets = {request.backend.enis[identifier].subnet.id for identifier in endpoint.network_interface_ids}
    for subnet in endpoint.subnet_ids or []:
        if endpoint.vpc_endpoint_type == "Interface" and subnet not in subnets:
            interface = request.backend.create_network_interface(subnet, addresses.free(request, subnet))
            endpoint.network_interface_ids.append(interface.id)
    for identifier in list(endpoint.network_interface_ids):
        if request.backend.enis[identifier].subnet.id not in endpoint.subnet_ids:
            endpoint.network_interface_ids.remove(identifier)
            del request.backend.enis[identifier]
    _dress(request, endpoint)


@before("DeleteVpcEndpoints")
def keep_interfaces(request) -> None:
    """moto forgets the interfaces at once."""
    request.going = {
        endpoint.id: {each: request.backend.enis[each] for each in endpoint.network_interface_ids if each in request.backend.enis}
        for endpoint in map(request.backend.vpc_end_points.get, request.members("VpcEndpointId")) if endpoint is not None}


@after("DeleteVpcEndpoints")
def delete(request, _reply) -> None:
    backend = request.backend

    def forget(endpoint, interfaces: dict) -> None:
        backend.vpc_end_points.pop(endpoint.id, None)
        for interface in interfaces:
            backend.enis.pop(interface, None)

    for identifier, interfaces in request.going.items():
        endpoint = backend.vpc_end_points[identifier]
        if endpoint.vpc_endpoint_type == "Gateway":
            forget(endpoint, {})
            continue
        backend.enis.update(interfaces)
        change(endpoint, identifier, "deleting", "deleted", _SECONDS, lambda endpoint=endpoint, interfaces=interfaces: forget(endpoint, interfaces))
