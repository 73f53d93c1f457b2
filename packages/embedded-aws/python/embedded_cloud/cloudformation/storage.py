"""S3 buckets: MiniStack's, with the configurations its template handling passes over."""

from ministack.services.cloudformation import drift, provisioners

from ..clients import service
from .corrected_type import CorrectedType
from .registry import resource_type
from .support import picked, truth

_THEIR_READER, _THEIR_PROPERTIES = drift._DRIFT_READERS["AWS::S3::Bucket"]


def lifecycle_rule(rule: dict) -> dict:
    """A template's lifecycle rule in the API's shape."""
    api = {
        "Status": rule["Status"],
        "Filter": {"Prefix": rule.get("Prefix", "")},
        **({"ID": rule["Id"]} if "Id" in rule else {}),
    }
    if "ExpirationInDays" in rule:
        api["Expiration"] = {"Days": int(rule["ExpirationInDays"])}
    if "NoncurrentVersionExpirationInDays" in rule:
        api["NoncurrentVersionExpiration"] = {"NoncurrentDays": int(rule["NoncurrentVersionExpirationInDays"])}
    if "NoncurrentVersionExpiration" in rule:
        api["NoncurrentVersionExpiration"] = picked(
            rule["NoncurrentVersionExpiration"], "NoncurrentDays", "NewerNoncurrentVersions"
        )
    if "AbortIncompleteMultipartUpload" in rule:
        api["AbortIncompleteMultipartUpload"] = rule["AbortIncompleteMultipartUpload"]
    if rule.get("Transitions"):
        api["Transitions"] = [
            {"StorageClass": item["StorageClass"], "Days": int(item["TransitionInDays"])}
            for item in rule["Transitions"]
        ]
    return api


def _encryption(properties: dict) -> dict:
    rules = [
        {
            "ApplyServerSideEncryptionByDefault": rule.get("ServerSideEncryptionByDefault"),
            **picked(rule, "BucketKeyEnabled"),
        }
        for rule in properties["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    ]
    return {"Rules": rules}


def _logging(properties: dict) -> dict:
    own = properties.get("LoggingConfiguration")
    if not own:
        return {}
    target = {"TargetBucket": own["DestinationBucketName"], "TargetPrefix": own.get("LogFilePrefix", "")}
    return {"LoggingEnabled": target}


@resource_type("AWS::S3::Bucket")
class Bucket(CorrectedType):
    drift_properties = (
        *sorted(_THEIR_PROPERTIES),
        "LifecycleConfiguration",
        "PublicAccessBlockConfiguration",
        "OwnershipControls",
    )

    def create(self, properties, logical):
        return self.theirs["create"](logical.logical_id, properties, logical.stack_name)[0]

    def finish(self, physical_id, properties):
        self._configure(physical_id, {}, properties)

    def _configure(self, name, old, new):
        s3 = service("s3")
        if "BucketEncryption" in new:
            s3.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration=_encryption(new))
        elif "BucketEncryption" in old:
            s3.delete_bucket_encryption(Bucket=name)
        if new.get("LifecycleConfiguration"):
            rules = [lifecycle_rule(rule) for rule in new["LifecycleConfiguration"]["Rules"]]
            s3.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": rules})
        elif "LifecycleConfiguration" in old:
            s3.delete_bucket_lifecycle(Bucket=name)
        if "OwnershipControls" in new:
            s3.put_bucket_ownership_controls(Bucket=name, OwnershipControls=new["OwnershipControls"])
        if "VersioningConfiguration" in new:
            s3.put_bucket_versioning(Bucket=name, VersioningConfiguration=new["VersioningConfiguration"])
        elif "VersioningConfiguration" in old:
            s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Suspended"})
        if "LoggingConfiguration" in new or "LoggingConfiguration" in old:
            s3.put_bucket_logging(Bucket=name, BucketLoggingStatus=_logging(new))
        if truth(new.get("ObjectLockEnabled")):
            rule = (new.get("ObjectLockConfiguration") or {}).get("Rule")
            configuration = {"ObjectLockEnabled": "Enabled", **({"Rule": rule} if rule else {})}
            s3.put_object_lock_configuration(Bucket=name, ObjectLockConfiguration=configuration)
        if new.get("Tags"):
            s3.put_bucket_tagging(Bucket=name, Tagging={"TagSet": new["Tags"]})
        elif old.get("Tags"):
            s3.delete_bucket_tagging(Bucket=name)

    def attributes(self, physical_id, properties):
        return provisioners._s3_attrs(physical_id)

    def update(self, physical_id, old, new):
        self.theirs["update"](physical_id, old, new, "")
        self._configure(physical_id, old, new)

    def read(self, physical_id, properties):
        current = _THEIR_READER(physical_id, properties)
        if current is None:
            return None
        s3 = service("s3")
        if "LifecycleConfiguration" in properties:
            held = s3.get_bucket_lifecycle_configuration(Bucket=physical_id)["Rules"]
            wanted = properties["LifecycleConfiguration"]
            same = [lifecycle_rule(rule) for rule in wanted["Rules"]] == held
            current["LifecycleConfiguration"] = wanted if same else {"Rules": held}
        if "PublicAccessBlockConfiguration" in properties:
            current["PublicAccessBlockConfiguration"] = s3.get_public_access_block(Bucket=physical_id)[
                "PublicAccessBlockConfiguration"
            ]
        if "OwnershipControls" in properties:
            current["OwnershipControls"] = s3.get_bucket_ownership_controls(Bucket=physical_id)["OwnershipControls"]
        return current
