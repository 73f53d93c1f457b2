"""Logs Insights: saved queries, which MiniStack does not keep, and queries, of which it skips what it does not know."""

import json
import uuid

from ministack.core.responses import request_scope
from ministack.services import cloudwatch_logs

from .insights import MalformedQuery, compiled
from .insights.query import MOST_ROWS
from .json_protocol import Refusal, failure, operation_of, success
from .moto_bridge import Reply

#: "You can specify up to 50 log groups":
#: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html
_MOST_GROUPS = 50
#: (account, region) -> id -> definition
_definitions: dict = {}
#: (account, region) -> id -> what GetQueryResults answers, in the order of its calls; the last one stays
_queries: dict = {}


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


def _start(scope, request):
    """Runs it at once; that it is under way is answered first, as AWS's own clients have to expect."""
    if request.get("queryLanguage", "CWLI") != "CWLI":
        raise Refusal("InvalidParameterException", f"{request['queryLanguage']} is not emulated, only CWLI is")
    groups = _groups(request)
    query = compiled(request["queryString"])
    with request_scope(*scope):
        for each in groups:
            if each not in cloudwatch_logs._log_groups:
                raise Refusal(
                    "ResourceNotFoundException", f"Log group '{each}' does not exist for account ID '{scope[0]}'"
                )
        found = cloudwatch_logs._collect_query_records(groups, request["startTime"], request["endTime"])
    events = [
        (
            each["_timestamp_ms"],
            each["@message"],
            {"@ptr": each["@ptr"], "@logStream": each["@logStream"], "@log": f"{scope[0]}:{each['@log']}"},
        )
        for each in found
    ]
    rows, matched = query.rows(events, request.get("limit") or MOST_ROWS)
    identifier = str(uuid.uuid4())
    statistics = {
        "recordsMatched": float(matched),
        "recordsScanned": float(len(events)),
        "bytesScanned": float(sum(len(message.encode()) for _, message, _ in events)),
    }
    _queries.setdefault(scope, {})[identifier] = [
        {"status": "Running", "results": [], "statistics": dict.fromkeys(statistics, 0.0)},
        {"status": "Complete", "results": rows, "statistics": statistics},
    ]
    return {"queryId": identifier}


def _groups(request: dict) -> list:
    """Names of the groups; a query has some, and names them in one way."""
    given = [name for name in ("logGroupName", "logGroupNames", "logGroupIdentifiers") if request.get(name)]
    if len(given) != 1:
        raise Refusal(
            "InvalidParameterException", "exactly one of logGroupName, logGroupNames and logGroupIdentifiers is needed"
        )
    groups = cloudwatch_logs._resolve_query_log_groups(request)
    if len(groups) > _MOST_GROUPS:
        raise Refusal("InvalidParameterException", f"a query has at most {_MOST_GROUPS} log groups")
    return groups


def _answers(scope, request) -> list:
    answers = _queries.get(scope, {}).get(request["queryId"])
    if answers is None:
        raise Refusal("ResourceNotFoundException", f"Query {request['queryId']} does not exist")
    return answers


def _results(scope, request):
    answers = _answers(scope, request)
    answer = answers[0]
    if len(answers) > 1:
        answers.pop(0)
    return answer


def _stop(scope, request):
    """ "If the query has already ended, the operation returns an error indicating that the specified query is not
    running." https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StopQuery.html
    """
    answers = _answers(scope, request)
    if len(answers) == 1:
        raise Refusal("InvalidParameterException", f"Query {request['queryId']} is not running")
    answers[:] = [{**answers[0], "status": "Cancelled"}]
    return {"success": True}


OPERATIONS = {
    "PutQueryDefinition": _put,
    "DescribeQueryDefinitions": _describe,
    "DeleteQueryDefinition": _delete,
    "StartQuery": _start,
    "GetQueryResults": _results,
    "StopQuery": _stop,
}


def answer(account: str, region: str, headers: dict, body: str):
    """The queries of one account and region."""
    try:
        return success(OPERATIONS[operation_of(headers)]((account, region), json.loads(body or "{}")))
    except Refusal as refusal:
        return failure(refusal)
    except MalformedQuery as malformed:
        return _malformed(malformed)


def _malformed(malformed: MalformedQuery) -> Reply:
    """https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_QueryCompileError.html"""
    content = {
        "__type": "MalformedQueryException",
        "message": malformed.message,
        "queryCompileError": {
            "message": malformed.message,
            "location": {"startCharOffset": malformed.start, "endCharOffset": malformed.end},
        },
    }
    reply = failure(Refusal("MalformedQueryException", malformed.message))
    return Reply(reply.status, reply.headers, json.dumps(content).encode())
