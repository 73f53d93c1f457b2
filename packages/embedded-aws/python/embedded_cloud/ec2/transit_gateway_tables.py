"""Route tables of transit gateways, and what ties attachments to them:
associating before associated, enabling before enabled.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRouteTable.html,
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayAssociation.html,
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayPropagation.html
"""

from .changing import answered, change
from .registry import after, before
from .rewriting import reply_id
from .transit_gateways import require_available

_SECONDS = 30


def _table(request):
    return request.backend.transit_gateways_route_tables[request.get("TransitGatewayRouteTableId")]


@after("CreateTransitGatewayRouteTable")
def come_up(request, reply):
    identifier = reply_id(reply, "transitGatewayRouteTableId")
    change(request.backend.transit_gateways_route_tables[identifier], identifier, "pending", "available", _SECONDS)
    return answered(reply, "available", "pending")


@before(
    "AssociateTransitGatewayRouteTable",
    "EnableTransitGatewayRouteTablePropagation",
    "CreateTransitGatewayRoute",
    "DeleteTransitGatewayRouteTable",
)
def available_table(request) -> None:
    require_available(request.backend.transit_gateways_route_tables, request.get("TransitGatewayRouteTableId"))


@after("DeleteTransitGatewayRouteTable")
def go(request, reply):
    table = _table(request)
    change(table, table.id, "deleting", "deleted", _SECONDS)
    return answered(reply, "deleted", "deleting")


@after("AssociateTransitGatewayRouteTable")
def associate(request, reply):
    attachment = request.get("TransitGatewayAttachmentId")
    change(_table(request).route_table_associations[attachment], attachment, "associating", "associated", _SECONDS)
    return answered(reply, "associated", "associating")


@before("DisassociateTransitGatewayRouteTable")
def keep_association(request) -> None:
    """moto forgets it at once."""
    request.going = _table(request).route_table_associations.get(request.get("TransitGatewayAttachmentId"))


@after("DisassociateTransitGatewayRouteTable")
def disassociate(request, reply):
    table, attachment, association = _table(request), request.get("TransitGatewayAttachmentId"), request.going
    table.route_table_associations[attachment] = association

    def forget() -> None:
        # Another association of the same attachment may have taken its place.
        if table.route_table_associations.get(attachment) is association:
            del table.route_table_associations[attachment]

    change(association, attachment, "disassociating", "disassociated", _SECONDS, forget)
    return answered(reply, "disassociated", "disassociating")


@after("EnableTransitGatewayRouteTablePropagation")
def propagate(request, reply):
    attachment = request.get("TransitGatewayAttachmentId")
    made = next(
        each
        for each in reversed(_table(request).route_table_propagation)
        if each.transitGatewayAttachmentId == attachment
    )
    change(made, attachment, "enabling", "enabled", _SECONDS)
    return answered(reply, "enabled", "enabling")
