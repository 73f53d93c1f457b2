"""VPC, subnets, Internet gateway, Elastic IP and NAT gateway."""

from .. import virtual_time
from .ec2_type import Ec2Type
from .registry import ResourceType, resource_type
from .support import ec2, filters, only, picked, tag_list, tag_map


@resource_type("AWS::EC2::VPC")
class Vpc(Ec2Type):
    drift_properties = ("CidrBlock", "EnableDnsHostnames", "EnableDnsSupport", "InstanceTenancy", "Tags")

    def make(self, properties, logical):
        vpc = ec2().create_vpc(**picked(properties, "CidrBlock", "InstanceTenancy"))["Vpc"]["VpcId"]
        self._set_dns(vpc, properties)
        return vpc

    def _set_dns(self, vpc, properties):
        ec2().modify_vpc_attribute(VpcId=vpc, EnableDnsSupport={"Value": properties.get("EnableDnsSupport", True)})
        ec2().modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={"Value": properties.get("EnableDnsHostnames", False)})

    def attributes(self, physical_id, properties):
        inside = filters(vpc_id=physical_id)
        default = ec2().describe_security_groups(Filters=inside + filters(group_name="default"))["SecurityGroups"]
        acls = ec2().describe_network_acls(Filters=inside + filters(default="true"))["NetworkAcls"]
        vpc = ec2().describe_vpcs(VpcIds=[physical_id])["Vpcs"][0]
        return {
            "VpcId": physical_id,
            "CidrBlock": vpc["CidrBlock"],
            "DefaultSecurityGroup": default[0]["GroupId"],
            "DefaultNetworkAcl": acls[0]["NetworkAclId"],
            "Ipv6CidrBlocks": [],
            "CidrBlockAssociations": [item["AssociationId"] for item in vpc.get("CidrBlockAssociationSet", [])],
        }

    def modify(self, physical_id, old, new, changed):
        self._set_dns(physical_id, new)

    def delete(self, physical_id, properties):
        ec2().delete_vpc(VpcId=physical_id)

    def read(self, physical_id, properties):
        vpc = ec2().describe_vpcs(VpcIds=[physical_id])["Vpcs"][0]

        def attribute(name):
            return ec2().describe_vpc_attribute(VpcId=physical_id, Attribute=name[0].lower() + name[1:])[name]["Value"]

        return {
            "CidrBlock": vpc["CidrBlock"],
            "InstanceTenancy": vpc["InstanceTenancy"],
            "EnableDnsHostnames": attribute("EnableDnsHostnames"),
            "EnableDnsSupport": attribute("EnableDnsSupport"),
            "Tags": tag_list(tag_map(vpc.get("Tags"))),
        }


@resource_type("AWS::EC2::Subnet")
class Subnet(Ec2Type):
    drift_properties = ("CidrBlock", "AvailabilityZone", "MapPublicIpOnLaunch", "VpcId", "Tags")

    def make(self, properties, logical):
        subnet = ec2().create_subnet(
            **picked(properties, "VpcId", "CidrBlock", "AvailabilityZone", "AvailabilityZoneId")
        )
        identifier = subnet["Subnet"]["SubnetId"]
        self._map_public(identifier, properties)
        return identifier

    def _map_public(self, identifier, properties):
        ec2().modify_subnet_attribute(
            SubnetId=identifier, MapPublicIpOnLaunch={"Value": properties.get("MapPublicIpOnLaunch", False)}
        )

    def attributes(self, physical_id, properties):
        subnet = ec2().describe_subnets(SubnetIds=[physical_id])["Subnets"][0]
        acl = ec2().describe_network_acls(Filters=filters(**{"association.subnet-id": physical_id}))["NetworkAcls"]
        association = [
            item["NetworkAclAssociationId"]
            for found in acl
            for item in found["Associations"]
            if item["SubnetId"] == physical_id
        ]
        return {
            **picked(subnet, "SubnetId", "AvailabilityZone", "AvailabilityZoneId", "VpcId", "CidrBlock"),
            "Ipv6CidrBlocks": [],
            "NetworkAclAssociationId": only(association) or "",
        }

    def modify(self, physical_id, old, new, changed):
        if changed != ["MapPublicIpOnLaunch"]:
            super().modify(physical_id, old, new, changed)
        self._map_public(physical_id, new)

    def delete(self, physical_id, properties):
        ec2().delete_subnet(SubnetId=physical_id)

    def read(self, physical_id, properties):
        subnet = ec2().describe_subnets(SubnetIds=[physical_id])["Subnets"][0]
        return {
            **picked(subnet, "CidrBlock", "AvailabilityZone", "MapPublicIpOnLaunch", "VpcId"),
            "Tags": tag_list(tag_map(subnet.get("Tags"))),
        }


