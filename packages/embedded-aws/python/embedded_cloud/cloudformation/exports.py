"""An export in use can neither go nor change, and only one stack has it.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html; the words are those that
stack events of real accounts show (repost.aws/knowledge-center/cloudformation-stack-export-name-error).
"""

from ministack.services import cloudformation
from ministack.services.cloudformation import handlers

from .replacing import replace

_PUBLISHED = ("CREATE_COMPLETE", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_COMPLETE")
_GONE = ("DELETE_COMPLETE", "REVIEW_IN_PROGRESS")


def _importers(export: str, exporter: str) -> list:
    """Names of the stacks that import an export."""
    return sorted(
        name
        for name, stack in cloudformation._stacks.items()
        if name != exporter
        and stack.get("StackStatus") not in _GONE
        and export in handlers._imported_export_names(stack, name)
    )


def _in_use(stack_name: str, stack_id: str, wanted: dict) -> None:
    for export, held in cloudformation._exports.items():
        if held["StackId"] != stack_id:
            if export in wanted:
                owner = held["StackId"].split("/")[1]
                raise ValueError(f"Export with name {export} is already exported by stack {owner}")
            continue
        verb = "deleted" if export not in wanted else "updated" if wanted[export]["Value"] != held["Value"] else ""
        users = _importers(export, stack_name) if verb else []
        if users:
            raise ValueError(f"Export {export} cannot be {verb} as it is in use by {' and '.join(users)}")


def _guarding(theirs):
    def resolve(definitions, conditions, resources, parameters, mappings, stack_name, stack_id):
        outputs, wanted = theirs(definitions, conditions, resources, parameters, mappings, stack_name, stack_id)
        _in_use(stack_name, stack_id, wanted)
        return outputs, wanted

    return resolve


def _forgetting(theirs):
    async def deploy(stack_name, stack_id, *arguments, **options):
        await theirs(stack_name, stack_id, *arguments, **options)
        stack = cloudformation._stacks.get(stack_name) or {}
        if stack.get("StackStatus") in _PUBLISHED:
            kept = {output["ExportName"] for output in stack.get("Outputs", []) if output.get("ExportName")}
            for export in [
                name
                for name, held in cloudformation._exports.items()
                if held["StackId"] == stack_id and name not in kept
            ]:
                del cloudformation._exports[export]

    return deploy


def install() -> None:
    """Looks at the exports before an operation publishes its own, and forgets those it no longer has."""
    replace("_resolve_stack_outputs", _guarding)
    replace("_deploy_stack_async", _forgetting)
