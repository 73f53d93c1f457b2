"""What EC2 refuses to delete because something still needs it, which moto mostly lets go."""

from .registry import before
from .request import Refusal


def _violation(kind: str, identifier: str):
    raise Refusal("DependencyViolation", f"The {kind} '{identifier}' has dependencies and cannot be deleted.")


@before("DeleteVpc")
def vpc(request) -> None:
    backend, identifier = request.backend, request.get("VpcId")
    groups = [group for group in backend.groups.get(identifier, {}).values() if group.name != "default"]
    acls = [acl for acl in backend.network_acls.values() if acl.vpc_id == identifier and not acl.default]
    gateways = [
        gateway for gateway in backend.internet_gateways.values() if gateway.vpc and gateway.vpc.id == identifier
    ]
    endpoints = [endpoint for endpoint in backend.vpc_end_points.values() if endpoint.vpc_id == identifier]
    if groups or acls or gateways or endpoints:
        _violation("vpc", identifier)


@before("DeleteSubnet")
def subnet(request) -> None:
    identifier = request.get("SubnetId")
    if any(interface.subnet and interface.subnet.id == identifier for interface in request.backend.enis.values()):
        _violation("subnet", identifier)


@before("DeleteSecurityGroup")
def security_group(request) -> None:
    identifier = request.get("GroupId")
    used = any(group.id == identifier for interface in request.backend.enis.values() for group in interface.group_set)
    if used:
        raise Refusal("DependencyViolation", f"resource {identifier} has a dependent object")


@before("DeleteNetworkInterface")
def network_interface(request) -> None:
    interface = request.backend.enis.get(request.get("NetworkInterfaceId"))
    if interface is not None and interface.instance is not None:
        raise Refusal("InvalidParameterValue", f"Network interface '{interface.id}' is currently in use.")


@before("ReleaseAddress")
def address(request) -> None:
    for held in request.backend.addresses:
        if held.allocation_id == request.get("AllocationId") and held.eni is not None:
            raise Refusal("InvalidIPAddress.InUse", f"Address {held.public_ip} is in use.")


@before("DeleteVpnGateway")
def vpn_gateway(request) -> None:
    gateway = request.backend.vpn_gateways.get(request.get("VpnGatewayId"))
    if gateway is not None and any(item.state != "detached" for item in gateway.attachments.values()):
        raise Refusal("IncorrectState", f"The vpnGateway '{gateway.id}' is attached.")
