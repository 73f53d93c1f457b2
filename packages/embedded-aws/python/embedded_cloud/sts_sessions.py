"""What STS refuses of AssumeRole, and how session tags go on to the next role.

https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html;
https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html, "Chaining roles with session tags"
"""

import re
from urllib.parse import parse_qs

from ministack.core.responses import error_response_json
from ministack.core.router import extract_access_key_id
from ministack.services import iam, sts

_SESSION_NAME = re.compile(r"[\w+=,.@-]*", re.ASCII)
#: role chaining limits a session to an hour, whatever the role allows
_CHAINED_SECONDS = 3600


class _Refused(Exception):
    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code, self.message = code, message


def _constraint(value: str, name: str, rule: str) -> _Refused:
    return _Refused(
        "ValidationError",
        f"1 validation error detected: Value '{value}' at '{name}' failed to satisfy constraint: Member must {rule}",
    )


def _check_name(name: str) -> None:
    if len(name) < 2:
        raise _constraint(name, "roleSessionName", "have length greater than or equal to 2")
    if len(name) > 64:
        raise _constraint(name, "roleSessionName", "have length less than or equal to 64")
    if not _SESSION_NAME.fullmatch(name):
        raise _constraint(name, "roleSessionName", r"satisfy regular expression pattern: [\w+=,.@-]*")


def _check_arn(arn: str) -> None:
    parts = arn.split(":", 5)
    if len(parts) < 6 or parts[0] != "arn" or not parts[1] or not parts[2] or not parts[5]:
        raise _Refused("ValidationError", f"{arn} is invalid")


def _transitive(parameters: dict) -> list:
    keys, index = [], 1
    while key := iam._p(parameters, f"TransitiveTagKeys.member.{index}"):
        keys.append(key)
        index += 1
    return keys


def _check_tags(tags: list, transitive: list, inherited: dict) -> None:
    given = [tag["Key"].lower() for tag in tags]
    if len(set(given)) < len(given):
        raise _Refused(
            "InvalidParameterValue", "Duplicate tag keys found. Please note that Tag keys are case insensitive."
        )
    if set(given) & set(inherited):
        raise _Refused(
            "InvalidParameterValue",
            (
                "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key "
                "from the calling session."
            ),
        )
    if any(key.lower() not in given for key in transitive):
        raise _Refused(
            "InvalidParameterValue", "The specified transitive tag key must be included in the requested tags."
        )
    if len(given) > 50:
        raise _constraint(str(len(given)), "tags", "have length less than or equal to 50")


def _check_duration(arn: str, seconds: int, chained: bool) -> None:
    role = iam._roles.get_scoped(arn.split(":")[4], None, arn.rsplit("/", 1)[-1])
    if seconds < 900:
        raise _constraint(str(seconds), "durationSeconds", "have value greater than or equal to 900")
    if chained and seconds > _CHAINED_SECONDS:
        raise _Refused(
            "ValidationError",
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
        )
    if role and seconds > int(role.get("MaxSessionDuration", 3600)):
        raise _Refused(
            "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
        )


def _check(parameters: dict, caller: dict) -> tuple:
    """The transitive keys of the session that begins, and the tags it inherits, by lower-case key."""
    _check_name(iam._p(parameters, "RoleSessionName"))
    _check_arn(iam._p(parameters, "RoleArn"))
    inherited = {
        tag["Key"].lower(): tag
        for tag in caller.get("SessionTags") or []
        if tag["Key"].lower() in caller.get("TransitiveTagKeys", ())
    }
    tags, transitive = iam._extract_tags(parameters), _transitive(parameters)
    _check_tags(tags, transitive, inherited)
    if seconds := iam._p(parameters, "DurationSeconds"):
        _check_duration(iam._p(parameters, "RoleArn"), int(seconds), caller.get("PrincipalType") == "AssumedRole")
    return {key.lower() for key in transitive} | set(inherited), inherited


def _pass_on(content: bytes, transitive: set, inherited: dict) -> None:
    key = re.search(rb"<AccessKeyId>(\w+)</AccessKeyId>", content)
    session = sts._sessions.get(key[1].decode()) if key else None
    if session is not None:
        session["TransitiveTagKeys"] = transitive
        session["SessionTags"] = [*inherited.values(), *(session.get("SessionTags") or [])]


def install() -> None:
    """Looks at the request before MiniStack does, and at the session afterwards."""
    theirs = sts.handle_request

    async def handle(method, path, headers, body, query_params):
        parameters = {**query_params, **parse_qs((body or b"").decode("utf-8", "replace"))}
        if iam._p(parameters, "Action") != "AssumeRole":
            return await theirs(method, path, headers, body, query_params)
        caller = sts._sessions.get(extract_access_key_id(headers, query_params) or "") or {}
        try:
            transitive, inherited = _check(parameters, caller)
        except _Refused as refused:
            if "amz-json" in headers.get("content-type", ""):
                return error_response_json(refused.code, refused.message, 400)
            return iam._error(400, refused.code, iam._xml_escape(refused.message), ns="sts")
        status, answer_headers, content = await theirs(method, path, headers, body, query_params)
        if status == 200:
            _pass_on(content, transitive, inherited)
            content = content.replace(b"<PackedPolicySize>0</PackedPolicySize>", b"")
        return status, answer_headers, content

    sts.handle_request = handle
