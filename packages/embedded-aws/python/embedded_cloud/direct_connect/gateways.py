"""Direct Connect gateways, and their associations with virtual private gateways and transit gateways.

A gateway is pending before it is available, an association associating before it is associated and disassociating
before it is gone: https://docs.aws.amazon.com/directconnect/latest/APIReference/API_DirectConnectGateway.html,
https://docs.aws.amazon.com/directconnect/latest/APIReference/API_DirectConnectGatewayAssociation.html
"""

import uuid

from .. import virtual_time
from .store import refuse, tag, tags_of

#: AWS names no times; these are of the usual order
_GATEWAY_SECONDS, _ASSOCIATION_SECONDS = 10, 300


def get(scope, identifier: str) -> dict:
    return scope.gateways.get(identifier) or refuse(f"Direct Connect Gateway ID {identifier} does not exist.")


def shown(scope, gateway: dict) -> dict:
    return {**gateway, "tags": tags_of(scope, scope.arn("dx-gateway", gateway["directConnectGatewayId"]))}


def add(scope, identifier: str, name: str, asn: int = 64512) -> None:
    """Puts a gateway there; one that is there stays as it is."""
    scope.gateways.setdefault(
        identifier,
        {
            "directConnectGatewayId": identifier,
            "directConnectGatewayName": name,
            "amazonSideAsn": asn,
            "ownerAccount": scope.account,
            "directConnectGatewayState": "available",
        },
    )


def create(scope, request):
    identifier = str(uuid.uuid4())
    add(scope, identifier, request["directConnectGatewayName"], request.get("amazonSideAsn", 64512))
    gateway = scope.gateways[identifier]
    tag(scope, scope.arn("dx-gateway", identifier), request.get("tags"))
    _change(gateway, "directConnectGatewayState", identifier, "pending", "available", _GATEWAY_SECONDS)
    return {"directConnectGateway": shown(scope, gateway)}


def _change(resource: dict, name: str, identifier: str, through: str, state: str, seconds: float, then=None) -> None:
    """Puts a resource into a passing state, and in its time into the one that follows,
    unless it has left the passing one by then."""
    resource[name] = through

    def arrive() -> None:
        if resource[name] == through:
            resource[name] = state
            if then is not None:
                then()

    virtual_time.after(seconds, arrive, identifier)


def update(scope, request):
    gateway = get(scope, request["directConnectGatewayId"])
    gateway["directConnectGatewayName"] = request["newDirectConnectGatewayName"]
    return {"directConnectGateway": shown(scope, gateway)}


def delete(scope, request):
    gateway = get(scope, request["directConnectGatewayId"])
    identifier = gateway["directConnectGatewayId"]
    if any(item["directConnectGatewayId"] == identifier for item in scope.associations.values()):
        refuse(f"Direct Connect Gateway {identifier} has associations. Delete them first.")
    if any(item.get("directConnectGatewayId") == identifier for item in scope.interfaces.values()):
        refuse(f"Direct Connect Gateway {identifier} has virtual interfaces. Delete them first.")
    _change(
        gateway,
        "directConnectGatewayState",
        identifier,
        "deleting",
        "deleted",
        _GATEWAY_SECONDS,
        lambda: scope.gateways.pop(identifier, None),
    )
    return {"directConnectGateway": shown(scope, gateway)}


def describe(scope, request):
    wanted = request.get("directConnectGatewayId")
    found = [scope.gateways[wanted]] if wanted in scope.gateways else [] if wanted else list(scope.gateways.values())
    return {"directConnectGateways": [shown(scope, gateway) for gateway in found]}


def _prefixes(requested) -> list:
    return [{"cidr": prefix["cidr"]} for prefix in requested or []]


def _gateway_kind(scope, identifier: str) -> str:
    from moto.ec2.models import ec2_backends

    backend = ec2_backends[scope.account][scope.region]
    if identifier in backend.vpn_gateways:
        return "virtualPrivateGateway"
    if identifier in backend.transit_gateways:
        return "transitGateway"
    return refuse(f"Gateway {identifier} does not exist.")


