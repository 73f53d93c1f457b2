"""The ARNs an action of a handler meets."""

import re

from .own_resource import generated_name, name_property, own_resource
from .place import Place
from .reference import Action, arn_pattern
from .requirement import Work, place_arn
from .texts import texts

#: How ids of a resource type begin.
_PREFIXES = {
    "ec2": {
        "vpc": "vpc",
        "subnet": "subnet",
        "sg": "security-group",
        "sgr": "security-group-rule",
        "igw": "internet-gateway",
        "rtb": "route-table",
        "eni": "network-interface",
        "acl": "network-acl",
        "eipalloc": "elastic-ip",
        "nat": "natgateway",
        "vgw": "vpn-gateway",
        "vpn": "vpn-connection",
        "cgw": "customer-gateway",
        "tgw": "transit-gateway",
        "tgw-attach": "transit-gateway-attachment",
        "tgw-rtb": "transit-gateway-route-table",
        "pl": "prefix-list",
        "lt": "launch-template",
        "i": "instance",
        "ami": "image",
        "vpce": "vpc-endpoint",
        "fl": "vpc-flow-log",
        "vol": "volume",
        "snap": "snapshot",
    },
    "directconnect": {"dxvif": "dxvif", "dxcon": "dxcon", "dxlag": "dxlag"},
    "ssm": {"mw": "maintenancewindow", "i": "instance", "mi": "managed-instance"},
}
_ID = re.compile(r"(?<![a-z0-9-])([a-z]+(?:-[a-z]+)?)-([0-9a-z]{8,17})(?![a-z0-9-])")
TAGGING = re.compile(r":(CreateTags|DeleteTags|(Un)?[Tt]ag[A-Z]\w*|(Add|Remove)Tags\w*|ListTags\w*)$")


def _ids(service: str, kind: str, value) -> list:
    known = _PREFIXES.get(service, {})
    found = [
        match.group(0) for text in texts(value) for match in _ID.finditer(text) if known.get(match.group(1)) == kind
    ]
    return list(dict.fromkeys(found))


def _arns_in(service: str, kind: str, value) -> list:
    """ARNs of a kind among texts: properties often hold them whole."""
    head = {
        "role": r"arn:[a-z-]+:iam::\d{12}:role/\S+",
        "topic": r"arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:\S+",
        "key": r"arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key/\S+",
        "log-group": r"arn:[a-z-]+:logs:[a-z0-9-]+:\d{12}:log-group:[^:]+",
    }.get(kind)
    return (
        [match.group(0) for text in texts(value) for match in re.finditer(f"^{head}$", text.removesuffix(":*"))]
        if head
        else []
    )


def _with_path(work: Work) -> str:
    """IAM's ARNs hold the path."""
    name = (
        work.properties.get(name_property(work.type_name))
        or work.physical_id
        or generated_name(work.stack_name, work.logical_id)
    )
    return f"{work.properties.get('Path', '/').lstrip('/')}{name}"


#: Types whose ARN is not simply their name: type -> its last part
_OWN_NAMES = {
    "AWS::Budgets::Budget": lambda work: (
        work.properties.get("Budget", {}).get("BudgetName")
        or work.physical_id
        or generated_name(work.stack_name, work.logical_id)
    ),
    "AWS::DirectConnect::DirectConnectGateway": lambda work: work.physical_id.rpartition("/")[2],
    "AWS::DirectConnect::DirectConnectGatewayAssociation": lambda work: str(
        work.properties.get("DirectConnectGatewayId") or ""
    ).rpartition("/")[2],
    "AWS::IAM::InstanceProfile": _with_path,
    "AWS::IAM::ManagedPolicy": _with_path,
    "AWS::IAM::Role": _with_path,
    "AWS::IAM::OIDCProvider": lambda work: str(work.properties.get("Url", "*")).removeprefix("https://"),
    "AWS::KMS::Alias": lambda work: str(work.properties.get("AliasName") or work.physical_id).removeprefix("alias/"),
    "AWS::Logs::MetricFilter": lambda work: work.properties.get("LogGroupName", "*"),
    "AWS::S3::BucketPolicy": lambda work: work.properties.get("Bucket", "*"),
    "AWS::SecretsManager::Secret": lambda work: (
        work.physical_id.rpartition(":secret:")[2]
        or f"{work.properties.get('Name') or generated_name(work.stack_name, work.logical_id)}-XXXXXX"
    ),
    # A subscription has an ARN of its own; what IAM decides on is its topic.
    "AWS::SNS::Subscription": lambda work: str(work.properties.get("TopicArn") or "*"),
    "AWS::SSM::Parameter": lambda work: (
        work.properties.get("Name") or work.physical_id or generated_name(work.stack_name, work.logical_id)
    ).removeprefix("/"),
}


