"""Buckets, keys, trails, topics, log groups, budgets:
https://docs.aws.amazon.com/AmazonS3/latest/API/ and their like."""

from .occasion import changed, every, given, never, turned

_METADATA = given("MetadataTableConfiguration", "MetadataConfiguration")
_S3_FEATURES = {
    "PutAnalyticsConfiguration": "AnalyticsConfigurations",
    "PutBucketAbac": "AbacStatus",
    "PutEncryptionConfiguration": "BucketEncryption",
    "PutBucketCORS": "CorsConfiguration",
    "PutInventoryConfiguration": "InventoryConfigurations",
    "PutLifecycleConfiguration": "LifecycleConfiguration",
    "PutMetricsConfiguration": "MetricsConfigurations",
    "PutBucketNotification": "NotificationConfiguration",
    "PutReplicationConfiguration": "ReplicationConfiguration",
    "PutBucketWebsite": "WebsiteConfiguration",
    "DeleteBucketWebsite": "WebsiteConfiguration",
    "PutAccelerateConfiguration": "AccelerateConfiguration",
    "PutBucketPublicAccessBlock": "PublicAccessBlockConfiguration",
    "PutBucketLogging": "LoggingConfiguration",
    "PutBucketVersioning": "VersioningConfiguration",
    "PutBucketObjectLockConfiguration": "ObjectLockConfiguration",
    "PutBucketOwnershipControls": "OwnershipControls",
    "PutIntelligentTieringConfiguration": "IntelligentTieringConfigurations",
    "PutBucketAcl": "AccessControl",
    "PutObjectAcl": "AccessControl",
}
_S3_METADATA = (
    "GetBucketMetadataTableConfiguration",
    "CreateBucketMetadataTableConfiguration",
    "DeleteBucketMetadataTableConfiguration",
    "UpdateBucketMetadataJournalTableConfiguration",
    "UpdateBucketMetadataInventoryTableConfiguration",
    "UpdateBucketMetadataAnnotationTableConfiguration",
)
_S3_TABLES = (
    "CreateNamespace",
    "CreateTable",
    "CreateTableBucket",
    "GetTable",
    "PutTableBucketPolicy",
    "PutTableEncryption",
    "PutTablePolicy",
    "GetTableMetadataLocation",
    "UpdateTableMetadataLocation",
)
_ORGANIZATION = given("IsOrganizationTrail")

#: type -> action -> occasion
OCCASIONS = {
    "AWS::S3::Bucket": {
        **{f"s3:{action}": changed(feature) for action, feature in _S3_FEATURES.items()},
        **{f"s3:{action}": _METADATA for action in _S3_METADATA},
        **{f"s3tables:{action}": _METADATA for action in _S3_TABLES},
        "iam:PassRole": given("ReplicationConfiguration"),
        "s3:DeleteObject": never,
        "s3:GetBucketAcl": given("AccessControl"),
    },
    "AWS::KMS::Key": {
        "kms:EnableKeyRotation": turned("EnableKeyRotation", True),
        "kms:DisableKeyRotation": every(turned("EnableKeyRotation", False), lambda work: work.handler == "update"),
        "kms:DisableKey": every(given("Enabled"), turned("Enabled", False)),
        "kms:EnableKey": every(given("Enabled"), turned("Enabled", True)),
        "kms:PutKeyPolicy": changed("KeyPolicy"),
        "kms:UpdateKeyDescription": changed("Description"),
    },
    "AWS::CloudTrail::Trail": {
        "cloudtrail:PutEventSelectors": changed("EventSelectors", "AdvancedEventSelectors"),
        "cloudtrail:PutInsightSelectors": changed("InsightSelectors"),
        "cloudtrail:GetInsightSelectors": given("InsightSelectors"),
        "cloudtrail:PutEventConfiguration": changed("AggregationConfigurations", "EventConfiguration"),
        "cloudtrail:GetEventConfiguration": given("AggregationConfigurations", "EventConfiguration"),
        "cloudtrail:StartLogging": turned("IsLogging", True),
        "cloudtrail:StopLogging": turned("IsLogging", False),
        "iam:GetRole": given("CloudWatchLogsRoleArn"),
        "iam:PassRole": given("CloudWatchLogsRoleArn"),
        "iam:CreateServiceLinkedRole": _ORGANIZATION,
        "organizations:DescribeOrganization": _ORGANIZATION,
        "organizations:ListAWSServiceAccessForOrganization": _ORGANIZATION,
    },
    "AWS::SNS::Topic": {
        "sns:Subscribe": changed("Subscription"),
        "sns:Unsubscribe": changed("Subscription"),
        "sns:PutDataProtectionPolicy": changed("DataProtectionPolicy"),
        "sns:GetDataProtectionPolicy": given("DataProtectionPolicy"),
        "iam:GetRole": given("DeliveryStatusLogging"),
        "iam:PassRole": given("DeliveryStatusLogging"),
    },
    "AWS::SNS::Subscription": {
        "iam:GetRole": given("SubscriptionRoleArn"),
        "iam:PassRole": given("SubscriptionRoleArn"),
    },
    "AWS::Logs::LogGroup": {
        "logs:PutRetentionPolicy": changed("RetentionInDays"),
        "logs:DeleteRetentionPolicy": every(
            changed("RetentionInDays"), lambda work: "RetentionInDays" not in work.properties
        ),
        "logs:AssociateKmsKey": changed("KmsKeyId"),
        "logs:DisassociateKmsKey": every(changed("KmsKeyId"), lambda work: "KmsKeyId" not in work.properties),
        "logs:GetDataProtectionPolicy": given("DataProtectionPolicy"),
        "logs:PutDataProtectionPolicy": changed("DataProtectionPolicy"),
        "logs:DeleteDataProtectionPolicy": given("DataProtectionPolicy"),
        "logs:CreateLogDelivery": changed("DataProtectionPolicy"),
        "s3:REST.PUT.OBJECT": changed("DataProtectionPolicy"),
        "firehose:TagDeliveryStream": changed("DataProtectionPolicy"),
        "logs:PutResourcePolicy": changed("ResourcePolicyDocument"),
        "logs:DescribeResourcePolicies": given("ResourcePolicyDocument"),
        "logs:DeleteResourcePolicy": changed("ResourcePolicyDocument"),
        "logs:PutIndexPolicy": changed("FieldIndexPolicies"),
        "logs:DescribeIndexPolicies": given("FieldIndexPolicies"),
        "logs:DeleteIndexPolicy": changed("FieldIndexPolicies"),
        "logs:PutBearerTokenAuthentication": changed("BearerTokenAuthenticationEnabled"),
        "logs:PutLogGroupDeletionProtection": changed("DeletionProtectionEnabled"),
    },
    "AWS::Budgets::Budget": {"billing:GetBillingViewData": given("Budget.BillingViewArn")},
    "AWS::SecretsManager::Secret": {
        "secretsmanager:GetRandomPassword": given("GenerateSecretString"),
        "secretsmanager:ReplicateSecretToRegions": changed("ReplicaRegions"),
        "secretsmanager:RemoveRegionsFromReplication": given("ReplicaRegions"),
    },
}
