"""Network interfaces."""

from .ec2_type import Ec2Type
from .registry import resource_type
from .support import ec2, picked, tag_list, tag_map


@resource_type("AWS::EC2::NetworkInterface")
class NetworkInterface(Ec2Type):
    drift_properties = ("SubnetId", "PrivateIpAddress", "GroupSet", "SourceDestCheck", "Description", "Tags")

    def make(self, properties, logical):
        interface = ec2().create_network_interface(
            Groups=properties.get("GroupSet"),
            **picked(
                properties,
                "SubnetId",
                "PrivateIpAddress",
                "PrivateIpAddresses",
                "SecondaryPrivateIpAddressCount",
                "Description",
                "InterfaceType",
            ),
        )["NetworkInterface"]["NetworkInterfaceId"]
        if "SourceDestCheck" in properties:
            self._set_check(interface, properties)
        return interface

    def _set_check(self, interface, properties):
        ec2().modify_network_interface_attribute(
            NetworkInterfaceId=interface, SourceDestCheck={"Value": properties.get("SourceDestCheck", True)}
        )

    def _get(self, physical_id):
        return ec2().describe_network_interfaces(NetworkInterfaceIds=[physical_id])["NetworkInterfaces"][0]

    def attributes(self, physical_id, properties):
        interface = self._get(physical_id)
        secondary = [item["PrivateIpAddress"] for item in interface["PrivateIpAddresses"] if not item.get("Primary")]
        return {
            "Id": physical_id,
            "PrimaryPrivateIpAddress": interface["PrivateIpAddress"],
            "VpcId": interface["VpcId"],
            "SecondaryPrivateIpAddresses": secondary,
        }

    def modify(self, physical_id, old, new, changed):
        if "GroupSet" in changed:
            ec2().modify_network_interface_attribute(NetworkInterfaceId=physical_id, Groups=new["GroupSet"])
        if "SourceDestCheck" in changed:
            self._set_check(physical_id, new)
        if "Description" in changed:
            ec2().modify_network_interface_attribute(
                NetworkInterfaceId=physical_id, Description={"Value": new.get("Description", "")}
            )
        rest = [name for name in changed if name not in ("GroupSet", "SourceDestCheck", "Description")]
        if rest:
            super().modify(physical_id, old, new, rest)

    def delete(self, physical_id, properties):
        ec2().delete_network_interface(NetworkInterfaceId=physical_id)

    def read(self, physical_id, properties):
        interface = self._get(physical_id)
        groups = {group["GroupId"] for group in interface["Groups"]}
        wanted = [group for group in properties.get("GroupSet", []) if group in groups]
        return {
            **picked(interface, "SubnetId", "PrivateIpAddress", "SourceDestCheck", "Description"),
            "GroupSet": wanted + sorted(groups - set(wanted)),
            "Tags": tag_list(tag_map(interface.get("TagSet"))),
        }
