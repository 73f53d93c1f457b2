"""Rules of security groups: duplicates, whatever their description says, and the quota."""

from .quotas import quota
from .registry import before
from .request import Refusal

_PEERS = (
    ("IpRanges", "CidrIp"),
    ("Ipv6Ranges", "CidrIpv6"),
    ("Groups", "GroupId"),
    ("UserIdGroupPairs", "GroupId"),
    ("PrefixListIds", "PrefixListId"),
)


def _requested(request) -> list:
    """Every rule of a request as (protocol, from, to, peer)."""
    rules = []
    for item in request.structures("IpPermissions"):
        ports = (item.get("IpProtocol", "-1"), item.get("FromPort", ""), item.get("ToPort", ""))
        rules += [
            (*ports, value)
            for name, value in item.items()
            if any(name.startswith(f"{member}.") and name.endswith(f".{key}") for member, key in _PEERS)
        ]
    return rules


def _held(rules) -> list:
    """Every rule of a group in the same form; moto keeps one peer a rule."""
    return [
        (
            str(rule.ip_protocol),
            *("" if port is None else str(port) for port in (rule.from_port, rule.to_port)),
            rule.cidr_ipv4 or rule.cidr_ipv6 or rule.prefix_list_id or rule.source_group.get("GroupId"),
        )
        for rule in rules
    ]


def _weight(request, rule: tuple) -> int:
    """A prefix list counts as many rules as it may have entries."""
    prefixes = request.backend.managed_prefix_lists.get(rule[3])
    return int(prefixes.max_entries or 1) if prefixes is not None else 1


def _leave_counting_to_us() -> None:
    """moto counts in its own way, and knows no other quota."""
    from moto.ec2.models.security_groups import SecurityGroupBackend

    SecurityGroupBackend._verify_group_will_respect_rule_count_limit = lambda *_arguments, **_named: None


_leave_counting_to_us()


def _keep_descriptions() -> None:
    """A rule for a prefix list has a description like any other, and moto drops it.
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_PrefixListId.html"""
    from moto.ec2.models.security_groups import SecurityGroup, SecurityGroupRule

    made, flattened = SecurityGroupRule.__init__, SecurityGroup._flattened_rules

    def make(rule, *arguments, **named):
        made(rule, *arguments, **named)
        prefix_list = named.get("prefix_list_id") or (arguments[7] if len(arguments) > 7 else None)
        rule.prefix_list_description = (prefix_list or {}).get("Description")

    def views(group, rules):
        shown = flattened(group, rules)
        for rule in rules:
            if not rule.prefix_list_id or not rule.prefix_list_description:
                continue
            for view in shown:
                if (view.ip_protocol, view.from_port, view.to_port) == (rule.ip_protocol, rule.from_port, rule.to_port):
                    for each in view.prefix_list_ids:
                        if each["PrefixListId"] == rule.prefix_list_id:
                            each["Description"] = rule.prefix_list_description
        return shown

    SecurityGroupRule.__init__, SecurityGroup._flattened_rules = make, views


_keep_descriptions()


@before("AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress")
def check(request) -> None:
    group = request.backend.get_security_group_from_id(request.get("GroupId"))
    if group is None:
        return
    held = _held(group.egress_rules if request.action.endswith("Egress") else group.ingress_rules)
    for rule in _requested(request):
        if rule in held:
            described = ", ".join(
                filter(None, [f"peer: {rule[3]}", rule[0].upper(), f"from port: {rule[1]}", f"to port: {rule[2]}"])
            )
            raise Refusal("InvalidPermission.Duplicate", f'the specified rule "{described}, ALLOW" already exists')
        held.append(rule)
    if sum(_weight(request, rule) for rule in held) > quota(request, "rulesPerGroup"):
        raise Refusal(
            "RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached."
        )