@resource_type("AWS::EC2::SubnetCidrReservation")
class SubnetCidrReservation(ResourceType):
    def create(self, properties, logical):
        reservation = ec2().create_subnet_cidr_reservation(
            **picked(properties, "SubnetId", "Cidr", "ReservationType", "Description")
        )
        return reservation["SubnetCidrReservation"]["SubnetCidrReservationId"]

    def attributes(self, physical_id, properties):
        return {"Id": physical_id}

    def delete(self, physical_id, properties):
        ec2().delete_subnet_cidr_reservation(SubnetCidrReservationId=physical_id)


@resource_type("AWS::EC2::InternetGateway")
class InternetGateway(Ec2Type):
    described_by = ("describe_internet_gateways", "InternetGatewayIds", "InternetGateways")
    drift_properties = ("Tags",)

    def make(self, properties, logical):
        return ec2().create_internet_gateway()["InternetGateway"]["InternetGatewayId"]

    def attributes(self, physical_id, properties):
        return {"InternetGatewayId": physical_id}

    def delete(self, physical_id, properties):
        ec2().delete_internet_gateway(InternetGatewayId=physical_id)


@resource_type("AWS::EC2::VPCGatewayAttachment")
class VpcGatewayAttachment(ResourceType):
    also_replaced_by = ("InternetGatewayId", "VpnGatewayId")

    def create(self, properties, logical):
        if properties.get("InternetGatewayId"):
            ec2().attach_internet_gateway(**picked(properties, "InternetGatewayId", "VpcId"))
            return f"IGW|{properties['VpcId']}"
        ec2().attach_vpn_gateway(**picked(properties, "VpnGatewayId", "VpcId"))
        return f"VGW|{properties['VpcId']}"

    def attributes(self, physical_id, properties):
        return {"AttachmentType": physical_id.partition("|")[0]}

    def delete(self, physical_id, properties):
        if properties.get("InternetGatewayId"):
            ec2().detach_internet_gateway(**picked(properties, "InternetGatewayId", "VpcId"))
        else:
            ec2().detach_vpn_gateway(**picked(properties, "VpnGatewayId", "VpcId"))


@resource_type("AWS::EC2::EIP")
class ElasticIp(Ec2Type):
    def make(self, properties, logical):
        address = ec2().allocate_address(Domain="vpc")
        if properties.get("InstanceId"):
            ec2().associate_address(AllocationId=address["AllocationId"], InstanceId=properties["InstanceId"])
        return address["PublicIp"]

    def _allocation(self, physical_id):
        found = ec2().describe_addresses(PublicIps=[physical_id])["Addresses"]
        return found[0]["AllocationId"]

    def tagged_id(self, physical_id, properties):
        return self._allocation(physical_id)

    def attributes(self, physical_id, properties):
        return {"AllocationId": self._allocation(physical_id), "PublicIp": physical_id}

    def delete(self, physical_id, properties):
        ec2().release_address(AllocationId=self._allocation(physical_id))


@resource_type("AWS::EC2::NatGateway")
class NatGateway(Ec2Type):
    drift_properties = ("SubnetId", "AllocationId", "ConnectivityType", "PrivateIpAddress", "Tags")

    def make(self, properties, logical):
        gateway = ec2().create_nat_gateway(
            **picked(properties, "SubnetId", "AllocationId", "ConnectivityType", "PrivateIpAddress")
        )
        return gateway["NatGateway"]["NatGatewayId"]

    def _get(self, physical_id):
        found = ec2().describe_nat_gateways(NatGatewayIds=[physical_id])["NatGateways"]
        return only([gateway for gateway in found if gateway["State"] not in ("deleting", "deleted")])

    def attributes(self, physical_id, properties):
        gateway = self._get(physical_id)
        return {"NatGatewayId": physical_id, "EniId": gateway["NatGatewayAddresses"][0]["NetworkInterfaceId"]}

    def delete(self, physical_id, properties):
        if self._get(physical_id):
            ec2().delete_nat_gateway(NatGatewayId=physical_id)
        else:
            # Somebody else deletes it: what it holds is free only then.
            virtual_time.wait_for(physical_id)

    def read(self, physical_id, properties):
        gateway = self._get(physical_id)
        if gateway is None:
            return None
        address = gateway["NatGatewayAddresses"][0]
        return {
            "SubnetId": gateway["SubnetId"],
            "AllocationId": address.get("AllocationId"),
            "ConnectivityType": gateway["ConnectivityType"],
            "PrivateIpAddress": address["PrivateIp"],
            "Tags": tag_list(tag_map(gateway.get("Tags"))),
        }
