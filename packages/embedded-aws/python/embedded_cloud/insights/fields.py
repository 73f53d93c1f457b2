"""Fields that are there without a query that makes them.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html
"""

import json
import re

#: "can extract a maximum of 200 log event fields from a JSON log"
_MOST_FIELDS = 200
#: Of a flow log in AWS's default format alone: fields of another one "aren't automatically discovered".
#: https://repost.aws/knowledge-center/cloudwatch-vpc-flow-logs
_FLOW_LOG = (
    "version",
    "accountId",
    "interfaceId",
    "srcAddr",
    "dstAddr",
    "srcPort",
    "dstPort",
    "protocol",
    "packets",
    "bytes",
    "startTime",
    "endTime",
    "action",
    "logStatus",
)
_DEFAULT_FORMAT = re.compile(r"2 \d{12} eni-\S+( \S+){10} (OK|NODATA|SKIPDATA)")


def discovered(message: str) -> dict:
    """What is found in a log event by itself, by name."""
    if _DEFAULT_FORMAT.fullmatch(message):
        return {name: each for name, each in zip(_FLOW_LOG, message.split(" "), strict=True) if each != "-"}
    if not message.lstrip().startswith("{"):
        return {}
    try:
        event = json.loads(message)
    except ValueError:
        return {}
    found: dict = {}
    _flatten("", event, found)
    return found


def _flatten(name: str, value, found: dict) -> None:
    """Nested fields have the dot notation, and of arrays the index."""
    if isinstance(value, (dict, list)):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            own = f"@{key}" if not name and str(key).startswith("@") else key
            _flatten(f"{name}.{own}" if name else str(own), each, found)
    elif value is not None and len(found) < _MOST_FIELDS:
        found[name] = ("true" if value else "false") if isinstance(value, bool) else value
