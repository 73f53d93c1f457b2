"""Roles a resource hands to a service.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
"""

import re

from .place import Place
from .requirement import Work
from .texts import texts

#: type -> the service its roles are passed to: `iam:PassedToService`
PASSED_TO = {
    "AWS::CloudTrail::Trail": "cloudtrail.amazonaws.com",
    "AWS::EC2::FlowLog": "vpc-flow-logs.amazonaws.com",
    "AWS::EC2::Instance": "ec2.amazonaws.com",
    "AWS::Events::Rule": "events.amazonaws.com",
    "AWS::IAM::InstanceProfile": "ec2.amazonaws.com",
    "AWS::S3::Bucket": "s3.amazonaws.com",
    "AWS::SNS::Subscription": "sns.amazonaws.com",
    "AWS::SNS::Topic": "sns.amazonaws.com",
    "AWS::SSM::Association": "ssm.amazonaws.com",
    "AWS::SSM::Document": "ssm.amazonaws.com",
    "AWS::SSM::MaintenanceWindowTask": "ssm.amazonaws.com",
}
_ROLE = re.compile(r"^arn:[a-z-]+:iam::(?:\d{12}|\*):role/\S+$")


def passed_roles(work: Work, place: Place, roles_of_profile) -> list:
    """ARNs of the roles the properties hand over.

    `roles_of_profile` tells the ARNs of the roles of an instance profile by its name.
    """
    if work.type_name == "AWS::IAM::InstanceProfile":
        return [
            role if str(role).startswith("arn:") else f"arn:{place.partition}:iam::{place.account}:role/{role}"
            for role in work.properties.get("Roles") or []
        ]
    if work.type_name == "AWS::EC2::Instance":
        return roles_of_profile(work.properties.get("IamInstanceProfile"))
    if work.type_name == "AWS::SSM::Document":
        content = work.properties.get("Content")
        return (
            [content["assumeRole"]]
            if isinstance(content, dict) and _ROLE.match(str(content.get("assumeRole", "")))
            else []
        )
    return [text for text in texts(work.properties) if _ROLE.match(text)]
