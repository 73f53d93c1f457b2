"""Saved Logs Insights queries, which MiniStack does not keep."""

import json
import uuid

from .json_protocol import Refusal, failure, operation_of, success

#: (account, region) -> id -> definition
_definitions: dict = {}


def _put(scope, request):
    identifier = request.get("queryDefinitionId") or str(uuid.uuid4())
    if request.get("queryDefinitionId") and identifier not in _definitions.get(scope, {}):
        raise Refusal("ResourceNotFoundException", f"Query definition {identifier} does not exist")
    members = {
        name: request[name] for name in ("name", "queryString", "logGroupNames", "queryLanguage") if name in request
    }
    _definitions.setdefault(scope, {})[identifier] = {"queryDefinitionId": identifier, **members}
    return {"queryDefinitionId": identifier}


def _describe(scope, request):
    prefix = request.get("queryDefinitionNamePrefix", "")
    return {
        "queryDefinitions": [item for item in _definitions.get(scope, {}).values() if item["name"].startswith(prefix)]
    }


def _delete(scope, request):
    return {"success": _definitions.get(scope, {}).pop(request["queryDefinitionId"], None) is not None}


OPERATIONS = {"PutQueryDefinition": _put, "DescribeQueryDefinitions": _describe, "DeleteQueryDefinition": _delete}


def answer(account: str, region: str, headers: dict, body: str):
    """The saved queries of one account and region."""
    try:
        return success(OPERATIONS[operation_of(headers)]((account, region), json.loads(body or "{}")))
    except Refusal as refusal:
        return failure(refusal)
