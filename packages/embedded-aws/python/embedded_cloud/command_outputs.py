"""The whole answer of a command in S3, written by its machine with the rights of the machine's own role.

What is kept of it elsewhere is cut; an object is not:
https://docs.aws.amazon.com/systems-manager/latest/userguide/rc-console.html
https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-s3.html
"""

import sys

from ministack.core.responses import request_scope
from ministack.services import iam

from . import clients, service_principals
from .handler_rights import Place

_PLUGINS = {"AWS-RunPowerShellScript": "awsrunPowerShellScript", "AWS-RunShellScript": "awsrunShellScript"}


def keep(scope, command: dict, instance: str, answer: dict) -> None:
    """Puts an object for each stream that has something in it. A machine that may not is not heard of."""
    bucket = command.get("OutputS3BucketName")
    if not bucket:
        return
    plugin = _PLUGINS.get(command["DocumentName"], command["DocumentName"])
    prefix = f"{command['OutputS3KeyPrefix']}/" if command.get("OutputS3KeyPrefix") else ""
    folder = f"{prefix}{command['CommandId']}/{instance}/{plugin}/0.{plugin}"
    place = Place.of(*scope)
    with request_scope(*scope):
        role = _role_of(instance)
        for name in ("stdout", "stderr"):
            if not answer.get(name):
                continue
            resource = f"arn:{place.partition}:s3:::{bucket}/{folder}/{name}"
            if not service_principals.role_may(role, "ec2.amazonaws.com", [("s3:PutObject", [resource])], {}):
                print(f"{instance} may not keep its answer in {resource}", file=sys.stderr, flush=True)
                return
            clients.service("s3").put_object(Bucket=bucket, Key=f"{folder}/{name}", Body=answer[name].encode())


def _role_of(instance: str) -> str:
    """ARN of the role of a machine's profile; empty where it has none."""
    found = clients.service("ec2").describe_iam_instance_profile_associations(
        Filters=[{"Name": "instance-id", "Values": [instance]}]
    )["IamInstanceProfileAssociations"]
    if not found:
        return ""
    profile = iam._instance_profiles.get(found[0]["IamInstanceProfile"]["Arn"].rpartition("/")[2]) or {}
    names = [each if isinstance(each, str) else each["RoleName"] for each in profile.get("Roles", [])]
    return iam._roles[names[0]]["Arn"] if names and names[0] in iam._roles else ""
