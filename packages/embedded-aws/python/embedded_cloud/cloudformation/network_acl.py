"""Network ACLs, their entries, and which subnet each guards."""

from .ec2_type import Ec2Type
from .registry import ResourceType, resource_type
from .support import ec2, filters, only, picked, truth

_ENTRY = ("CidrBlock", "Ipv6CidrBlock", "RuleAction", "Protocol", "PortRange")


@resource_type("AWS::EC2::NetworkAcl")
class NetworkAcl(Ec2Type):
    described_by = ("describe_network_acls", "NetworkAclIds", "NetworkAcls")
    drift_properties = ("Tags",)

    def make(self, properties, logical):
        return ec2().create_network_acl(VpcId=properties["VpcId"])["NetworkAcl"]["NetworkAclId"]

    def attributes(self, physical_id, properties):
        return {"Id": physical_id}

    def delete(self, physical_id, properties):
        ec2().delete_network_acl(NetworkAclId=physical_id)


@resource_type("AWS::EC2::NetworkAclEntry")
class NetworkAclEntry(ResourceType):
    drift_properties = ("NetworkAclId", "RuleNumber", "Egress", "Icmp", *_ENTRY)

    def _arguments(self, properties):
        icmp = properties.get("Icmp")
        return {
            **picked(properties, "NetworkAclId", "RuleNumber", *_ENTRY),
            "Egress": properties.get("Egress", False),
            **({"IcmpTypeCode": icmp} if icmp else {}),
        }

    def create(self, properties, logical):
        ec2().create_network_acl_entry(**self._arguments(properties))
        return logical.generated_name()

    def attributes(self, physical_id, properties):
        return {"Id": physical_id}

    def update(self, physical_id, old, new):
        ec2().replace_network_acl_entry(**self._arguments(new))

    def delete(self, physical_id, properties):
        ec2().delete_network_acl_entry(
            Egress=properties.get("Egress", False), **picked(properties, "NetworkAclId", "RuleNumber")
        )

    def read(self, physical_id, properties):
        acl = ec2().describe_network_acls(NetworkAclIds=[properties["NetworkAclId"]])["NetworkAcls"][0]
        entry = only(
            [
                item
                for item in acl["Entries"]
                if item["RuleNumber"] == int(properties["RuleNumber"])
                and item["Egress"] == truth(properties.get("Egress"))
            ]
        )
        if entry is None:
            return None
        ports, icmp = entry.get("PortRange"), entry.get("IcmpTypeCode")
        return {
            "NetworkAclId": properties["NetworkAclId"],
            **picked(entry, "RuleNumber", "Egress", *_ENTRY),
            **({"Icmp": icmp} if icmp else {}),
            **({"PortRange": {"From": ports["From"], "To": ports["To"]}} if ports else {}),
        }


@resource_type("AWS::EC2::SubnetNetworkAclAssociation")
class SubnetNetworkAclAssociation(ResourceType):
    # AWS calls another ACL a replacement, yet a subnet has exactly one association: to undo the replacement by deleting
    # it would leave the subnet with the default ACL instead of the one it had. Ref stays, the AssociationId attribute
    # moves on.
    never_replaced_by = ("NetworkAclId",)

    def _current(self, subnet):
        found = ec2().describe_network_acls(Filters=filters(**{"association.subnet-id": subnet}))["NetworkAcls"]
        return next(
            (item["NetworkAclAssociationId"], each["NetworkAclId"])
            for each in found
            for item in each["Associations"]
            if item["SubnetId"] == subnet
        )

    def _guard(self, subnet, acl):
        return ec2().replace_network_acl_association(AssociationId=self._current(subnet)[0], NetworkAclId=acl)[
            "NewAssociationId"
        ]

    def create(self, properties, logical):
        return self._guard(properties["SubnetId"], properties["NetworkAclId"])

    def attributes(self, physical_id, properties):
        return {"AssociationId": self._current(properties["SubnetId"])[0]}

    def update(self, physical_id, old, new):
        self._guard(new["SubnetId"], new["NetworkAclId"])

    def delete(self, physical_id, properties):
        """A subnet always has an ACL: it falls back to the VPC's default one."""
        if self._current(properties["SubnetId"])[1] == properties["NetworkAclId"]:
            vpc = ec2().describe_subnets(SubnetIds=[properties["SubnetId"]])["Subnets"][0]["VpcId"]
            default = ec2().describe_network_acls(Filters=filters(vpc_id=vpc, default="true"))["NetworkAcls"][0]
            self._guard(properties["SubnetId"], default["NetworkAclId"])
