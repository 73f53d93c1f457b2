"""Access keys of IAM users: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-accesskey.html"""

from ..clients import service
from .registry import ResourceType, resource_type


@resource_type("AWS::IAM::AccessKey")
class AccessKey(ResourceType):
    """Ref is the key's id; a higher Serial makes another key."""

    def __init__(self):
        #: key id -> secret, which no service tells a second time
        self._secrets: dict = {}

    def create(self, properties, logical):
        made = service("iam").create_access_key(UserName=properties["UserName"])["AccessKey"]
        self._secrets[made["AccessKeyId"]] = made["SecretAccessKey"]
        return made["AccessKeyId"]

    def finish(self, physical_id, properties):
        self._turn(physical_id, properties)

    def _turn(self, physical_id, properties):
        service("iam").update_access_key(
            UserName=properties["UserName"], AccessKeyId=physical_id, Status=properties.get("Status", "Active")
        )

    def attributes(self, physical_id, properties):
        return {"SecretAccessKey": self._secrets[physical_id]}

    def update(self, physical_id, old, new):
        self._turn(physical_id, new)

    def delete(self, physical_id, properties):
        self._secrets.pop(physical_id, None)
        service("iam").delete_access_key(UserName=properties["UserName"], AccessKeyId=physical_id)
