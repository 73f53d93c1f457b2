"""Route tables, their routes and associations, and what a virtual private gateway propagates."""

from .ec2_type import Ec2Type
from .registry import ResourceType, resource_type
from .support import ec2, filters, only, picked, tag_list, tag_map

_DESTINATIONS = ("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")
_TARGETS = (
    "GatewayId",
    "NatGatewayId",
    "TransitGatewayId",
    "NetworkInterfaceId",
    "VpcPeeringConnectionId",
    "InstanceId",
    "VpcEndpointId",
    "EgressOnlyInternetGatewayId",
    "LocalGatewayId",
    "CarrierGatewayId",
)


def _table(identifier: str) -> dict:
    return ec2().describe_route_tables(RouteTableIds=[identifier])["RouteTables"][0]


@resource_type("AWS::EC2::RouteTable")
class RouteTable(Ec2Type):
    drift_properties = ("VpcId", "Tags")

    def make(self, properties, logical):
        return ec2().create_route_table(VpcId=properties["VpcId"])["RouteTable"]["RouteTableId"]

    def attributes(self, physical_id, properties):
        return {"RouteTableId": physical_id}

    def delete(self, physical_id, properties):
        ec2().delete_route_table(RouteTableId=physical_id)

    def read(self, physical_id, properties):
        table = _table(physical_id)
        return {"VpcId": table["VpcId"], "Tags": tag_list(tag_map(table.get("Tags")))}


@resource_type("AWS::EC2::Route")
class Route(ResourceType):
    drift_properties = ("RouteTableId", *_DESTINATIONS, *_TARGETS)

    def _destination(self, properties):
        return next(properties[name] for name in _DESTINATIONS if properties.get(name))

    def create(self, properties, logical):
        ec2().create_route(RouteTableId=properties["RouteTableId"], **picked(properties, *_DESTINATIONS, *_TARGETS))
        return f"{properties['RouteTableId']}|{self._destination(properties)}"

    def attributes(self, physical_id, properties):
        return {"CidrBlock": self._destination(properties)}

    def update(self, physical_id, old, new):
        ec2().replace_route(RouteTableId=new["RouteTableId"], **picked(new, *_DESTINATIONS, *_TARGETS))

    def delete(self, physical_id, properties):
        ec2().delete_route(RouteTableId=properties["RouteTableId"], **picked(properties, *_DESTINATIONS))

    def read(self, physical_id, properties):
        table, destination = _table(properties["RouteTableId"]), self._destination(properties)
        route = only([item for item in table["Routes"] if destination in [item.get(name) for name in _DESTINATIONS]])
        if route is None:
            return None
        # A route that was turned to a target of another kind no longer has the
        # template's member: say so with an empty one.
        targets = {name: route.get(name, "") for name in _TARGETS if name in properties or route.get(name)}
        return {"RouteTableId": properties["RouteTableId"], **picked(route, *_DESTINATIONS), **targets}


@resource_type("AWS::EC2::SubnetRouteTableAssociation")
class SubnetRouteTableAssociation(ResourceType):
    # As for a network ACL: a subnet has one association, and undoing a replacement would leave it with the main table.
    never_replaced_by = ("RouteTableId",)
    drift_properties = ("SubnetId", "RouteTableId")

    def create(self, properties, logical):
        return ec2().associate_route_table(**picked(properties, "SubnetId", "RouteTableId"))["AssociationId"]

    def _current(self, properties):
        """EC2 numbers an association anew when the table is swapped,
        while Ref stays: the subnet leads to the current one."""
        inside = filters(**{"association.subnet-id": properties["SubnetId"]})
        return next(
            (
                item["RouteTableAssociationId"]
                for table in ec2().describe_route_tables(Filters=inside)["RouteTables"]
                for item in table["Associations"]
                if item.get("SubnetId") == properties["SubnetId"]
            ),
            None,
        )

    def attributes(self, physical_id, properties):
        return {"Id": physical_id}

    def read(self, physical_id, properties):
        inside = filters(**{"association.subnet-id": properties["SubnetId"]})
        table = only(ec2().describe_route_tables(Filters=inside)["RouteTables"])
        return table and {"SubnetId": properties["SubnetId"], "RouteTableId": table["RouteTableId"]}

    def update(self, physical_id, old, new):
        """The subnet is never without a table in between."""
        ec2().replace_route_table_association(AssociationId=self._current(new), RouteTableId=new["RouteTableId"])

    def delete(self, physical_id, properties):
        current = self._current(properties)
        if current:
            ec2().disassociate_route_table(AssociationId=current)


@resource_type("AWS::EC2::VPNGatewayRoutePropagation")
class VpnGatewayRoutePropagation(ResourceType):
    def create(self, properties, logical):
        self._enable(properties["VpnGatewayId"], properties["RouteTableIds"])
        return logical.generated_name()

    def _enable(self, gateway, tables):
        for table in tables:
            ec2().enable_vgw_route_propagation(GatewayId=gateway, RouteTableId=table)

    def _disable(self, gateway, tables):
        for table in tables:
            ec2().disable_vgw_route_propagation(GatewayId=gateway, RouteTableId=table)

    def attributes(self, physical_id, properties):
        return {"Id": physical_id}

    def update(self, physical_id, old, new):
        kept = new["RouteTableIds"] if old["VpnGatewayId"] == new["VpnGatewayId"] else []
        self._disable(old["VpnGatewayId"], [table for table in old["RouteTableIds"] if table not in kept])
        self._enable(new["VpnGatewayId"], new["RouteTableIds"])

    def delete(self, physical_id, properties):
        self._disable(properties["VpnGatewayId"], properties["RouteTableIds"])
