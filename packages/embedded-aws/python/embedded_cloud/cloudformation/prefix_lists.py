"""Customer-managed prefix lists."""

from .ec2_type import Ec2Type
from .registry import resource_type
from .support import ec2, picked


def _cidrs(properties: dict) -> dict:
    return {entry["Cidr"]: entry.get("Description", "") for entry in properties.get("Entries", [])}


@resource_type("AWS::EC2::PrefixList")
class PrefixList(Ec2Type):
    def make(self, properties, logical):
        return ec2().create_managed_prefix_list(
            **picked(properties, "PrefixListName", "AddressFamily", "MaxEntries", "Entries")
        )["PrefixList"]["PrefixListId"]

    def _get(self, physical_id):
        return ec2().describe_managed_prefix_lists(PrefixListIds=[physical_id])["PrefixLists"][0]

    def attributes(self, physical_id, properties):
        found = self._get(physical_id)
        return {
            "PrefixListId": physical_id,
            "Arn": found["PrefixListArn"],
            "Version": found.get("Version", 1),
            "OwnerId": found["OwnerId"],
        }

    def modify(self, physical_id, old, new, changed):
        before, after = _cidrs(old), _cidrs(new)
        ec2().modify_managed_prefix_list(
            PrefixListId=physical_id,
            CurrentVersion=self._get(physical_id)["Version"],
            PrefixListName=new["PrefixListName"],
            MaxEntries=new.get("MaxEntries"),
            AddEntries=[
                entry for entry in new.get("Entries", []) if before.get(entry["Cidr"]) != entry.get("Description", "")
            ]
            or None,
            RemoveEntries=[{"Cidr": cidr} for cidr in before if cidr not in after] or None,
        )

    def delete(self, physical_id, properties):
        ec2().delete_managed_prefix_list(PrefixListId=physical_id)
