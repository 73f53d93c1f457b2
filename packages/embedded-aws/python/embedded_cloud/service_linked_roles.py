"""Roles that are linked to services.

A suffix is for the services whose own pages speak of one; recorded from AWS: the others refuse it.
https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-service-linked-role.html
https://docs.aws.amazon.com/lexv2/latest/dg/using-service-linked-roles.html
https://docs.aws.amazon.com/connect/latest/adminguide/connect-slr.html. Names of roles: the pages on service-linked
roles of the services this project uses.
"""

from ministack.services import iam

_SUFFIXED = ("autoscaling.amazonaws.com", "lexv2.amazonaws.com", "connect.amazonaws.com")
#: service -> role
_NAMES = {
    "autoscaling.amazonaws.com": "AWSServiceRoleForAutoScaling",
    "cloudtrail.amazonaws.com": "AWSServiceRoleForCloudTrail",
    "connect.amazonaws.com": "AWSServiceRoleForAmazonConnect",
    "delivery.logs.amazonaws.com": "AWSServiceRoleForLogDelivery",
    "directconnect.amazonaws.com": "AWSServiceRoleForDirectConnect",
    "lexv2.amazonaws.com": "AWSServiceRoleForLexV2Bots",
    "ssm.amazonaws.com": "AWSServiceRoleForAmazonSSM",
    "transitgateway.amazonaws.com": "AWSServiceRoleForVPCTransitGateway",
}


def _renamed(role: dict, name: str) -> None:
    role["RoleName"], role["Arn"] = name, f"{role['Arn'].rpartition('/')[0]}/{name}"


def _creating(theirs):
    def create(parameters):
        service, suffix = iam._p(parameters, "AWSServiceName"), iam._p(parameters, "CustomSuffix")
        if suffix and service not in _SUFFIXED:
            return iam._error(400, "InvalidInput", f"Custom suffix is not allowed for {iam._xml_escape(service)}")
        made_up = f"AWSServiceRoleFor{service.split('.')[0].capitalize()}"
        name = _NAMES.get(service, made_up) + (f"_{suffix}" if suffix else "")
        if name in iam._roles:
            return iam._error(
                400,
                "InvalidInput",
                f"Service role name {name} has been taken in this account, please try a different suffix.",
            )
        held = iam._roles.pop(made_up, None)
        answer = theirs(parameters)
        role = iam._roles.pop(made_up)
        if held is not None:
            iam._roles[made_up] = held
        _renamed(role, name)
        role["Description"] = iam._p(parameters, "Description")
        iam._roles[name] = role
        told = f"<CreateServiceLinkedRoleResult><Role>{iam._role_xml(name)}</Role></CreateServiceLinkedRoleResult>"
        return iam._xml(answer[0], "CreateServiceLinkedRoleResponse", told, ns="iam")

    return create


def install() -> None:
    """Names the roles as AWS does, and refuses suffixes."""
    iam._IAM_HANDLERS["CreateServiceLinkedRole"] = _creating(iam._IAM_HANDLERS["CreateServiceLinkedRole"])
