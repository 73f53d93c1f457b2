"""The permissions AWS's resource schemas name for each handler.

https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html, "handlers"
"""

from ..cloudformation_schemas import schema

#: Names in schemas that are no IAM actions, and what the calls behind them are authorised as.
#: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
_RENAMED = {
    "s3:DeleteBucketAnalyticsConfiguration": "s3:PutAnalyticsConfiguration",
    "s3:DeleteBucketCors": "s3:PutBucketCORS",
    "s3:DeleteBucketEncryption": "s3:PutEncryptionConfiguration",
    "s3:DeleteBucketLifecycle": "s3:PutLifecycleConfiguration",
    "s3:DeleteBucketMetricsConfiguration": "s3:PutMetricsConfiguration",
    "s3:DeleteBucketReplication": "s3:PutReplicationConfiguration",
    "s3:PutBucketReplication": "s3:PutReplicationConfiguration",
    "s3:PutObjectLockConfiguration": "s3:PutBucketObjectLockConfiguration",
    "ec2:ModifyTransitGatewayOptions": "ec2:ModifyTransitGateway",
}


def permissions(type_name: str, handler: str) -> list:
    """Actions a handler of a type may need, as `service:Operation`."""
    named = schema(type_name).get("handlers", {}).get(handler, {}).get("permissions") or []
    lowered = (f"{name.split(':')[0].lower()}:{name.split(':', 1)[1]}" for name in named)
    return sorted({_RENAMED.get(name, name) for name in lowered})
