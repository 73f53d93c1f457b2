"""CloudWatch Logs: metric filters and saved Insights queries."""

from ..clients import service
from .registry import ResourceType, resource_type
from .support import only

#: a template's members of a metric transformation, and the API's
_TRANSFORMATION = {
    "MetricName": "metricName",
    "MetricNamespace": "metricNamespace",
    "MetricValue": "metricValue",
    "DefaultValue": "defaultValue",
    "Unit": "unit",
    "Dimensions": "dimensions",
}


@resource_type("AWS::Logs::MetricFilter")
class MetricFilter(ResourceType):
    drift_properties = ("FilterName", "LogGroupName", "FilterPattern", "MetricTransformations")

    def _put(self, name, properties):
        transformations = []
        for item in properties["MetricTransformations"]:
            members = {theirs: item[ours] for ours, theirs in _TRANSFORMATION.items() if item.get(ours) is not None}
            if "dimensions" in members:
                members["dimensions"] = {dimension["Key"]: dimension["Value"] for dimension in members["dimensions"]}
            transformations.append(members)
        service("logs").put_metric_filter(
            logGroupName=properties["LogGroupName"],
            filterName=name,
            filterPattern=properties["FilterPattern"],
            metricTransformations=transformations,
        )

    def create(self, properties, logical):
        name = properties.get("FilterName") or logical.generated_name(512)
        self._put(name, properties)
        return name

    def update(self, physical_id, old, new):
        self._put(physical_id, new)

    def delete(self, physical_id, properties):
        service("logs").delete_metric_filter(logGroupName=properties["LogGroupName"], filterName=physical_id)

    def read(self, physical_id, properties):
        found = only(
            [
                item
                for item in service("logs").describe_metric_filters(logGroupName=properties["LogGroupName"])[
                    "metricFilters"
                ]
                if item["filterName"] == physical_id
            ]
        )
        return found and {
            "FilterName": physical_id,
            "LogGroupName": properties["LogGroupName"],
            "FilterPattern": found["filterPattern"],
            "MetricTransformations": [
                {ours: item[theirs] for ours, theirs in _TRANSFORMATION.items() if item.get(theirs) not in (None, {})}
                for item in found["metricTransformations"]
            ],
        }


@resource_type("AWS::Logs::QueryDefinition")
class QueryDefinition(ResourceType):
    drift_properties = ("Name", "QueryString", "LogGroupNames")

    def _put(self, properties, identifier=None):
        return service("logs").put_query_definition(
            name=properties["Name"],
            queryString=properties["QueryString"],
            logGroupNames=properties.get("LogGroupNames"),
            queryDefinitionId=identifier,
        )["queryDefinitionId"]

    def create(self, properties, logical):
        return self._put(properties)

    def attributes(self, physical_id, properties):
        return {"QueryDefinitionId": physical_id}

    def update(self, physical_id, old, new):
        self._put(new, physical_id)

    def delete(self, physical_id, properties):
        service("logs").delete_query_definition(queryDefinitionId=physical_id)

    def read(self, physical_id, properties):
        found = only(
            [
                item
                for item in service("logs").describe_query_definitions()["queryDefinitions"]
                if item["queryDefinitionId"] == physical_id
            ]
        )
        return found and {
            "Name": found["name"],
            "QueryString": found["queryString"],
            "LogGroupNames": found.get("logGroupNames"),
        }
