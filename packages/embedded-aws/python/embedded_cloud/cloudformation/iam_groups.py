"""Groups of IAM users: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-group.html"""

from ..clients import service
from .registry import ResourceType, changed_properties, resource_type
from .support import document, picked


@resource_type("AWS::IAM::Group")
class Group(ResourceType):
    """Ref is the name; the properties a change applies in place are its policies."""

    def create(self, properties, logical):
        name = properties.get("GroupName") or logical.generated_name(128)
        service("iam").create_group(GroupName=name, Path=properties.get("Path"))
        return name

    def finish(self, physical_id, properties):
        self._apply(physical_id, {}, properties)

    def attributes(self, physical_id, properties):
        return picked(service("iam").get_group(GroupName=physical_id)["Group"], "Arn")

    def _apply(self, name, old, new):
        iam = service("iam")
        before, after = old.get("ManagedPolicyArns") or [], new.get("ManagedPolicyArns") or []
        for arn in set(before) - set(after):
            iam.detach_group_policy(GroupName=name, PolicyArn=arn)
        for arn in after:
            iam.attach_group_policy(GroupName=name, PolicyArn=arn)
        kept = {policy["PolicyName"] for policy in new.get("Policies") or []}
        for policy in old.get("Policies") or []:
            if policy["PolicyName"] not in kept:
                iam.delete_group_policy(GroupName=name, PolicyName=policy["PolicyName"])
        for policy in new.get("Policies") or []:
            iam.put_group_policy(
                GroupName=name, PolicyName=policy["PolicyName"], PolicyDocument=document(policy["PolicyDocument"])
            )

    def update(self, physical_id, old, new):
        if "Path" in changed_properties(old, new):
            raise ValueError("The embedded cloud cannot update Path of AWS::IAM::Group in place")
        self._apply(physical_id, old, new)

    def delete(self, physical_id, properties):
        iam = service("iam")
        for policy in iam.list_attached_group_policies(GroupName=physical_id)["AttachedPolicies"]:
            iam.detach_group_policy(GroupName=physical_id, PolicyArn=policy["PolicyArn"])
        for name in iam.list_group_policies(GroupName=physical_id)["PolicyNames"]:
            iam.delete_group_policy(GroupName=physical_id, PolicyName=name)
        iam.delete_group(GroupName=physical_id)
