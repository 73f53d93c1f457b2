"""CloudTrail trails."""

from ..clients import service
from .registry import ResourceType, resource_type
from .support import only, picked, tag_map, truth

_COPIED = (
    "S3BucketName",
    "S3KeyPrefix",
    "IncludeGlobalServiceEvents",
    "IsMultiRegionTrail",
    "IsOrganizationTrail",
    "CloudWatchLogsLogGroupArn",
    "CloudWatchLogsRoleArn",
)


@resource_type("AWS::CloudTrail::Trail")
class Trail(ResourceType):
    drift_properties = (
        "S3BucketName",
        "S3KeyPrefix",
        "IsMultiRegionTrail",
        "IncludeGlobalServiceEvents",
        "EnableLogFileValidation",
        "CloudWatchLogsLogGroupArn",
        "CloudWatchLogsRoleArn",
        "KMSKeyId",
        "IsLogging",
    )

    def _arguments(self, properties):
        return {
            **picked(properties, *_COPIED),
            "EnableLogFileValidation": properties.get("EnableLogFileValidation", False),
            "KmsKeyId": properties.get("KMSKeyId"),
            "SnsTopicName": properties.get("SnsTopicName"),
        }

    def create(self, properties, logical):
        name = properties.get("TrailName") or logical.generated_name(128)
        service("cloudtrail").create_trail(Name=name, **self._arguments(properties))
        return name

    def finish(self, physical_id, properties):
        # MiniStack's CreateTrail drops the log group and the tags, its UpdateTrail and AddTags keep them.
        service("cloudtrail").update_trail(Name=physical_id, **self._arguments(properties))
        if properties.get("Tags"):
            service("cloudtrail").add_tags(ResourceId=self._get(physical_id)["TrailARN"], TagsList=properties["Tags"])
        self._start(physical_id, properties)

    def _start(self, name, properties):
        cloudtrail = service("cloudtrail")
        (cloudtrail.start_logging if truth(properties.get("IsLogging")) else cloudtrail.stop_logging)(Name=name)
        if properties.get("EventSelectors") or properties.get("AdvancedEventSelectors"):
            cloudtrail.put_event_selectors(
                TrailName=name, **picked(properties, "EventSelectors", "AdvancedEventSelectors")
            )

    def _get(self, name):
        return only(service("cloudtrail").describe_trails(trailNameList=[name])["trailList"])

    def attributes(self, physical_id, properties):
        trail = self._get(physical_id)
        return {"Arn": trail["TrailARN"], "SnsTopicArn": trail.get("SnsTopicARN", "")}

    def update(self, physical_id, old, new):
        cloudtrail = service("cloudtrail")
        cloudtrail.update_trail(Name=physical_id, **self._arguments(new))
        self._start(physical_id, new)
        if old.get("Tags") != new.get("Tags"):
            arn = self._get(physical_id)["TrailARN"]
            gone = [tag for tag in old.get("Tags", []) if tag["Key"] not in tag_map(new.get("Tags"))]
            if gone:
                cloudtrail.remove_tags(ResourceId=arn, TagsList=gone)
            cloudtrail.add_tags(ResourceId=arn, TagsList=new.get("Tags", []))

    def delete(self, physical_id, properties):
        service("cloudtrail").delete_trail(Name=physical_id)

    def read(self, physical_id, properties):
        trail = self._get(physical_id)
        return trail and {
            **picked(trail, *_COPIED),
            "EnableLogFileValidation": trail.get("LogFileValidationEnabled"),
            "KMSKeyId": trail.get("KmsKeyId", ""),
            "IsLogging": service("cloudtrail").get_trail_status(Name=physical_id)["IsLogging"],
        }
