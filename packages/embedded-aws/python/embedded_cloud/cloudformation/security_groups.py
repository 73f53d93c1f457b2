"""Security groups and their rules."""

from .attachments import attached_in_stack_of
from .ec2_type import Ec2Type
from .registry import ResourceType, resource_type
from .support import ec2, filters, only, picked, tag_list, tag_map

_PEERS = {
    "CidrIp": ("IpRanges", "CidrIp"),
    "CidrIpv6": ("Ipv6Ranges", "CidrIpv6"),
    "SourcePrefixListId": ("PrefixListIds", "PrefixListId"),
    "DestinationPrefixListId": ("PrefixListIds", "PrefixListId"),
    "SourceSecurityGroupId": ("UserIdGroupPairs", "GroupId"),
    "DestinationSecurityGroupId": ("UserIdGroupPairs", "GroupId"),
}


def permission(rule: dict) -> dict:
    """A template's rule as EC2's IpPermission."""
    answer = {"IpProtocol": str(rule["IpProtocol"]), **picked(rule, "FromPort", "ToPort")}
    for name, (member, key) in _PEERS.items():
        if rule.get(name):
            answer[member] = [{key: rule[name], **picked(rule, "Description")}]
    if rule.get("SourceSecurityGroupName"):
        answer["UserIdGroupPairs"] = [{"GroupName": rule["SourceSecurityGroupName"], **picked(rule, "Description")}]
    return answer


def template_rules(permissions: list, egress: bool) -> list:
    """EC2's permissions as a template writes them, one peer a rule."""
    side = "Destination" if egress else "Source"
    names = {
        "IpRanges": ("CidrIp", "CidrIp"),
        "Ipv6Ranges": ("CidrIpv6", "CidrIpv6"),
        "PrefixListIds": ("PrefixListId", f"{side}PrefixListId"),
        "UserIdGroupPairs": ("GroupId", f"{side}SecurityGroupId"),
    }
    rules = []
    for item in permissions:
        common = picked(item, "IpProtocol", "FromPort", "ToPort")
        for member, (key, name) in names.items():
            rules += [
                {**common, name: peer[key], **({"Description": peer["Description"]} if peer.get("Description") else {})}
                for peer in item.get(member, [])
            ]
    return rules


def _identity(rule: dict) -> tuple:
    """What makes a rule the same rule, however the template spells its numbers."""
    return tuple(sorted((name, str(value)) for name, value in rule.items()))


def _in_template_order(rules: list, wanted: list) -> list:
    """Drift compares lists in order; the order of rules has no meaning, so the template's is kept."""
    order = {_identity(rule): index for index, rule in enumerate(wanted or [])}
    return sorted(rules, key=lambda rule: order.get(_identity(rule), len(order)))


