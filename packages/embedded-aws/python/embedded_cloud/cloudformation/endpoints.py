"""VPC endpoints."""

import json
from typing import Any

from .ec2_type import Ec2Type
from .registry import resource_type
from .support import document, ec2, picked, tag_list, tag_map

_LISTS = {"RouteTableIds": "RouteTableIds", "SubnetIds": "SubnetIds", "SecurityGroupIds": "SecurityGroupIds"}


@resource_type("AWS::EC2::VPCEndpoint")
class VpcEndpoint(Ec2Type):
    described_by = ("describe_vpc_endpoints", "VpcEndpointIds", "VpcEndpoints")
    drift_properties = ("PolicyDocument", "Tags")

    def make(self, properties, logical):
        policy = properties.get("PolicyDocument")
        return ec2().create_vpc_endpoint(
            PolicyDocument=document(policy) if policy else None,
            **picked(properties, "VpcId", "ServiceName", "VpcEndpointType", "PrivateDnsEnabled", *_LISTS),
        )["VpcEndpoint"]["VpcEndpointId"]

    def _get(self, physical_id):
        return ec2().describe_vpc_endpoints(VpcEndpointIds=[physical_id])["VpcEndpoints"][0]

    def attributes(self, physical_id, properties):
        endpoint = self._get(physical_id)
        return {
            "Id": physical_id,
            "NetworkInterfaceIds": endpoint.get("NetworkInterfaceIds", []),
            "CreationTimestamp": str(endpoint["CreationTimestamp"]),
            "DnsEntries": [
                f"{entry.get('HostedZoneId', '')}:{entry['DnsName']}" for entry in endpoint.get("DnsEntries", [])
            ],
        }

    def modify(self, physical_id, old, new, changed):
        changes: dict[str, Any] = {}
        for name, argument in _LISTS.items():
            if name in changed:
                before, after = old.get(name, []), new.get(name, [])
                changes[f"Add{argument}"] = [item for item in after if item not in before] or None
                changes[f"Remove{argument}"] = [item for item in before if item not in after] or None
        if "PolicyDocument" in changed:
            policy = new.get("PolicyDocument")
            changes.update({"PolicyDocument": document(policy)} if policy else {"ResetPolicy": True})
        if "PrivateDnsEnabled" in changed:
            changes["PrivateDnsEnabled"] = new.get("PrivateDnsEnabled", False)
        ec2().modify_vpc_endpoint(VpcEndpointId=physical_id, **changes)

    def read(self, physical_id, properties):
        found = self.described(physical_id)
        return found and {
            "PolicyDocument": json.loads(found["PolicyDocument"]) if found.get("PolicyDocument") else {},
            "Tags": tag_list(tag_map(found.get("Tags"))),
        }

    def delete(self, physical_id, properties):
        ec2().delete_vpc_endpoints(VpcEndpointIds=[physical_id])
