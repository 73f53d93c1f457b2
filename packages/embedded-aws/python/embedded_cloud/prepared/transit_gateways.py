"""Transit gateways that a network team runs."""

from ..moto_bridge import exclusive
from .identified import backend_of, identified


def add(item: dict) -> None:
    """A transit gateway with its id and its owner's way of association: the default table, or none,
    where the owner associates attachments by hand. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html"""
    from moto.ec2.models import transit_gateway

    identifier = item["transitGatewayId"]
    with exclusive():
        backend = backend_of(item)
        if identifier in backend.transit_gateways:
            return
        defaults = "disable" if item.get("association") == "none" else "enable"
        with identified(transit_gateway, "random_transit_gateway_id", identifier):
            backend.create_transit_gateway(
                "of the network team",
                options={
                    "AmazonSideAsn": str(item.get("asn", 64512)),
                    "DefaultRouteTableAssociation": defaults,
                    "DefaultRouteTablePropagation": defaults,
                },
            )