@resource_type("AWS::EC2::SecurityGroup")
class SecurityGroup(Ec2Type):
    drift_properties = ("GroupDescription", "GroupName", "VpcId", "SecurityGroupIngress", "SecurityGroupEgress", "Tags")

    def make(self, properties, logical):
        vpc = properties.get("VpcId") or ec2().describe_vpcs(Filters=filters(isDefault="true"))["Vpcs"][0]["VpcId"]
        group = ec2().create_security_group(
            GroupName=properties.get("GroupName") or logical.generated_name(),
            Description=properties["GroupDescription"],
            VpcId=vpc,
        )["GroupId"]
        try:
            self._set_egress(group, None, properties)
            self._exchange(group, [], properties.get("SecurityGroupIngress", []), "ingress")
        except Exception:
            # A group whose rules are refused never existed for CloudFormation, so nothing would delete it.
            ec2().delete_security_group(GroupId=group)
            raise
        return group

    def _set_egress(self, group, old, new):
        """An explicit list replaces the rule AWS gives every new group, which lets everything out."""
        before = None if old is None else old.get("SecurityGroupEgress")
        after = new.get("SecurityGroupEgress")
        open_rule = [{"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}]
        had, want = (open_rule if before is None else before), (open_rule if after is None else after)
        self._exchange(group, had, want, "egress")

    def _exchange(self, group, had, want, direction):
        keep = {_identity(rule) for rule in had} & {_identity(rule) for rule in want}
        revoke = getattr(ec2(), f"revoke_security_group_{direction}")
        authorize = getattr(ec2(), f"authorize_security_group_{direction}")
        for change, rules in ((revoke, had), (authorize, want)):
            others = [permission(rule) for rule in rules if _identity(rule) not in keep]
            if others:
                change(GroupId=group, IpPermissions=others)
        # A rule that is there twice is refused.
        if len({_identity(rule) for rule in want}) < len(want):
            authorize(GroupId=group, IpPermissions=[permission(rule) for rule in want])

    def attributes(self, physical_id, properties):
        group = ec2().describe_security_groups(GroupIds=[physical_id])["SecurityGroups"][0]
        return {"GroupId": physical_id, "Id": physical_id, "VpcId": group["VpcId"]}

    def modify(self, physical_id, old, new, changed):
        if "SecurityGroupIngress" in changed:
            self._exchange(
                physical_id, old.get("SecurityGroupIngress", []), new.get("SecurityGroupIngress", []), "ingress"
            )
        if "SecurityGroupEgress" in changed:
            self._set_egress(physical_id, old, new)

    def delete(self, physical_id, properties):
        ec2().delete_security_group(GroupId=physical_id)

    def read(self, physical_id, properties):
        group = ec2().describe_security_groups(GroupIds=[physical_id])["SecurityGroups"][0]
        ingress = self._without_attached(physical_id, "Ingress", template_rules(group["IpPermissions"], egress=False))
        egress = self._without_attached(
            physical_id, "Egress", template_rules(group["IpPermissionsEgress"], egress=True)
        )
        return {
            "GroupDescription": group["Description"],
            "GroupName": group["GroupName"],
            "VpcId": group["VpcId"],
            "SecurityGroupIngress": _in_template_order(ingress, properties.get("SecurityGroupIngress")),
            "SecurityGroupEgress": _in_template_order(egress, properties.get("SecurityGroupEgress")),
            "Tags": tag_list(tag_map(group.get("Tags"))),
        }

    def _without_attached(self, group, direction, rules):
        attached = {
            _identity({name: value for name, value in properties.items() if name != "GroupId"})
            for _, properties in attached_in_stack_of(group, f"AWS::EC2::SecurityGroup{direction}")
            if properties.get("GroupId") == group
        }
        return [rule for rule in rules if _identity(rule) not in attached]


class _Rule(ResourceType):
    """A rule that is a resource of its own."""

    direction = ""

    def create(self, properties, logical):
        authorize = getattr(ec2(), f"authorize_security_group_{self.direction}")
        answer = authorize(GroupId=properties["GroupId"], IpPermissions=[permission(properties)])
        return answer["SecurityGroupRules"][0]["SecurityGroupRuleId"]

    def attributes(self, physical_id, properties):
        return {"Id": physical_id}

    def update(self, physical_id, old, new):
        """Only the description changes in place: everything else is another rule."""
        self.delete(physical_id, old)
        getattr(ec2(), f"authorize_security_group_{self.direction}")(
            GroupId=new["GroupId"], IpPermissions=[permission(new)]
        )

    def delete(self, physical_id, properties):
        revoke = getattr(ec2(), f"revoke_security_group_{self.direction}")
        revoke(GroupId=properties["GroupId"], IpPermissions=[permission(properties)])

    def read(self, physical_id, properties):
        group = ec2().describe_security_groups(GroupIds=[properties["GroupId"]])["SecurityGroups"][0]
        egress = self.direction == "egress"
        found = template_rules(group["IpPermissionsEgress" if egress else "IpPermissions"], egress)
        wanted = _identity({name: value for name, value in properties.items() if name != "GroupId"})
        rule = only([rule for rule in found if _identity(rule) == wanted])
        return None if rule is None else {**rule, "GroupId": properties["GroupId"]}


@resource_type("AWS::EC2::SecurityGroupIngress")
class SecurityGroupIngress(_Rule):
    direction = "ingress"
    drift_properties = ("GroupId", "IpProtocol", "FromPort", "ToPort", "CidrIp")


@resource_type("AWS::EC2::SecurityGroupEgress")
class SecurityGroupEgress(_Rule):
    direction = "egress"
    drift_properties = ("GroupId", "IpProtocol", "FromPort", "ToPort", "CidrIp")
