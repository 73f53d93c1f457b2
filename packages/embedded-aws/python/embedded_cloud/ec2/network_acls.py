"""Network ACLs: the final denial that every one of them ends with, and subnets that are gone."""

from .registry import after
from .rewriting import reply_id

_LAST = 32767


@after("CreateNetworkAcl")
def deny_the_rest(request, reply) -> None:
    """moto gives only the default ACL its last entries."""
    for egress in (True, False):
        request.backend.create_network_acl_entry(
            network_acl_id=reply_id(reply, "networkAclId"),
            rule_number=_LAST,
            protocol="-1",
            rule_action="deny",
            egress=egress,
            cidr_block="0.0.0.0/0",
            icmp_code=None,
            icmp_type=None,
            port_range_from=None,
            port_range_to=None,
            ipv6_cidr_block=None,
        )


@after("CreateNetworkAclEntry", "ReplaceNetworkAclEntry")
def keep_icmp(request, _reply) -> None:
    """moto looks for the ICMP type and code under another name than the one EC2's clients send them by."""
    acl = request.backend.network_acls[request.get("NetworkAclId")]
    for entry in acl.network_acl_entries:
        same = (
            str(entry.rule_number) == request.get("RuleNumber")
            and str(entry.egress).lower() == str(request.get("Egress")).lower()
        )
        if same and request.get("Icmp.Type"):
            entry.icmp_type, entry.icmp_code = int(request.get("Icmp.Type")), int(request.get("Icmp.Code"))


@after("DeleteSubnet")
def forget_subnet(request, _reply) -> None:
    for acl in request.backend.network_acls.values():
        for identifier, association in list(acl._associations.items()):
            if association.subnet_id == request.get("SubnetId"):
                del acl._associations[identifier]


@after("DeleteVpc")
def forget_default(request, _reply) -> None:
    """It goes with its VPC: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpc.html"""
    for identifier, acl in list(request.backend.network_acls.items()):
        if acl.default and acl.vpc_id == request.get("VpcId"):
            del request.backend.network_acls[identifier]
