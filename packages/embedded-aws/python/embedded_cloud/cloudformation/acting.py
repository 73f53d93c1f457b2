"""As whom CloudFormation acts: with the stack's service role, or else with the rights of whoever called.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
"""

import contextvars
from typing import NamedTuple

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id, get_region, request_scope
from ministack.core.router import extract_access_key_id
from ministack.services.cloudformation import handlers
from ministack.services.cloudformation.helpers import _error, _p

from .. import partitions, service_principals

SERVICE = "cloudformation.amazonaws.com"
#: actions that may hand CloudFormation a role
_TAKES_ROLE = {
    "CreateStack",
    "UpdateStack",
    "DeleteStack",
    "CreateChangeSet",
    "ContinueUpdateRollback",
    "RollbackStack",
}
#: actions whose work goes on after the answer
_WORKS = {*_TAKES_ROLE, "ExecuteChangeSet", "CancelUpdateStack", "DetectStackDrift", "DetectStackResourceDrift"}


class Acting(NamedTuple):
    """Whose rights count."""

    #: of the stack's service role; empty when the caller's count
    role_arn: str
    access_key: str


_caller_key: contextvars.ContextVar = contextvars.ContextVar("embedded_cloud_caller_key", default="")
_acting: contextvars.ContextVar = contextvars.ContextVar("embedded_cloud_acting", default=None)


def acting():
    """Who acts in this task; None outside of a stack operation."""
    return _acting.get()


def caller_key() -> str:
    """The access key that signed the request of this task; empty where nobody did."""
    return _caller_key.get()


def principal(who: Acting):
    """The policies and limits that decide, as they stand now; its `policies` are None for an account's root user."""
    if not who.role_arn:
        return iam_evaluator.resolve_principal(who.access_key, get_account_id())
    account, name = who.role_arn.split(":")[4], who.role_arn.rsplit("/", 1)[-1]
    from ministack.services import iam

    return iam_evaluator.PrincipalInfo(
        arn=f"{who.role_arn.split(':')[0]}:{who.role_arn.split(':')[1]}:sts::{account}:assumed-role/{name}/AWSCloudFormation",
        type="AssumedRole",
        account=account,
        policies=iam_evaluator._gather_role_policies(name, account),
        keys={"aws:principalarn": who.role_arn},
        limits=iam_evaluator._permissions_boundary(iam._roles, name, account),
    )


def _trusts_cloudformation(role_arn: str) -> bool:
    """Whether CloudFormation can assume a role, whichever facts it sends along.

    No page of AWS says whether CloudFormation sends aws:SourceAccount when it assumes a stack's service role (the page
    on confused deputies speaks of registry extensions only): a trust policy has to hold with and without it.
    """
    account = role_arn.split(":")[4]
    known = {
        "aws:sourceaccount": account,
        "aws:sourcearn": f"arn:{partitions.current()}:cloudformation:{get_region()}:{account}:stack/*",
    }
    return all(service_principals.role_trusts(role_arn, SERVICE, facts) for facts in (known, {}))


def _refused_role(role_arn: str):
    """The answer to a role the caller may not pass, or CloudFormation cannot assume; None when all is well."""
    key, region = _caller_key.get(), get_region()
    with request_scope(get_account_id(), region):
        denied = iam_evaluator.enforce(key, "iam:PassRole", "iam", region, role_arn, {"iam:PassedToService": SERVICE})
    if denied:
        return _error(
            "AccessDenied",
            (
                f"User: {getattr(denied, 'principal_arn', '')} is not authorized to perform: iam:PassRole on resource: "
                f"{role_arn}"
            ),
            403,
        )
    if not role_arn.startswith("arn:") or not _trusts_cloudformation(role_arn):
        return _error("ValidationError", f"Role {role_arn} is invalid or cannot be assumed")
    return None


def _with_rights(action: str, theirs):
    def handle(params):
        given, name = _p(params, "RoleARN"), _p(params, "StackName")
        if given and action in _TAKES_ROLE and (refused := _refused_role(given)):
            return refused
        stack, change_set = _stack_of(action, params, name)
        role = given if action in _TAKES_ROLE else ""
        role = role or (change_set or {}).get("RoleARN") or (stack or {}).get("RoleARN") or ""
        scope = _acting.set(Acting("" if action.startswith("Detect") else role, _caller_key.get()))
        try:
            answer = theirs(params)
        finally:
            _acting.reset(scope)
        if answer[0] == 200 and role:
            _remember(action, params, role, stack, change_set)
        return answer

    return handle


def _stack_of(action: str, params: dict, name: str) -> tuple:
    from ministack.services.cloudformation import changesets

    change_set = (
        changesets._find_change_set(_p(params, "ChangeSetName"), name)[1] if action == "ExecuteChangeSet" else None
    )
    found = handlers._resolve_stack(change_set["StackName"] if change_set else name) if change_set or name else None
    return found, change_set


def _remember(action: str, params: dict, role: str, stack, change_set) -> None:
    """CloudFormation keeps using a stack's role, whoever calls next."""
    from ministack.services.cloudformation import changesets

    if action == "CreateChangeSet":
        made = changesets._find_change_set(_p(params, "ChangeSetName"), _p(params, "StackName"))[1]
        if made is not None:
            made["RoleARN"] = role
        return
    current = stack or handlers._resolve_stack(_p(params, "StackName"))
    if current is not None:
        current["RoleARN"] = role


def install() -> None:
    """Remembers who calls, and as whom each stack operation acts."""
    theirs = iam_evaluator.pin_request_caller

    def pin(headers, query_params=None):
        _caller_key.set(extract_access_key_id(headers or {}, query_params or {}) or "")
        theirs(headers, query_params)

    iam_evaluator.pin_request_caller = pin
    for action in _WORKS:
        handlers._ACTION_HANDLERS[action] = _with_rights(action, handlers._ACTION_HANDLERS[action])
