"""What a service does itself with a resource once it is there:
it is let in by the resource's own policy, and asks at once.

CloudTrail writes into its bucket, with its key and through its role; CloudWatch Logs uses the key of a log group.
"""

import re

from ministack.core import iam_evaluator

from .. import service_principals
from ..handler_rights import Place, Work


class ServiceRefused(Exception):
    """A service that could not do its work, in its own words."""


def _lets_in(service: str, action: str, resource: str, policy_of: str, facts: dict) -> bool:
    """Whether the policy of a resource allows a service an action."""
    found = iam_evaluator._resource_policy(policy_of.split(":")[2], policy_of)
    return found is not None and service_principals.lets_in(found[0], service, action, resource, facts)


def _trail(work: Work, place: Place) -> None:
    """https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
    and its neighbours"""
    service, properties = "cloudtrail.amazonaws.com", work.properties
    name = properties.get("TrailName") or work.physical_id
    trail = f"arn:{place.partition}:cloudtrail:{place.region}:{place.account}:trail/{name}"
    bucket = f"arn:{place.partition}:s3:::{properties.get('S3BucketName')}"
    prefix = f"{properties['S3KeyPrefix']}/" if properties.get("S3KeyPrefix") else ""
    log = f"{bucket}/{prefix}AWSLogs/{place.account}/CloudTrail/{place.region}/log.json.gz"
    facts = {"aws:SourceArn": trail, "s3:x-amz-acl": "bucket-owner-full-control"}
    if not (
        _lets_in(service, "s3:GetBucketAcl", bucket, bucket, facts)
        and _lets_in(service, "s3:PutObject", log, bucket, facts)
    ):
        raise ServiceRefused(
            f"Incorrect S3 bucket policy is detected for bucket: {properties.get('S3BucketName')} (Service: "
            "CloudTrail, Status Code: 400, InsufficientS3BucketPolicyException)"
        )
    key = properties.get("KMSKeyId", "")
    encryption = {"aws:SourceArn": trail, "kms:EncryptionContext:aws:cloudtrail:arn": trail}
    if key and not _lets_in(service, "kms:GenerateDataKey", _key_arn(key, place), _key_arn(key, place), encryption):
        raise ServiceRefused(
            f"Insufficient permissions to access S3 bucket {properties.get('S3BucketName')} or KMS key {key}. "
            "(Service: CloudTrail, Status Code: 400, InsufficientEncryptionPolicyException)"
        )
    role, group = (
        properties.get("CloudWatchLogsRoleArn"),
        str(properties.get("CloudWatchLogsLogGroupArn", "")).removesuffix(":*"),
    )
    stream = f"{group}:log-stream:{place.account}_CloudTrail_{place.region}"
    needs = [(action, [stream]) for action in ("logs:CreateLogStream", "logs:PutLogEvents")]
    if role and not service_principals.role_may(
        role, service, needs, {"aws:SourceAccount": place.account, "aws:SourceArn": trail}
    ):
        raise ServiceRefused(
            "Access denied. Check the permissions for your role. (Service: CloudTrail, Status Code: 400, "
            "InvalidCloudWatchLogsRoleArnException)"
        )


def _log_group(work: Work, place: Place) -> None:
    """https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html"""
    key = work.properties.get("KmsKeyId")
    if not key or key == work.old.get("KmsKeyId"):
        return
    suffix = ".cn" if place.partition == "aws-cn" else ""
    name = work.properties.get("LogGroupName") or work.physical_id or "*"
    group = f"arn:{place.partition}:logs:{place.region}:{place.account}:log-group:{name}"
    facts = {"kms:EncryptionContext:aws:logs:arn": group}
    arn = _key_arn(key, place)
    if not all(
        _lets_in(f"logs.{place.region}.amazonaws.com{suffix}", action, arn, arn, facts)
        for action in ("kms:GenerateDataKey", "kms:Decrypt")
    ):
        raise ServiceRefused(
            f"The specified KMS key does not exist or is not allowed to be used with Arn '{group}' (Service: "
            "CloudWatchLogs, Status Code: 400, AccessDeniedException)"
        )


def _key_arn(key: str, place: Place) -> str:
    return (
        key
        if key.startswith("arn:") or not re.fullmatch(r"[0-9a-f-]{36}|mrk-[0-9a-f]{32}", key)
        else f"arn:{place.partition}:kms:{place.region}:{place.account}:key/{key}"
    )


_CHECKS = {"AWS::CloudTrail::Trail": _trail, "AWS::Logs::LogGroup": _log_group}


def require_service_calls(work: Work, place: Place) -> None:
    """Raises ServiceRefused where a service could not do with the resource what it is for."""
    check = _CHECKS.get(work.type_name)
    if check and work.handler in ("create", "update"):
        check(work, place)
