"""Transit gateways: attachments, route tables, routes."""

from .ec2_type import Ec2Type
from .registry import ResourceType, changed_properties, resource_type
from .support import ec2, picked

_OPTIONS = (
    "AmazonSideAsn",
    "AutoAcceptSharedAttachments",
    "DefaultRouteTableAssociation",
    "DefaultRouteTablePropagation",
    "VpnEcmpSupport",
    "DnsSupport",
    "MulticastSupport",
    "TransitGatewayCidrBlocks",
    "SecurityGroupReferencingSupport",
)


@resource_type("AWS::EC2::TransitGateway")
class TransitGateway(Ec2Type):
    def make(self, properties, logical):
        return ec2().create_transit_gateway(
            Description=properties.get("Description"),
            Options=picked(properties, *_OPTIONS) or None,
        )["TransitGateway"]["TransitGatewayId"]

    def attributes(self, physical_id, properties):
        gateway = ec2().describe_transit_gateways(TransitGatewayIds=[physical_id])["TransitGateways"][0]
        return {
            "Id": physical_id,
            "TransitGatewayArn": gateway["TransitGatewayArn"],
            **picked(gateway.get("Options", {}), "AssociationDefaultRouteTableId", "PropagationDefaultRouteTableId"),
        }

    def modify(self, physical_id, old, new, changed):
        ec2().modify_transit_gateway(
            TransitGatewayId=physical_id,
            Description=new.get("Description", ""),
            Options=picked(new, *_OPTIONS[1:]) or None,
        )

    def delete(self, physical_id, properties):
        ec2().delete_transit_gateway(TransitGatewayId=physical_id)


class _Attachment(Ec2Type):
    """A VPC's attachment, under either of its two type names."""

    def make(self, properties, logical):
        return ec2().create_transit_gateway_vpc_attachment(
            **picked(properties, "TransitGatewayId", "VpcId", "SubnetIds", "Options"),
        )["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"]

    def attributes(self, physical_id, properties):
        return {"Id": physical_id}

    def _subnets(self, properties):
        """The second type name asks for later subnets in properties of their own."""
        listed = [*properties.get("SubnetIds", []), *properties.get("AddSubnetIds", [])]
        return [subnet for subnet in listed if subnet not in properties.get("RemoveSubnetIds", [])]

    def modify(self, physical_id, old, new, changed):
        before, after = self._subnets(old), self._subnets(new)
        ec2().modify_transit_gateway_vpc_attachment(
            TransitGatewayAttachmentId=physical_id,
            AddSubnetIds=[item for item in after if item not in before] or None,
            RemoveSubnetIds=[item for item in before if item not in after] or None,
            Options=new.get("Options"),
        )

    def delete(self, physical_id, properties):
        ec2().delete_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=physical_id)


@resource_type("AWS::EC2::TransitGatewayAttachment")
class TransitGatewayAttachment(_Attachment):
    pass


@resource_type("AWS::EC2::TransitGatewayVpcAttachment")
class TransitGatewayVpcAttachment(_Attachment):
    pass


@resource_type("AWS::EC2::TransitGatewayRouteTable")
class TransitGatewayRouteTable(Ec2Type):
    def make(self, properties, logical):
        return ec2().create_transit_gateway_route_table(TransitGatewayId=properties["TransitGatewayId"])[
            "TransitGatewayRouteTable"
        ]["TransitGatewayRouteTableId"]

    def attributes(self, physical_id, properties):
        return {"TransitGatewayRouteTableId": physical_id}

    def delete(self, physical_id, properties):
        ec2().delete_transit_gateway_route_table(TransitGatewayRouteTableId=physical_id)


class _Pair(ResourceType):
    """What ties an attachment to a route table."""

    def _arguments(self, properties):
        return picked(properties, "TransitGatewayAttachmentId", "TransitGatewayRouteTableId")

    def attributes(self, physical_id, properties):
        return {"Id": physical_id}

    def update(self, physical_id, old, new):
        raise ValueError(f"{', '.join(changed_properties(old, new))} replaces {self.name}")


@resource_type("AWS::EC2::TransitGatewayRouteTableAssociation")
class TransitGatewayRouteTableAssociation(_Pair):
    def create(self, properties, logical):
        ec2().associate_transit_gateway_route_table(**self._arguments(properties))
        return f"{properties['TransitGatewayRouteTableId']}_{properties['TransitGatewayAttachmentId']}"

    def delete(self, physical_id, properties):
        ec2().disassociate_transit_gateway_route_table(**self._arguments(properties))


@resource_type("AWS::EC2::TransitGatewayRouteTablePropagation")
class TransitGatewayRouteTablePropagation(_Pair):
    def create(self, properties, logical):
        ec2().enable_transit_gateway_route_table_propagation(**self._arguments(properties))
        return f"{properties['TransitGatewayRouteTableId']}_{properties['TransitGatewayAttachmentId']}"

    def delete(self, physical_id, properties):
        ec2().disable_transit_gateway_route_table_propagation(**self._arguments(properties))


@resource_type("AWS::EC2::TransitGatewayRoute")
class TransitGatewayRoute(ResourceType):
    def create(self, properties, logical):
        ec2().create_transit_gateway_route(
            **picked(
                properties,
                "DestinationCidrBlock",
                "TransitGatewayRouteTableId",
                "TransitGatewayAttachmentId",
                "Blackhole",
            )
        )
        return f"{properties['TransitGatewayRouteTableId']}_{properties['DestinationCidrBlock']}"

    def delete(self, physical_id, properties):
        ec2().delete_transit_gateway_route(**picked(properties, "DestinationCidrBlock", "TransitGatewayRouteTableId"))
