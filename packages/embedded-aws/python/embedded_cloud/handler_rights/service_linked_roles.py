"""Roles that AWS services make for themselves, with the rights of whoever first makes such a resource.

https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
"""

from .place import Place
from .requirement import Requirement, Work

#: type -> (service name, role name), for creations that need the role although no schema says so.
#: https://docs.aws.amazon.com/vpc/latest/tgw/service-linked-roles.html
_BY_CREATION = {
    "AWS::EC2::TransitGateway": ("transitgateway.amazonaws.com", "AWSServiceRoleForVPCTransitGateway"),
    "AWS::EC2::TransitGatewayVpcAttachment": ("transitgateway.amazonaws.com", "AWSServiceRoleForVPCTransitGateway"),
}
#: type -> the same, where the schema names iam:CreateServiceLinkedRole
_BY_SCHEMA = {
    "AWS::EC2::FlowLog": ("delivery.logs.amazonaws.com", "AWSServiceRoleForLogDelivery"),
    "AWS::CloudTrail::Trail": ("cloudtrail.amazonaws.com", "AWSServiceRoleForCloudTrail"),
    "AWS::SSM::Association": ("ssm.amazonaws.com", "AWSServiceRoleForAmazonSSM"),
    "AWS::SSM::MaintenanceWindowTask": ("ssm.amazonaws.com", "AWSServiceRoleForAmazonSSM"),
}
CREATE = "iam:CreateServiceLinkedRole"


def linked_role(type_name: str):
    """`(service name, role name)` of the role a type needs, None where it needs none."""
    return _BY_CREATION.get(type_name) or _BY_SCHEMA.get(type_name)


def is_needed_beyond_schema(work: Work) -> bool:
    """Whether a creation needs a service-linked role that the schema of its type does not speak of."""
    return work.handler == "create" and work.type_name in _BY_CREATION


def requirement(work: Work, place: Place) -> Requirement:
    """The right to make the role."""
    service, name = linked_role(work.type_name) or ("*", "*")
    return Requirement(
        CREATE,
        f"arn:{place.partition}:iam::{place.account}:role/aws-service-role/{service}/{name}",
        {"iam:AWSServiceName": service},
    )
