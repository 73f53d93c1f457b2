"""VPC endpoints: their kind, their names, the addresses and groups of their interfaces, and their end.

Interface endpoints are pending before they work, and deleting before their interfaces are gone; gateway endpoints are
routes, which are there at once. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html
https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html (names of endpoints); what an
endpoint tells of itself is recorded from AWS: a default group, and a default policy without a version.
"""

import json
import secrets
import string

from .. import moto_bridge
from ..partitions import partition_of
from . import addresses
from .changing import change
from .registry import after, before
from .rewriting import reply_id

_SECONDS = 60
_DEFAULT_POLICY = json.dumps({"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]})
_LETTERS = string.ascii_lowercase + string.digits


@before("CreateVpcEndpoint")
def gateway_unless_said_otherwise(request) -> None:
    request.parameters.setdefault("VpcEndpointType", "Gateway")


@before("CreateVpcEndpoint")
def default_group_unless_said_otherwise(request) -> None:
    if request.get("VpcEndpointType") == "Interface" and not request.members("SecurityGroupId"):
        groups = request.backend.groups.get(request.get("VpcId"), {}).values()
        for group in groups:
            if group.name == "default":
                request.parameters["SecurityGroupId.1"] = group.id


def _names(request, endpoint) -> list:
    """The endpoint's own name, one for each zone, and the service's when it stands for the endpoint."""
    domain = "amazonaws.com.cn" if partition_of(request.region) == "aws-cn" else "amazonaws.com"
    service = endpoint.service_name.rpartition(f".{request.region}.")[2]
    own = f"{endpoint.id}-{''.join(secrets.choice(_LETTERS) for _ in range(8))}"
    zones = sorted(
        {request.backend.enis[identifier].subnet.availability_zone for identifier in endpoint.network_interface_ids}
    )
    hosted_zone = f"Z{secrets.token_hex(6).upper()}"
    names = [
        f"{first}.{service}.{request.region}.vpce.{domain}" for first in (own, *(f"{own}-{zone}" for zone in zones))
    ]
    if endpoint.private_dns_enabled:
        names.append(f"{service}.{request.region}.{domain}")
    return [{"dns_name": name, "hosted_zone_id": hosted_zone} for name in names]


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
        interface._group_set = [
            request.backend.get_security_group_from_id(group) for group in endpoint.security_group_ids
        ]


@after("CreateVpcEndpoint")
def create(request, reply):
    endpoint = request.backend.vpc_end_points[reply_id(reply, "vpcEndpointId")]
    _dress(request, endpoint)
    endpoint.requester_managed, endpoint.service_region = False, request.region
    if not request.get("PolicyDocument"):
        endpoint.policy_document = _DEFAULT_POLICY
    if endpoint.vpc_endpoint_type == "Interface":
        endpoint.ip_address_type, endpoint.dns_options = "ipv4", {"DnsRecordIpType": "ipv4"}
        endpoint.dns_entries = _names(request, endpoint)
    if endpoint.vpc_endpoint_type != "Gateway":
        change(endpoint, endpoint.id, "pending", "available", _SECONDS)
    return _described(request, reply, endpoint.id)


def _described(request, reply, identifier: str):
    """The answer to a creation, with what the endpoint is by now."""
    asked = {"Action": "DescribeVpcEndpoints", "Version": "2016-11-15", "VpcEndpointId.1": identifier}
    told = moto_bridge.ask(
        "ec2",
        request.account,
        request.region,
        {"content-type": "application/x-www-form-urlencoded; charset=utf-8"},
        asked,
    ).body
    item = told.partition(b"<vpcEndpointSet><item>")[2].rpartition(b"</item></vpcEndpointSet>")[0]
    head, tail = reply.body.partition(b"<vpcEndpoint>"), reply.body.rpartition(b"</vpcEndpoint>")
    return reply._replace(body=head[0] + b"<vpcEndpoint>" + item + b"</vpcEndpoint>" + tail[2]) if item else reply


@after("ModifyVpcEndpoint")
def modify(request, _reply) -> None:
    """moto keeps private DNS as it was, a policy that was reset, and the routes of a gateway endpoint.

    https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html: the route to the prefix list is added
    to a route table with its association, and goes with it.
    """
    endpoint = request.backend.vpc_end_points[request.get("VpcEndpointId")]
    destination = endpoint.destination_prefix_list_id
    for table in request.members("AddRouteTableId") if destination else []:
        request.backend.create_route(table, None, gateway_id=endpoint.id, destination_prefix_list_id=destination)
    for table in request.members("RemoveRouteTableId") if destination else []:
        request.backend.delete_route(table, destination)
    if request.get("PrivateDnsEnabled"):
        endpoint.private_dns_enabled = request.flag("PrivateDnsEnabled")
    if request.flag("ResetPolicy"):
        endpoint.policy_document = _DEFAULT_POLICY
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
        endpoint.id: {
            each: request.backend.enis[each] for each in endpoint.network_interface_ids if each in request.backend.enis
        }
        for endpoint in map(request.backend.vpc_end_points.get, request.members("VpcEndpointId"))
        if endpoint is not None
    }


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
        change(
            endpoint,
            identifier,
            "deleting",
            "deleted",
            _SECONDS,
            lambda endpoint=endpoint, interfaces=interfaces: forget(endpoint, interfaces),
        )
