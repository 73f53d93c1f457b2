"""Transit gateways whose owner associates attachments by hand: moto takes the default table for all of them."""
from .registry import after
from .rewriting import reply_id


@after("CreateTransitGatewayVpcAttachment")
def not_by_itself(request, reply):
    """https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-table-association-overview"""
    attachment = request.backend.transit_gateway_attachments[reply_id(reply, "transitGatewayAttachmentId")]
    gateway = request.backend.transit_gateways[attachment.transit_gateway_id]
    if gateway.options["DefaultRouteTableAssociation"] == "disable":
        gateway.default_route_table.route_table_associations.pop(attachment.id, None)
        attachment.transit_gateway_route_table = None