def associate(scope, request):
    gateway = get(scope, request["directConnectGatewayId"])
    other = request.get("gatewayId") or request.get("virtualGatewayId") or refuse("gatewayId is required.")
    kind = _gateway_kind(scope, other)
    prefixes = _prefixes(request.get("addAllowedPrefixesToDirectConnectGateway"))
    if kind == "transitGateway" and not prefixes:
        refuse("A transit gateway association needs allowed prefixes.")
    if any(
        item["associatedGateway"]["id"] == other and item["directConnectGatewayId"] == gateway["directConnectGatewayId"]
        for item in scope.associations.values()
    ):
        refuse(f"Gateway {other} is already associated.")
    identifier = str(uuid.uuid4())
    association = scope.associations[identifier] = {
        "associationId": identifier,
        "directConnectGatewayId": gateway["directConnectGatewayId"],
        "directConnectGatewayOwnerAccount": scope.account,
        "associatedGateway": {"id": other, "type": kind, "ownerAccount": scope.account, "region": scope.region},
        "allowedPrefixesToDirectConnectGateway": prefixes,
        **(
            {
                "virtualGatewayId": other,
                "virtualGatewayRegion": scope.region,
                "virtualGatewayOwnerAccount": scope.account,
            }
            if kind == "virtualPrivateGateway"
            else {}
        ),
    }
    _change(association, "associationState", identifier, "associating", "associated", _ASSOCIATION_SECONDS)
    return {"directConnectGatewayAssociation": dict(association)}


def _association(scope, request) -> dict:
    wanted = request.get("associationId")
    for association in scope.associations.values():
        if association["associationId"] == wanted or (
            not wanted
            and association["directConnectGatewayId"] == request.get("directConnectGatewayId")
            and association["associatedGateway"]["id"] == request.get("virtualGatewayId")
        ):
            return association
    return refuse(f"Association {wanted} does not exist.")


def update_association(scope, request):
    association = _association(scope, request)
    removed = {prefix["cidr"] for prefix in request.get("removeAllowedPrefixesToDirectConnectGateway", [])}
    kept = [prefix for prefix in association["allowedPrefixesToDirectConnectGateway"] if prefix["cidr"] not in removed]
    association["allowedPrefixesToDirectConnectGateway"] = kept + _prefixes(
        request.get("addAllowedPrefixesToDirectConnectGateway")
    )
    _change(
        association, "associationState", association["associationId"], "updating", "associated", _ASSOCIATION_SECONDS
    )
    return {"directConnectGatewayAssociation": dict(association)}


def disassociate(scope, request):
    association = _association(scope, request)
    identifier = association["associationId"]
    _change(
        association,
        "associationState",
        identifier,
        "disassociating",
        "disassociated",
        _ASSOCIATION_SECONDS,
        lambda: scope.associations.pop(identifier, None),
    )
    return {"directConnectGatewayAssociation": dict(association)}


def describe_associations(scope, request):
    found = [
        association
        for association in scope.associations.values()
        if request.get("associationId") in (None, association["associationId"])
        and request.get("directConnectGatewayId") in (None, association["directConnectGatewayId"])
        and (request.get("associatedGatewayId") or request.get("virtualGatewayId"))
        in (None, association["associatedGateway"]["id"])
    ]
    return {"directConnectGatewayAssociations": found}


OPERATIONS = {
    "CreateDirectConnectGateway": create,
    "UpdateDirectConnectGateway": update,
    "DeleteDirectConnectGateway": delete,
    "DescribeDirectConnectGateways": describe,
    "CreateDirectConnectGatewayAssociation": associate,
    "UpdateDirectConnectGatewayAssociation": update_association,
    "DeleteDirectConnectGatewayAssociation": disassociate,
    "DescribeDirectConnectGatewayAssociations": describe_associations,
}
