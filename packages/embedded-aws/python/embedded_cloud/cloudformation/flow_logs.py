"""VPC flow logs."""

from .ec2_type import Ec2Type
from .registry import resource_type
from .support import ec2, only, picked, tag_list, tag_map

_COPIED = (
    "ResourceType",
    "TrafficType",
    "LogGroupName",
    "LogDestination",
    "LogDestinationType",
    "LogFormat",
    "DeliverLogsPermissionArn",
    "DeliverCrossAccountRole",
    "MaxAggregationInterval",
    "DestinationOptions",
)


@resource_type("AWS::EC2::FlowLog")
class FlowLog(Ec2Type):
    drift_properties = (
        "ResourceId",
        "TrafficType",
        "LogGroupName",
        "LogFormat",
        "MaxAggregationInterval",
        "DeliverLogsPermissionArn",
        "LogDestinationType",
        "LogDestination",
        "Tags",
    )

    def make(self, properties, logical):
        answer = ec2().create_flow_logs(ResourceIds=[properties["ResourceId"]], **picked(properties, *_COPIED))
        if answer.get("Unsuccessful"):
            raise ValueError(answer["Unsuccessful"][0]["Error"]["Message"])
        return answer["FlowLogIds"][0]

    def attributes(self, physical_id, properties):
        return {"Id": physical_id}

    def delete(self, physical_id, properties):
        ec2().delete_flow_logs(FlowLogIds=[physical_id])

    def read(self, physical_id, properties):
        log = only(ec2().describe_flow_logs(FlowLogIds=[physical_id])["FlowLogs"])
        return log and {
            "ResourceId": log["ResourceId"],
            **picked(log, *_COPIED),
            "Tags": tag_list(tag_map(log.get("Tags"))),
        }
