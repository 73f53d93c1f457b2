"""CloudWatch alarms."""

from ..clients import service
from .registry import ResourceType, resource_type
from .support import only, picked, tag_list, tag_map

_COPIED = (
    "AlarmRule",
    "AlarmActions",
    "OKActions",
    "InsufficientDataActions",
    "AlarmDescription",
    "ActionsEnabled",
    "ActionsSuppressor",
    "ActionsSuppressorWaitPeriod",
    "ActionsSuppressorExtensionPeriod",
)


def set_tags(arn: str, old, new) -> None:
    """Brings an alarm's tags from one list to the other."""
    gone = [key for key in tag_map(old) if key not in tag_map(new)]
    if gone:
        service("cloudwatch").untag_resource(ResourceARN=arn, TagKeys=gone)
    if new and new != old:
        service("cloudwatch").tag_resource(ResourceARN=arn, Tags=new)


_METRIC_ALARM = (
    "AlarmDescription",
    "ActionsEnabled",
    "AlarmActions",
    "OKActions",
    "InsufficientDataActions",
    "MetricName",
    "Namespace",
    "Statistic",
    "ExtendedStatistic",
    "Dimensions",
    "Period",
    "Unit",
    "EvaluationPeriods",
    "DatapointsToAlarm",
    "Threshold",
    "ComparisonOperator",
    "TreatMissingData",
    "EvaluateLowSampleCountPercentile",
    "Metrics",
    "ThresholdMetricId",
)


@resource_type("AWS::CloudWatch::Alarm")
class Alarm(ResourceType):
    drift_properties = (*_METRIC_ALARM, "Tags")

    def _put(self, name, properties):
        service("cloudwatch").put_metric_alarm(AlarmName=name, **picked(properties, *_METRIC_ALARM))

    def create(self, properties, logical):
        name = properties.get("AlarmName") or logical.generated_name()
        self._put(name, properties)
        return name

    def finish(self, physical_id, properties):
        set_tags(self._get(physical_id)["AlarmArn"], [], properties.get("Tags"))

    def _get(self, name):
        return only(service("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"])

    def attributes(self, physical_id, properties):
        return {"Arn": self._get(physical_id)["AlarmArn"]}

    def update(self, physical_id, old, new):
        self._put(physical_id, new)
        set_tags(self._get(physical_id)["AlarmArn"], old.get("Tags"), new.get("Tags"))

    def delete(self, physical_id, properties):
        service("cloudwatch").delete_alarms(AlarmNames=[physical_id])

    def read(self, physical_id, properties):
        found = self._get(physical_id)
        if not found:
            return None
        tags = service("cloudwatch").list_tags_for_resource(ResourceARN=found["AlarmArn"])["Tags"]
        return {**{name: found.get(name, "") for name in _METRIC_ALARM}, "Tags": tag_list(tag_map(tags))}


@resource_type("AWS::CloudWatch::CompositeAlarm")
class CompositeAlarm(ResourceType):
    drift_properties = _COPIED

    def create(self, properties, logical):
        name = properties.get("AlarmName") or logical.generated_name()
        service("cloudwatch").put_composite_alarm(AlarmName=name, **picked(properties, *_COPIED))
        return name

    def finish(self, physical_id, properties):
        set_tags(self._get(physical_id)["AlarmArn"], [], properties.get("Tags"))

    def _get(self, name):
        return service("cloudwatch").describe_alarms(AlarmNames=[name], AlarmTypes=["CompositeAlarm"])[
            "CompositeAlarms"
        ][0]

    def attributes(self, physical_id, properties):
        return {"Arn": self._get(physical_id)["AlarmArn"]}

    def update(self, physical_id, old, new):
        service("cloudwatch").put_composite_alarm(AlarmName=physical_id, **picked(new, *_COPIED))
        set_tags(self._get(physical_id)["AlarmArn"], old.get("Tags"), new.get("Tags"))

    def delete(self, physical_id, properties):
        service("cloudwatch").delete_alarms(AlarmNames=[physical_id])

    def read(self, physical_id, properties):
        found = service("cloudwatch").describe_alarms(AlarmNames=[physical_id], AlarmTypes=["CompositeAlarm"])[
            "CompositeAlarms"
        ]
        return {name: found[0].get(name, "") for name in _COPIED} if found else None
