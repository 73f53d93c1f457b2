"""VPCs that a landing zone made: ranges, subnets, route tables, and the ways out."""

from urllib.parse import urlencode

from ..ec2 import gateway
from ..moto_bridge import exclusive
from .identified import backend_of, identified

_ANYWHERE = "0.0.0.0/0"
_CENTRAL_EGRESS = "central egress"


def add(item: dict) -> None:
    """A VPC with its ids and its default routes: of a public subnet to the internet gateway, of a private one to the
    NAT gateway of its zone, and where there is no public subnet to the transit gateway of central egress.
    https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-nat-igw.html

    :raises ValueError: where the VPC is there already and is another one
    """
    with exclusive():
        _Network(backend_of(item), item).make()


class _Network:
    def __init__(self, backend, item: dict):
        self.backend, self.item, self.vpc_id = backend, item, item["vpcId"]

    def make(self) -> None:
        self._vpc()
        subnets = self.item["subnets"]
        for subnet in subnets:
            self._subnet(subnet)
        if self.item.get("attachedTo"):
            self._attach(self.item["attachedTo"])
        public = [subnet for subnet in subnets if subnet["kind"] == "public"]
        for subnet in public:
            self._default_route(subnet, gateway_id=self._internet_gateway)
        gateways = {subnet["zone"]: self._nat_gateway(subnet) for subnet in public}
        for subnet in subnets:
            if subnet["kind"] == "private" and not public:
                self._default_route(subnet, transit_gateway_id=self._central_egress)
            elif subnet["kind"] == "private" and subnet["zone"] in gateways:
                self._default_route(subnet, nat_gateway_id=lambda zone=subnet["zone"]: gateways[zone])

    def _vpc(self) -> None:
        from moto.ec2.models import vpcs

        cidr = self.item["cidr"]
        there = self.backend.vpcs.get(self.vpc_id)
        if there is not None and there.cidr_block != cidr:
            raise ValueError(
                f"{self.vpc_id} is there already with {there.cidr_block}, not {cidr}: "
                "two environment files disagree about vpc.cidr"
            )
        if there is None:
            with identified(vpcs, "random_vpc_id", self.vpc_id):
                vpc = self.backend.create_vpc(cidr)
            vpc.enable_dns_hostnames = True
        known = {
            association["cidr_block"] for association in self.backend.vpcs[self.vpc_id].get_cidr_block_association_set()
        }
        for secondary in self.item.get("secondaryCidrs", ()):
            if secondary not in known:
                self.backend.associate_vpc_cidr_block(self.vpc_id, secondary, False)

    def _subnet(self, subnet: dict) -> None:
        from moto.ec2.models import route_tables, subnets

        identifier, table = subnet["subnetId"], subnet["routeTableId"]
        there = {each.id: each for in_zone in self.backend.subnets.values() for each in in_zone.values()}.get(
            identifier
        )
        if there is not None and (there.vpc_id, there.cidr_block) != (self.vpc_id, subnet["cidr"]):
            raise ValueError(
                f"{identifier} is there already with {there.cidr_block} in {there.vpc_id}, "
                f"not {subnet['cidr']} in {self.vpc_id}"
            )
        if there is None:
            with identified(subnets, "random_subnet_id", identifier):
                self.backend.create_subnet(
                    self.vpc_id, subnet["cidr"], availability_zone=subnet["zone"]
                ).map_public_ip_on_launch = False
        if table not in self.backend.route_tables:
            with identified(route_tables, "random_route_table_id", table):
                self.backend.create_route_table(self.vpc_id)
        if identifier not in self.backend.route_tables[table]._associations.values():
            self.backend.associate_route_table(table, subnet_id=identifier)

    def _default_route(self, subnet: dict, **target) -> None:
        """The default route of the subnet's table, once: several subnets may share a table."""
        table = self.backend.route_tables[subnet["routeTableId"]]
        if not any(route.destination_cidr_block == _ANYWHERE for route in table.routes):
            ((kind, made),) = target.items()
            self.backend.create_route(table.id, _ANYWHERE, **{kind: made()})

    def _internet_gateway(self) -> str:
        there = next(
            (each for each in self.backend.internet_gateways.values() if each.vpc and each.vpc.id == self.vpc_id), None
        )
        if there is None:
            there = self.backend.create_internet_gateway()
            self.backend.attach_internet_gateway(there.id, self.vpc_id)
        return there.id

    def _nat_gateway(self, subnet: dict) -> str:
        there = next(
            (
                each
                for each in self.backend.nat_gateways.values()
                if each.subnet_id == subnet["subnetId"] and each.state == "available"
            ),
            None,
        )
        if there is None:
            address = self.backend.allocate_address("vpc").allocation_id
            asked = {"Action": "CreateNatGateway", "SubnetId": subnet["subnetId"], "AllocationId": address}
            # By the call and not by moto alone, which draws addresses that another interface may have.
            gateway.answer(self.item["account"], self.item["region"], {}, urlencode(asked))
            there = list(self.backend.nat_gateways.values())[-1]
            there.state = "available"  # since long
        return there.id

    def _central_egress(self) -> str:
        """The transit gateway to the VPC that leads to the internet: the one the VPC is attached to, or else none of
        those that a file names, because a VPC has one attachment a transit gateway, and that one is the
        deployment's."""
        if self.item.get("attachedTo"):
            return self.item["attachedTo"]
        there = next(
            (each for each in self.backend.transit_gateways.values() if each.description == _CENTRAL_EGRESS), None
        )
        identifier = (there or self.backend.create_transit_gateway(_CENTRAL_EGRESS)).id
        self._attach(identifier)
        return identifier

    def _attach(self, gateway_id: str) -> None:
        """One attachment, in every private subnet."""
        attached = self.backend.describe_transit_gateway_vpc_attachments(
            filters={"transit-gateway-id": gateway_id, "vpc-id": [self.vpc_id]}
        )
        if not attached:
            private = [each["subnetId"] for each in self.item["subnets"] if each["kind"] == "private"]
            self.backend.create_transit_gateway_vpc_attachment(gateway_id, self.vpc_id, private)
