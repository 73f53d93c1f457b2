"""Secrets that are read as parameters: `/aws/reference/secretsmanager/SECRET`.

"You can use Parameter Store to … reference Secrets Manager secrets": only decrypted, and only by who may read the
secret. https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html
"""

import json

from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import error_response_json, get_account_id, get_region
from ministack.services import secretsmanager, ssm

from . import partitions
from .cloudformation.acting import caller_key

_PREFIX = "/aws/reference/secretsmanager/"
_ENCRYPTED_ONLY = "WithDecryption flag must be True for retrieving a Secret Manager secret."


def _denied(secret: str):
    """Why a caller may not read the secret; None where he may."""
    arn = (secretsmanager._resolve(secret)[1] or {}).get(
        "ARN"
    ) or f"arn:{partitions.current()}:secretsmanager:{get_region()}:{get_account_id()}:secret:{secret}"
    action = "secretsmanager:GetSecretValue"
    denied = iam_evaluator.enforce(caller_key(), action, "secretsmanager", get_region(), arn)
    return denied and iam_actions.identity_denial_message(
        action, getattr(denied, "principal_arn", ""), arn, getattr(denied, "decision", "") == "Deny"
    )


def referenced(name: str):
    """`(parameter, None)` of a secret, or `(None, refusal)`."""
    secret, *version = name.removeprefix(_PREFIX).split(":")
    if denied := _denied(secret):
        return None, error_response_json("AccessDeniedException", denied, 400)
    status, _headers, body = secretsmanager._get_secret_value(
        {"SecretId": secret, **({"VersionId": version[0]} if version and version[0] else {})}
    )
    found = json.loads(body)
    if status != 200 or "SecretString" not in found:
        return None, error_response_json(
            "ParameterNotFound",
            f"An error occurred (ParameterNotFound) when referencing Secrets Manager: Secret {name} not found.",
            400,
        )
    source = {("ARN" if key == "ARN" else key[0].lower() + key[1:]): value for key, value in found.items()}
    held = {
        "Name": name,
        "Type": "SecureString",
        "Value": found["SecretString"],
        "Version": 0,
        "SourceResult": json.dumps(source),
        "LastModifiedDate": found["CreatedDate"],
        "ARN": found["ARN"],
        "DataType": "text",
    }
    return held, None


def _is_reference(name) -> bool:
    return isinstance(name, str) and name.startswith(_PREFIX)


def _get_one(theirs):
    def get(data):
        if not _is_reference(data.get("Name")):
            return theirs(data)
        if not data.get("WithDecryption"):
            return error_response_json("ValidationException", _ENCRYPTED_ONLY, 400)
        held, refusal = referenced(data["Name"])
        return refusal or (
            200,
            {"Content-Type": "application/x-amz-json-1.1"},
            json.dumps({"Parameter": held}).encode(),
        )

    return get


def _get_several(theirs):
    def get(data):
        references = [name for name in data.get("Names") or [] if _is_reference(name)]
        if not references:
            return theirs(data)
        if not data.get("WithDecryption"):
            return error_response_json("ValidationException", _ENCRYPTED_ONLY, 400)
        status, headers, body = theirs({**data, "Names": [name for name in data["Names"] if name not in references]})
        if status != 200:
            return status, headers, body
        answer = json.loads(body)
        for name in references:
            held, refusal = referenced(name)
            if held:
                answer["Parameters"].append(held)
            elif b"AccessDenied" in refusal[2]:
                return refusal
            else:
                answer["InvalidParameters"].append(name)
        return status, headers, json.dumps(answer).encode()

    return get


def install() -> None:
    """Answers for secrets where parameters are asked for."""
    ssm._get_parameter = _get_one(ssm._get_parameter)
    ssm._get_parameters = _get_several(ssm._get_parameters)
