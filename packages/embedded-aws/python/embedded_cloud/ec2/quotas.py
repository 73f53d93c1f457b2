"""Quotas of EC2 and VPC, as they are before anybody asks for more, or as fixtures say an account has them.

https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html; codes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
"""

from .registry import before
from .request import Refusal

_DEFAULTS = {"rulesPerGroup": 60, "groupsPerInterface": 5, "addresses": 5, "aclEntries": 20}
#: (account, region) -> what was raised
_raised: dict = {}


def quota(request, name: str) -> int:
    """A quota of the account and region of a request."""
    return _raised.get((request.account, request.region), {}).get(name, _DEFAULTS[name])


def raise_quotas(item: dict) -> None:
    """What an account has. `freeAddresses` are on top of those that are allocated; a quota is never lowered."""
    from moto.ec2.models import ec2_backends

    place = item["account"], item["region"]
    raised = _raised.setdefault(place, {})
    wanted = {name: item[name] for name in ("rulesPerGroup", "groupsPerInterface") if item.get(name)}
    if item.get("freeAddresses"):
        wanted["addresses"] = len(ec2_backends[place[0]][place[1]].addresses) + item["freeAddresses"]
    for name, value in wanted.items():
        raised[name] = max(value, raised.get(name, _DEFAULTS[name]))


@before("AllocateAddress")
def _addresses(request) -> None:
    if len(request.backend.addresses) >= quota(request, "addresses"):
        raise Refusal("AddressLimitExceeded", "The maximum number of addresses has been reached.")


@before("CreateNetworkInterface", "ModifyNetworkInterfaceAttribute")
def _groups(request) -> None:
    _refuse_groups(request, set(request.members("SecurityGroupId")))


@before("RunInstances")
def _groups_of_instances(request) -> None:
    _refuse_groups(request, set(request.members("SecurityGroupId")))
    interfaces: dict = {}
    for name, value in request.parameters.items():
        parts = name.split(".")
        if parts[0] == "NetworkInterface" and len(parts) == 4 and parts[2] in ("SecurityGroupId", "Groups"):
            interfaces.setdefault(parts[1], set()).add(value)
    for groups in interfaces.values():
        _refuse_groups(request, groups)


def _refuse_groups(request, groups: set) -> None:
    if len(groups) > quota(request, "groupsPerInterface"):
        raise Refusal(
            "SecurityGroupsPerInterfaceLimitExceeded",
            "The maximum number of security groups per interface has been reached.",
        )


@before("CreateNetworkAclEntry")
def _acl_entries(request) -> None:
    """ "This quota is enforced separately for IPv4 rules and IPv6 rules", and "includes the default deny rules"."""
    acl = request.backend.network_acls.get(request.get("NetworkAclId"))
    is_ipv6 = bool(request.get("Ipv6CidrBlock"))
    held = (
        [
            entry
            for entry in acl.network_acl_entries
            if str(entry.egress).lower() == str(request.flag("Egress")).lower()
            and bool(entry.ipv6_cidr_block) == is_ipv6
        ]
        if acl
        else []
    )
    if len(held) >= quota(request, "aclEntries"):
        raise Refusal("NetworkAclEntryLimitExceeded", "The maximum number of network acl entries has been reached.")
