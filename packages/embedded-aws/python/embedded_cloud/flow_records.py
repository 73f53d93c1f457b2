"""Records of VPC flow logs, for traffic that tests declare:
they arrive after their aggregation interval and the time of publication.

"The flow log service typically delivers logs to CloudWatch Logs in about 5 minutes and to Amazon S3 in about 10
minutes", after an interval of 60 or 600 seconds:
https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-basics.html#flow-logs-aggregation-interval
"""

import gzip
import re
import sys
import time
import uuid

from botocore.exceptions import ClientError
from ministack.core.responses import request_scope

from . import clients, moto_bridge, virtual_time
from .ec2 import flow_logs

_PUBLICATION_SECONDS = {"cloud-watch-logs": 300, "s3": 600}
_DEFAULT_FORMAT = (
    "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} "
    "${bytes} ${start} ${end} ${action} "
    "${log-status}"
)
#: what makes packets one flow, and what is counted of it
_FLOW, _COUNTED = (
    ("interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "action"),
    ("packets", "bytes"),
)
_DEFAULTS = {
    "srcaddr": "-",
    "dstaddr": "-",
    "srcport": 0,
    "dstport": 0,
    "protocol": 6,
    "action": "ACCEPT",
    "packets": 1,
    "bytes": 1,
}
#: (account, region, flow log, begin of the interval) -> {flow: what its record says}, until it is published
_intervals: dict = {}


def see(flows: list) -> None:
    """Lets traffic pass interfaces: each flow log that covers one keeps it for its next publication.

    :raises ValueError: for an interface that is not there
    """
    for flow in flows:
        scope, at = (flow["account"], flow["region"]), flow.get("at") or time.time()
        interface = _interface(scope, flow["interfaceId"])
        for log in _logs_of(scope, interface, flow.get("action", "ACCEPT")):
            _keep(scope, log, _record(scope, interface, flow), int(at))


def _interface(scope, identifier: str):
    from moto.ec2.models import ec2_backends

    with moto_bridge.exclusive():
        interface = ec2_backends[scope[0]][scope[1]].enis.get(identifier)
    if interface is None:
        raise ValueError(f"there is no network interface {identifier} in {scope[0]}, {scope[1]}")
    return interface


def _logs_of(scope, interface, action: str) -> list:
    from moto.ec2.models import ec2_backends

    covered = (interface.id, interface.subnet.id, interface.subnet.vpc_id)
    with moto_bridge.exclusive():
        return [
            log
            for log in ec2_backends[scope[0]][scope[1]].flow_logs.values()
            if log.resource_id in covered and log.traffic_type in ("ALL", action)
        ]


def _record(scope, interface, flow: dict) -> dict:
    """What one packet says, by the names of https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html"""
    inbound = flow["dstaddr"] in {each["PrivateIpAddress"] for each in interface.private_ip_addresses}
    return {
        "account-id": scope[0],
        "region": scope[1],
        "interface-id": interface.id,
        "vpc-id": interface.subnet.vpc_id,
        "subnet-id": interface.subnet.id,
        "instance-id": interface.instance.id if interface.instance else "-",
        "type": "IPv4",
        "flow-direction": "ingress" if inbound else "egress",
        **{name: flow.get(name, default) for name, default in _DEFAULTS.items()},
        "pkt-srcaddr": flow["srcaddr"],
        "pkt-dstaddr": flow["dstaddr"],
        "log-status": "OK",
    }


def _keep(scope, log, record: dict, at: int) -> None:
    seconds = int(log.max_aggregation_interval or 600)
    begin = at - at % seconds
    key = (*scope, log.id, begin)
    if key not in _intervals:
        _intervals[key] = {}
        due = begin + seconds + _PUBLICATION_SECONDS[log.log_destination_type] - time.time()
        virtual_time.after(max(0.0, due), lambda: _publish(key, log, seconds))
    counted = {name: record[name] for name in _COUNTED}
    flow = _intervals[key].setdefault(
        tuple(record[name] for name in _FLOW),
        {**record, "start": begin, "end": begin + seconds, **dict.fromkeys(_COUNTED, 0)},
    )
    flow.update({name: flow[name] + more for name, more in counted.items()})


def _publish(key: tuple, log, seconds: int) -> None:
    from moto.ec2.models import ec2_backends

    account, region, identifier, begin = key
    flows = list(_intervals.pop(key).values())
    if identifier not in ec2_backends[account][region].flow_logs:
        return
    fields = re.findall(r"\$\{([\w-]+)\}", log.log_format or _DEFAULT_FORMAT)
    version = 2 if set(fields) <= set(re.findall(r"\$\{([\w-]+)\}", _DEFAULT_FORMAT)) else 5
    # A field that does not apply is "-".
    records = [
        (flow["interface-id"], " ".join(str({"version": version, **flow}.get(field, "-")) for field in fields))
        for flow in flows
    ]
    with request_scope(account, region):
        try:
            if not flow_logs.can_deliver(log, account, region):
                raise PermissionError(f"nothing lets it write to {log.log_destination or log.log_group_name}")
            if log.log_destination_type == "s3":
                _to_bucket(log, key, fields, [record for _, record in records])
            else:
                _to_group(log, records, (begin + seconds) * 1000)
        except (ClientError, PermissionError) as error:
            log.deliver_logs_status, log.deliver_logs_error_message = "FAILED", "Access error"
            print(f"flow log {identifier} delivers nothing: {error}", file=sys.stderr, flush=True)


def _to_group(log, records: list, timestamp: int) -> None:
    """One stream an interface: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html"""
    logs = clients.service("logs")
    for interface in dict.fromkeys(each for each, _ in records):
        stream = f"{interface}-{log.traffic_type.lower()}"
        try:
            logs.create_log_stream(logGroupName=log.log_group_name, logStreamName=stream)
        except ClientError as error:
            if error.response["Error"]["Code"] != "ResourceAlreadyExistsException":
                raise
        logs.put_log_events(
            logGroupName=log.log_group_name,
            logStreamName=stream,
            logEvents=[{"timestamp": timestamp, "message": record} for each, record in records if each == interface],
        )


def _to_bucket(log, key: tuple, fields: list, records: list) -> None:
    """https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html"""
    account, region, identifier, begin = key
    bucket, _, prefix = log.log_destination.rpartition(":::")[2].partition("/")
    day, stamp = time.strftime("%Y/%m/%d", time.gmtime(begin)), time.strftime("%Y%m%dT%H%MZ", time.gmtime(begin))
    name = f"{account}_vpcflowlogs_{region}_{identifier}_{stamp}_{uuid.uuid4().hex[:8]}.log.gz"
    path = f"AWSLogs/{account}/vpcflowlogs/{region}/{day}/{name}"
    text = "\n".join([" ".join(fields), *records]) + "\n"
    clients.service("s3").put_object(
        Bucket=bucket, Key="/".join(filter(None, [prefix.strip("/"), path])), Body=gzip.compress(text.encode())
    )
