"""SNS topics: MiniStack's, with the key that encrypts them."""

from ministack.services.cloudformation import drift

from ..clients import service
from .corrected_type import CorrectedType
from .registry import resource_type

_THEIR_READER, _THEIR_PROPERTIES = drift._DRIFT_READERS["AWS::SNS::Topic"]


@resource_type("AWS::SNS::Topic")
class Topic(CorrectedType):
    drift_properties = (*sorted(_THEIR_PROPERTIES), "KmsMasterKeyId")

    def create(self, properties, logical):
        return self.theirs["create"](logical.logical_id, properties, logical.stack_name)[0]

    def finish(self, physical_id, properties):
        if properties.get("KmsMasterKeyId"):
            self._encrypt(physical_id, properties)
        self._without_name_of_its_own(physical_id, properties)

    def _without_name_of_its_own(self, physical_id, properties):
        if not properties.get("DisplayName"):
            # MiniStack shows the topic's name, where a topic has none to show.
            service("sns").set_topic_attributes(TopicArn=physical_id, AttributeName="DisplayName", AttributeValue="")

    def _encrypt(self, physical_id, properties):
        service("sns").set_topic_attributes(
            TopicArn=physical_id, AttributeName="KmsMasterKeyId", AttributeValue=properties.get("KmsMasterKeyId", "")
        )

    def attributes(self, physical_id, properties):
        return {"TopicArn": physical_id, "TopicName": physical_id.rpartition(":")[2]}

    def update(self, physical_id, old, new):
        # MiniStack derives the name again from the properties; naming it keeps it the same topic.
        name = physical_id.rpartition(":")[2]
        self.theirs["update"](physical_id, {**old, "TopicName": name}, {**new, "TopicName": name}, "", name)
        self._without_name_of_its_own(physical_id, new)
        if old.get("KmsMasterKeyId") != new.get("KmsMasterKeyId"):
            self._encrypt(physical_id, new)

    def read(self, physical_id, properties):
        current = _THEIR_READER(physical_id, properties)
        if current is None:
            return None
        attributes = service("sns").get_topic_attributes(TopicArn=physical_id)["Attributes"]
        return {**current, "KmsMasterKeyId": attributes.get("KmsMasterKeyId", "")}
