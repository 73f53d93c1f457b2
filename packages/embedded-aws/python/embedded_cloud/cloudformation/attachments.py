"""What resources of a stack attach to another resource of it: theirs to compare, not the other's.

CloudFormation leaves attachments of the same stack out when it compares the resource they are attached to.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
"""


def attached_in_stack_of(physical_id: str, resource_type: str) -> list:
    """(physical id, properties) of every resource of a type in the stack that holds a resource."""
    from ministack.services.cloudformation import _stacks

    for stack in _stacks.values():
        resources = list(stack.get("_resources", {}).values())
        if any(each.get("PhysicalResourceId") == physical_id for each in resources):
            return [
                (each["PhysicalResourceId"], each.get("Properties") or {})
                for each in resources
                if each.get("ResourceType") == resource_type
            ]
    return []
