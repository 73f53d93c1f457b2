"""GetSecurityGroupsForVpc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetSecurityGroupsForVpc.html"""

from .registry import operation
from .request import Refusal, success

#: filter -> what it looks at
_FILTERS = {
    "description": "Description",
    "group-id": "GroupId",
    "group-name": "GroupName",
    "owner-id": "OwnerId",
    "primary-vpc-id": "PrimaryVpcId",
}


def _described(group, vpc_id: str) -> dict:
    tags = [{"Key": tag["key"], "Value": tag["value"]} for tag in group.get_tags()]
    return {
        "Description": group.description,
        "GroupId": group.id,
        "GroupName": group.name,
        "OwnerId": group.owner_id,
        "PrimaryVpcId": vpc_id,
        "Tags": tags,
    }


def _chosen(group: dict, filters: list) -> bool:
    for asked in filters:
        name, values = asked.get("Name", ""), [value for key, value in asked.items() if key.startswith("Value.")]
        if name.startswith("tag:"):
            held = {tag["Value"] for tag in group["Tags"] if tag["Key"] == name[4:]}
        elif name in _FILTERS:
            held = {group[_FILTERS[name]]}
        else:
            raise Refusal("InvalidParameterValue", f"The filter '{name}' is invalid")
        if not held & set(values):
            return False
    return True


@operation("GetSecurityGroupsForVpc")
def of_vpc(request):
    """The groups an interface in the VPC may have."""
    vpc_id = request.get("VpcId")
    request.backend.get_vpc(vpc_id)
    described = [_described(group, vpc_id) for group in request.backend.groups.get(vpc_id, {}).values()]
    members = [
        {
            "description": one["Description"],
            "groupId": one["GroupId"],
            "groupName": one["GroupName"],
            "ownerId": one["OwnerId"],
            "primaryVpcId": vpc_id,
            "tagSet": [{"key": tag["Key"], "value": tag["Value"]} for tag in one["Tags"]],
        }
        for one in described
        if _chosen(one, request.structures("Filter"))
    ]
    return success(request.action, {"securityGroupForVpcSet": members})