def _named(work: Work, service: str, kind: str) -> list:
    """Names of resources of a kind that the properties, or the name the resource got, tell."""
    properties, given, type_name = work.properties, work.physical_id, work.type_name
    if (service, kind) == own_resource(type_name):
        if service == "ec2":
            # Its ARNs hold ids, whatever a group or a launch template is called.
            # A rule or an association has an id of its own, and is decided on the group or table it belongs to.
            return []
        named_by = name_property(type_name)
        name = (
            _OWN_NAMES[type_name](work)
            if type_name in _OWN_NAMES
            else properties.get(named_by)
            or given
            or (generated_name(work.stack_name, work.logical_id) if named_by else "")
        )
        return [name.rpartition(":")[2] if name.startswith("arn:") and kind != "policy" else name] if name else []
    related = {
        ("iam", "role"): [*(properties.get("Roles") or []), *(properties.get("RoleNames") or [])],
        ("iam", "user"): properties.get("Users") or [],
        ("iam", "group"): properties.get("Groups") or [],
        ("kms", "key"): [properties.get("TargetKeyId")],
        ("ssm", "document"): [properties.get("Name")],
        ("directconnect", "dx-gateway"): [properties.get("DirectConnectGatewayId")],
        ("ssm", "maintenancewindow"): [properties.get("WindowId")],
    }.get((service, kind), [])
    return [str(name).rpartition("/")[2] if str(name).startswith("arn:") else str(name) for name in related if name]


def _identified(work: Work, service: str, kind: str) -> list:
    """ARNs, or last parts of ARNs, of the resources of a kind this work is about."""
    if service in _PREFIXES and _ids(service, kind, work.physical_id):
        return _ids(service, kind, work.physical_id)
    return (
        _named(work, service, kind) or _arns_in(service, kind, work.properties) or _ids(service, kind, work.properties)
    )


def _comes_with_interface(work: Work, kind: str) -> bool:
    """An instance that takes a network interface names neither subnet nor groups: those are the interface's."""
    interfaces = work.properties.get("NetworkInterfaces") or []
    return (
        work.type_name == "AWS::EC2::Instance"
        and kind in ("subnet", "security-group")
        and any("NetworkInterfaceId" in interface for interface in interfaces)
    )


def _both_forms(arn: str) -> list:
    """Log groups are named with and without their streams; AWS's pages do not agree which one an action meets."""
    return [arn, f"{arn}:log-stream:"] if re.fullmatch(r"arn:[^:]+:logs:[^:]*:\d*:log-group:[^:]+", arn) else [arn]


def document_arn(name: str, place: Place) -> str:
    """The ARN of a Systems Manager document; those that AWS owns belong to no account."""
    owner = "" if re.match(r"AWS|Amazon", name) else place.account
    return f"arn:{place.partition}:ssm:{place.region}:{owner}:document/{name}"


def _arn(place: Place, service: str, kind: str, identity: str) -> str:
    if identity.startswith("arn:"):
        return identity
    if (service, kind) == ("ssm", "document"):
        return document_arn(identity, place)
    placed = place_arn(place, arn_pattern(service, kind))
    head, _, tail = placed.partition("${")
    return head + identity + re.sub(r"\$\{[^}]+\}", "*", tail.partition("}")[2])


def arns_of(work: Work, place: Place, action: Action) -> list:
    """The ARNs of an action: one or more for each resource type it always has,
    and those of optional types that are known.

    Ids that AWS has yet to give are `*`: only a policy that lets any of them in allows the action.
    """
    service = action.name.partition(":")[0]
    own_service, own_kind = own_resource(work.type_name)
    found = []
    for kind, required in action.resource_types.items():
        is_own = service == own_service and kind == own_kind
        if TAGGING.search(action.name) and not is_own and not required:
            continue
        identities = _identified(work, service, kind)
        # What AWS has yet to name, and what its handler knows by another id than Ref: an address by its allocation.
        if is_own and not identities:
            identities = ["*"]
        if not identities and required and not _comes_with_interface(work, kind):
            identities = ["*"]
        found += [form for identity in identities for form in _both_forms(_arn(place, service, kind, identity))]
    return list(dict.fromkeys(found)) or ["*"]
