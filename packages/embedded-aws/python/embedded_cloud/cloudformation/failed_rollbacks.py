"""What a creation could not take back stays in the stack, so that a later deletion finds it.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html (ROLLBACK_FAILED: "Delete the
stack"): MiniStack forgets those resources.
"""

from .replacing import replace


def _rolling_back(theirs):
    async def roll_back(stack_name, stack_id, stack, operation, reason_override=""):
        await theirs(stack_name, stack_id, stack, operation, reason_override)
        if stack["StackStatus"] == "ROLLBACK_FAILED":
            left = {
                logical_id: {
                    **record,
                    "LogicalResourceId": logical_id,
                    "ResourceStatus": "DELETE_FAILED",
                    "Timestamp": stack["CreationTime"],
                }
                for logical_id, record in stack.get("_rollback_failed", {}).items()
            }
            stack["_resources"] = {**stack.get("_resources", {}), **left}
            stack.setdefault("_template", operation.get("template") or {})

    return roll_back


def install() -> None:
    """Keeps them."""
    replace("_roll_back_operation", _rolling_back)
