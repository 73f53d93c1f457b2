"""Managed prefix lists: in progress before they are complete, and changed by one request at a time.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ManagedPrefixList.html
"""

from .changing import answered, change
from .registry import after, before
from .request import Refusal
from .rewriting import reply_id

_SECONDS = 15


def _list(request):
    return request.backend.managed_prefix_lists.get(request.get("PrefixListId"))


@after("CreateManagedPrefixList")
def create(request, reply):
    identifier = reply_id(reply, "prefixListId")
    change(
        request.backend.managed_prefix_lists[identifier], identifier, "create-in-progress", "create-complete", _SECONDS
    )
    return answered(reply, "create-complete", "create-in-progress")


@before("ModifyManagedPrefixList", "DeleteManagedPrefixList")
def one_at_a_time(request) -> None:
    """https://docs.aws.amazon.com/vpc/latest/userguide/working-with-managed-prefix-lists.html"""
    found = _list(request)
    if found is not None and found.state.endswith("-in-progress"):
        raise Refusal("IncorrectState", f"The prefix list ID '{found.id}' is in the {found.state} state")


@after("ModifyManagedPrefixList")
def modify(request, reply):
    found = _list(request)
    change(found, found.id, "modify-in-progress", "modify-complete", _SECONDS)
    return answered(reply, "modify-complete", "modify-in-progress")


@after("DeleteManagedPrefixList")
def delete(request, reply):
    backend, found = request.backend, _list(request)
    change(
        found,
        found.id,
        "delete-in-progress",
        "delete-complete",
        _SECONDS,
        lambda: backend.managed_prefix_lists.pop(found.id, None),
    )
    return answered(reply, "delete-complete", "delete-in-progress")
