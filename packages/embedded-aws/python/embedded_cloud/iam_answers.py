"""Names IAM does not take, and answers that differ from AWS's.

Names: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, "IAM name requirements"; their form
and length are those of the API model. Answers: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
(RoleLastUsed), API_ListRoles.html ("does not return tags"), API_GetUser.html.
"""

import re

from ministack.core import iam_evaluator
from ministack.services import iam

_NAME = re.compile(r"[\w+=,.@-]+", re.ASCII)
_PATH = re.compile(r"(/)|(/[\u0021-\u007F]+/)")
#: parameter -> longest value
_NAMES = {"RoleName": 64, "UserName": 64, "GroupName": 128, "PolicyName": 128, "InstanceProfileName": 128}
#: a session lasts from one to twelve hours
_SECONDS = (3600, 43200)


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def _problems(parameters: dict) -> list:
    """What the API model says against the parameters, in the words of its services."""
    found = []
    for name, longest in _NAMES.items():
        value = iam._p(parameters, name, None)
        if value is None:
            continue
        if not _NAME.fullmatch(value):
            found.append((value, name, r"satisfy regular expression pattern: [\w+=,.@-]+"))
        if len(value) > longest:
            found.append((value, name, f"have length less than or equal to {longest}"))
    path = iam._p(parameters, "Path", None)
    if path is not None and (not _PATH.fullmatch(path) or len(path) > 512):
        found.append((path, "Path", r"satisfy regular expression pattern: (\u002F)|(\u002F[\u0021-\u007F]+\u002F)"))
    seconds = iam._p(parameters, "MaxSessionDuration", None)
    if seconds is not None and not _SECONDS[0] <= int(seconds) <= _SECONDS[1]:
        bound = (
            f"greater than or equal to {_SECONDS[0]}"
            if int(seconds) < _SECONDS[0]
            else f"less than or equal to {_SECONDS[1]}"
        )
        found.append((seconds, "MaxSessionDuration", f"have value {bound}"))
    return found


def _named(theirs):
    def handle(parameters):
        found = _problems(parameters)
        if found:
            count = f"{len(found)} validation error{'s' if len(found) > 1 else ''} detected"
            said = "; ".join(
                f"Value '{value}' at '{_lower(name)}' failed to satisfy constraint: Member must {rule}"
                for value, name, rule in found
            )
            return iam._error(400, "ValidationError", iam._xml_escape(f"{count}: {said}"))
        return theirs(parameters)

    return handle


def _boundary_type(text: str) -> str:
    """Recorded: a boundary is of the type "Policy", whatever the API reference calls it."""
    return text.replace("<PermissionsBoundaryType>PermissionsBoundaryPolicy<", "<PermissionsBoundaryType>Policy<")


def _role_xml(theirs):
    def write(name, boundary=True):
        text = _boundary_type(theirs(name, boundary=boundary)).replace("<Description></Description>", "")
        # Lists leave out what only GetRole and CreateRole tell.
        return (
            f"{text}<RoleLastUsed></RoleLastUsed>"
            if boundary
            else re.sub(r"<Tags>.*?</Tags>", "", text, flags=re.DOTALL)
        )

    return write


def _create_role(theirs):
    """Recorded: what is asked for is not told again, and nothing was used yet."""

    def handle(parameters):
        status, headers, body = theirs(parameters)
        text = body.decode() if isinstance(body, bytes) else body
        text = (
            re.sub(r"<MaxSessionDuration>\d+</MaxSessionDuration>|<RoleLastUsed></RoleLastUsed>", "", text)
            if status == 200
            else text
        )
        return status, headers, text.encode() if isinstance(body, bytes) else text

    return handle


def _get_user(theirs):
    """Without a name, of whoever calls: a user, or the account's root user."""

    def handle(parameters):
        caller = iam_evaluator.caller_arn()
        if iam._p(parameters, "UserName") or caller.endswith(":root"):
            return theirs(parameters)
        if ":user/" in caller:
            return theirs({**parameters, "UserName": [caller.rsplit("/", 1)[-1]]})
        return iam._error(400, "ValidationError", "Must specify userName when calling with non-User credentials")

    return handle


def _get_policy(theirs):
    def handle(parameters):
        arn = iam._p(parameters, "PolicyArn")
        if arn.startswith("arn:") and not iam._policy_exists(arn):
            return iam._error(404, "NoSuchEntity", f"Policy {iam._xml_escape(arn)} was not found.")
        status, headers, body = theirs(parameters)
        # A policy without tags says so.
        return (
            status,
            headers,
            body
            if b"<Tags>" in body
            else body.replace(b"</Policy></GetPolicyResult>", b"<Tags></Tags></Policy></GetPolicyResult>"),
        )

    return handle


def install() -> None:
    """Checks the names that things are given, and corrects what is told of them."""
    iam._role_xml = _role_xml(iam._role_xml)
    user_xml = iam._user_xml
    iam._user_xml = lambda *arguments, **named: _boundary_type(user_xml(*arguments, **named))
    handlers = iam._IAM_HANDLERS
    for action in ("GetPolicy", "DeletePolicy"):
        handlers[action] = _get_policy(handlers[action])
    for action in ("CreateRole", "CreateServiceLinkedRole"):
        handlers[action] = _create_role(handlers[action])
    handlers["GetUser"] = _get_user(handlers["GetUser"])
    for action in handlers:
        handlers[action] = _named(handlers[action])
