"""Users and roles of people, whom an environment file names and no template makes.

Whoever may in their account assumes the roles.
"""

import json

from botocore.exceptions import ClientError
from ministack.core.responses import request_scope

from .. import clients, partitions

#: What somebody needs who answers approvals.
#: https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-identity-based-policies.html
_ANSWERS = (
    "GetAutomationExecution",
    "DescribeAutomationExecutions",
    "DescribeAutomationStepExecutions",
    "SendAutomationSignal",
    "StopAutomationExecution",
)


def _parts(principal: str) -> tuple:
    """Kind, path and name of an ARN, of its last part, or of a user's bare name. A session stands for its role."""
    kind, _, rest = principal.rpartition(":")[2].partition("/")
    if not rest:
        return "user", "/", kind
    if kind == "assumed-role":
        return "role", "/", rest.partition("/")[0]
    path, _, name = rest.rpartition("/")
    return kind, f"/{path}/" if path else "/", name


def _allowing(statement: dict) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]})


def add(item: dict) -> None:
    """One user or role, with the right to answer approvals; one that is there stays as it is."""
    kind, path, name = _parts(item["principal"])
    policy = {
        "PolicyName": "answers-approvals",
        "PolicyDocument": _allowing({"Action": [f"ssm:{each}" for each in _ANSWERS], "Resource": "*"}),
    }
    with request_scope(item["account"], item["region"]):
        iam = clients.service("iam")
        try:
            if kind == "user":
                iam.create_user(UserName=name, Path=path)
                iam.put_user_policy(UserName=name, **policy)
            else:
                root = f"arn:{partitions.partition_of(item['region'])}:iam::{item['account']}:root"
                iam.create_role(
                    RoleName=name,
                    Path=path,
                    AssumeRolePolicyDocument=_allowing({"Principal": {"AWS": root}, "Action": "sts:AssumeRole"}),
                )
                iam.put_role_policy(RoleName=name, **policy)
        except ClientError as error:
            if error.response["Error"]["Code"] != "EntityAlreadyExists":
                raise
