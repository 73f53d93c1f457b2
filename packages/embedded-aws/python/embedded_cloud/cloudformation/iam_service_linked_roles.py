"""Roles linked to services: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-servicelinkedrole.html"""

from ministack.services import iam

from ..clients import service
from .registry import ResourceType, changed_properties, resource_type
from .support import picked


@resource_type("AWS::IAM::ServiceLinkedRole")
class ServiceLinkedRole(ResourceType):
    """Ref and RoleName are the role's name."""

    def create(self, properties, logical):
        return service("iam").create_service_linked_role(
            **picked(properties, "AWSServiceName", "CustomSuffix", "Description")
        )["Role"]["RoleName"]

    def attributes(self, physical_id, properties):
        return {"RoleName": physical_id}

    def update(self, physical_id, old, new):
        if changed_properties(old, new) != ["Description"]:
            super().update(physical_id, old, new)
        # UpdateRole refuses service-linked roles; CloudFormation's handler is the one that may.
        iam._roles[physical_id]["Description"] = new.get("Description", "")

    def delete(self, physical_id, properties):
        service("iam").delete_service_linked_role(RoleName=physical_id)
