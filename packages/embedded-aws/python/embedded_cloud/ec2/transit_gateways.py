"""Transit gateways and their attachments: pending before they work,
deleting before they are gone, and one for each VPC.

https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html (states of an attachment),
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGateway.html
"""

from .changing import answered, change, leave
from .registry import after, before
from .request import Refusal
from .rewriting import reply_id

_GATEWAY_SECONDS, _ATTACHMENT_SECONDS = 120, 60


def _describe_attachments_of_vpcs() -> None:
    """moto describes those of VPN connections and of peers among them.
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTransitGatewayVpcAttachments.html"""
    from moto.ec2.models.transit_gateway_attachments import TransitGatewayAttachmentBackend

    describe = TransitGatewayAttachmentBackend.describe_transit_gateway_vpc_attachments

    def of_vpcs(backend, *arguments, **named):
        return [each for each in describe(backend, *arguments, **named) if each.resource_type == "vpc"]

    TransitGatewayAttachmentBackend.describe_transit_gateway_vpc_attachments = of_vpcs


_describe_attachments_of_vpcs()


def require_available(kept: dict, identifier: str) -> None:
    """Refuses what needs a gateway or an attachment that is not there yet, or not any more: IncorrectState.
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html"""
    resource = kept.get(identifier)
    if resource is not None and resource.state not in ("available", "modifying"):
        raise Refusal("IncorrectState", f"{identifier} is in invalid state")


@after("CreateTransitGateway")
def gateway_comes_up(request, reply):
    identifier = reply_id(reply, "transitGatewayId")
    change(request.backend.transit_gateways[identifier], identifier, "pending", "available", _GATEWAY_SECONDS)
    return answered(reply, "available", "pending")


@before(
    "CreateTransitGatewayVpcAttachment",
    "CreateTransitGatewayRouteTable",
    "CreateVpnConnection",
    "ModifyTransitGateway",
    "DeleteTransitGateway",
)
def available_gateway(request) -> None:
    require_available(request.backend.transit_gateways, request.get("TransitGatewayId"))


@before("DeleteTransitGateway")
def keep_gateway(request) -> None:
    """moto forgets it at once."""
    request.going = request.backend.transit_gateways.get(request.get("TransitGatewayId"))


@after("DeleteTransitGateway")
def gateway_goes(request, reply):
    leave(request.backend.transit_gateways, request.going, _GATEWAY_SECONDS)
    return answered(reply, "available", "deleting")


@before("CreateTransitGatewayVpcAttachment", "CreateTransitGatewayAttachment")
def once_a_vpc(request) -> None:
    """https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, DuplicateTransitGatewayAttachment"""
    gateway, vpc = request.get("TransitGatewayId"), request.get("VpcId")
    for attachment in request.backend.transit_gateway_attachments.values():
        if (attachment.transit_gateway_id, attachment.resource_id) == (gateway, vpc) and attachment.state not in (
            "deleting",
            "deleted",
        ):
            raise Refusal(
                "DuplicateTransitGatewayAttachment",
                f"{gateway} has non-deleted Transit Gateway Attachments with same VPC ID.",
            )


@after("CreateTransitGatewayVpcAttachment")
def attachment_comes_up(request, reply):
    """moto takes the default table for every attachment; the owner of some gateways associates them by hand.
    https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html#tgw-route-table-association-overview"""
    attachment = request.backend.transit_gateway_attachments[reply_id(reply, "transitGatewayAttachmentId")]
    gateway = request.backend.transit_gateways[attachment.transit_gateway_id]
    if gateway.options["DefaultRouteTableAssociation"] == "disable":
        gateway.default_route_table.route_table_associations.pop(attachment.id, None)
        attachment.transit_gateway_route_table = None
    change(attachment, attachment.id, "pending", "available", _ATTACHMENT_SECONDS)
    return answered(reply, "available", "pending")


@before(
    "ModifyTransitGatewayVpcAttachment",
    "DeleteTransitGatewayVpcAttachment",
    "AssociateTransitGatewayRouteTable",
    "EnableTransitGatewayRouteTablePropagation",
    "CreateTransitGatewayRoute",
)
def available_attachment(request) -> None:
    require_available(request.backend.transit_gateway_attachments, request.get("TransitGatewayAttachmentId"))


@after("ModifyTransitGatewayVpcAttachment")
def attachment_changes(request, reply):
    attachment = request.backend.transit_gateway_attachments[request.get("TransitGatewayAttachmentId")]
    change(attachment, attachment.id, "modifying", "available", _ATTACHMENT_SECONDS)
    return answered(reply, "available", "modifying")


@before("DeleteTransitGatewayVpcAttachment")
def keep_attachment(request) -> None:
    """moto forgets it at once."""
    request.going = request.backend.transit_gateway_attachments.get(request.get("TransitGatewayAttachmentId"))


@after("DeleteTransitGatewayVpcAttachment")
def attachment_goes(request, reply):
    leave(request.backend.transit_gateway_attachments, request.going, _ATTACHMENT_SECONDS)
    return answered(reply, "deleted", "deleting")
