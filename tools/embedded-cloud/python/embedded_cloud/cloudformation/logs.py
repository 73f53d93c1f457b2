"""CloudWatch Logs: saved Insights queries."""
from ..clients import service
from .registry import ResourceType, resource_type


@resource_type("AWS::Logs::QueryDefinition")
class QueryDefinition(ResourceType):
    def _put(self, properties, identifier=None):
        return service("logs").put_query_definition(
            name=properties["Name"], queryString=properties["QueryString"], logGroupNames=properties.get("LogGroupNames"),
            queryDefinitionId=identifier)["queryDefinitionId"]

    def create(self, properties, logical):
        return self._put(properties)

    def attributes(self, physical_id, properties):
        return {"QueryDefinitionId": physical_id}

    def update(self, physical_id, old, new):
        self._put(new, physical_id)

    def delete(self, physical_id, properties):
        service("logs").delete_query_definition(queryDefinitionId=physical_id)
