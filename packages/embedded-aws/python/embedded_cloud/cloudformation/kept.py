"""Types that stay MiniStack's own, because they read back right, and that the conformance tests cover as well."""

KEPT_TYPES = (
    "AWS::IAM::Policy",
    "AWS::IAM::ManagedPolicy",
    "AWS::KMS::Key",
    "AWS::KMS::Alias",
    "AWS::Logs::LogGroup",
    "AWS::Logs::ResourcePolicy",
    "AWS::SNS::TopicPolicy",
    "AWS::SNS::Subscription",
    "AWS::CloudWatch::Dashboard",
    "AWS::Events::Rule",
    "AWS::S3::BucketPolicy",
    "AWS::SecretsManager::Secret",
)
