"""Flow logs: whether they can be delivered, by role, policy of the bucket and destination;
moto looks for both in emulators of its own.

https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html, .../flow-logs-s3-permissions.html,
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_FlowLog.html ("Access error indicates that the IAM role
associated with the flow log does not have sufficient permissions to publish to CloudWatch Logs") and
API_CreateFlowLogs.html.
"""

import contextlib
import json
import uuid

from ministack.core import iam_evaluator
from ministack.core.responses import request_scope
from ministack.services import cloudwatch_logs, s3

from .. import service_principals
from ..partitions import partition_of
from .registry import after, before
from .request import Refusal
from .rewriting import reply_ids

_ROLES_SERVICE, _BUCKETS_SERVICE = "vpc-flow-logs.amazonaws.com", "delivery.logs.amazonaws.com"
#: what the API takes for the same flow log, once its defaults are in
_CONFIGURATION = (
    "resource_id",
    "traffic_type",
    "log_destination_type",
    "log_destination",
    "log_group_name",
    "log_format",
    "max_aggregation_interval",
)
_DEFAULT_FORMAT = (
    "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} "
    "${bytes} "
    "${start} ${end} ${action} ${log-status}"
)


#: request parameter -> option and what it is unless said otherwise
_OPTIONS = {"FileFormat": "plain-text", "HiveCompatiblePartitions": "false", "PerHourPartition": "false"}


@before("CreateFlowLogs")
def one_destination(request) -> None:
    if request.get("LogGroupName") and request.get("LogDestination"):
        raise Refusal("InvalidParameter", "Please only provide LogGroupName or only provide LogDestination.")


def _bucket(destination: str) -> str:
    return destination.rpartition(":::")[2].partition("/")[0]


def _show_bucket(request) -> None:
    """Lets moto find the bucket that a flow log names, where there is one."""
    from moto.s3.models import FakeBucket, s3_backends

    # A folder below the bucket is no name of a bucket: moto takes the whole of it for one.
    shown = request.get("LogDestination").split(":", 5)[-1]
    backend = s3_backends[request.account][partition_of(request.region)]
    if shown not in backend.buckets:
        backend.buckets[shown] = FakeBucket(name=shown, account_id=request.account, region_name=request.region)


def _bucket_lets_in(bucket: str, folder: str, account: str, region: str) -> bool:
    partition = partition_of(region)
    arn = f"arn:{partition}:s3:::{bucket}"
    found = iam_evaluator._resource_policy("s3", arn)
    facts = {
        "aws:SourceAccount": account,
        "aws:SourceArn": f"arn:{partition}:logs:{region}:{account}:*",
        "s3:x-amz-acl": "bucket-owner-full-control",
    }
    target = f"{arn}/{folder}AWSLogs/{account}/vpcflowlogs/{region}/log.gz"
    return bool(found and found[0]) and all(
        service_principals.allows(found[0], _BUCKETS_SERVICE, action, resource, facts)
        for action, resource in (("s3:GetBucketAcl", arn), ("s3:PutObject", target))
    )


def _caller_may_open(bucket: str, account: str, region: str) -> bool:
    """Whether whoever makes the flow log owns the bucket,
    and may read and replace its policy: EC2 then adds what delivery needs."""
    from ..cloudformation import acting

    if s3._bucket_owner_account(bucket) != account:
        return False
    principal = acting.principal(acting.acting() or acting.Acting("", acting.caller_key()))
    if principal is None or principal.policies is None:
        return principal is not None
    return all(
        iam_evaluator.evaluate(
            iam_evaluator.EvalContext(
                principal_arn=principal.arn,
                principal_type=principal.type,
                principal_account=account,
                action=action,
                resource_arn=f"arn:{partition_of(region)}:s3:::{bucket}",
                region=region,
            ),
            principal.policies,
            *principal.limits,
        ).decision
        == "Allow"
        for action in ("s3:GetBucketPolicy", "s3:PutBucketPolicy")
    )


def _open_bucket(bucket: str, folder: str, account: str, region: str) -> None:
    """The statements EC2 adds to a bucket's policy."""
    partition = partition_of(region)
    arn = f"arn:{partition}:s3:::{bucket}"
    from_here = {
        "StringEquals": {"aws:SourceAccount": account},
        "ArnLike": {"aws:SourceArn": f"arn:{partition}:logs:{region}:{account}:*"},
    }
    write = {**from_here, "StringEquals": {**from_here["StringEquals"], "s3:x-amz-acl": "bucket-owner-full-control"}}
    policy = json.loads(s3._bucket_policies.get(bucket) or '{"Version": "2012-10-17", "Statement": []}')
    service = {"Effect": "Allow", "Principal": {"Service": _BUCKETS_SERVICE}}
    policy["Statement"] = [
        *(policy["Statement"] if isinstance(policy["Statement"], list) else [policy["Statement"]]),
        {
            "Sid": "AWSLogDeliveryWrite",
            **service,
            "Action": "s3:PutObject",
            "Resource": f"{arn}/{folder}AWSLogs/{account}/*",
            "Condition": write,
        },
        {
            "Sid": "AWSLogDeliveryAclCheck",
            **service,
            "Action": "s3:GetBucketAcl",
            "Resource": arn,
            "Condition": from_here,
        },
    ]
    s3._bucket_policies[bucket] = json.dumps(policy)


def _folder(destination: str) -> str:
    folder = destination.rpartition(":::")[2].partition("/")[2].strip("/")
    return f"{folder}/" if folder else ""


@before("CreateFlowLogs")
def prepare_destination(request) -> None:
    """Refuses a flow log that is there already, and a bucket that nobody may write into."""
    _refuse_twin(request)
    destination = request.get("LogDestination")
    bucket = _bucket(destination)
    if request.get("LogDestinationType") != "s3" or s3._bucket_owner_account(bucket) is None:
        return
    with request_scope(request.account, request.region):
        if not _bucket_lets_in(bucket, _folder(destination), request.account, request.region):
            if not _caller_may_open(bucket, request.account, request.region):
                raise Refusal(
                    "LogDestinationPermissionIssueException",
                    f"Access Denied for LogDestination: {bucket}. Please check LogDestination permission",
                )
            _open_bucket(bucket, _folder(destination), request.account, request.region)
    _show_bucket(request)


def _refuse_twin(request) -> None:
    """moto takes two flow logs for one that have another format;
    EC2 asks for "the same configuration and log destination"."""
    kind = request.get("LogDestinationType") or "cloud-watch-logs"
    given = {
        "traffic_type": request.get("TrafficType") or None,
        "log_destination_type": kind,
        "log_destination": request.get("LogDestination") or None,
        "log_group_name": request.get("LogGroupName") or None,
        "log_format": request.get("LogFormat") or _DEFAULT_FORMAT,
        "max_aggregation_interval": int(request.get("MaxAggregationInterval") or 600),
    }
    for resource in request.members("ResourceId"):
        wanted = {**given, "resource_id": resource}
        for known in request.backend.flow_logs.values():
            if all(str(getattr(known, name)) == str(wanted[name]) for name in _CONFIGURATION):
                raise Refusal(
                    "FlowLogAlreadyExists",
                    "Error. There is an existing Flow Log with the same configuration and log destination.",
                )


@after("CreateFlowLogs")
def complete(request, reply):
    """Keeps how files are written, and says by which token the call may be made again."""
    if request.get("LogDestinationType") == "s3":
        asked = {name: request.get(f"DestinationOptions.{name}", default) for name, default in _OPTIONS.items()}
        for identifier in reply_ids(reply, "item"):
            if identifier in request.backend.flow_logs:
                flags = {
                    name: asked[name].lower() == "true" for name in ("HiveCompatiblePartitions", "PerHourPartition")
                }
                request.backend.flow_logs[identifier].destination_options = {**asked, **flags}
    token = request.get("ClientToken") or str(uuid.uuid4())
    body = reply.body.replace(b" does not exist.</message>", b" does not exist</message>")
    body = body.replace(
        b"</CreateFlowLogsResponse>", f"<clientToken>{token}</clientToken></CreateFlowLogsResponse>".encode()
    )
    return reply._replace(body=body)


def can_deliver(log, account: str, region: str) -> bool:
    """Whether a flow log's role, or the policy of its bucket, lets records in; asked in the scope of its account."""
    partition = partition_of(region)
    if log.log_destination_type == "s3":
        return _bucket_lets_in(_bucket(log.log_destination), _folder(log.log_destination), account, region)
    group = log.log_group_name or log.log_destination.split(":log-group:")[-1].removesuffix(":*")
    arn = f"arn:{partition}:logs:{region}:{account}:log-group:{group}"
    stream = f"{arn}:log-stream:eni-00000000000000000-all"
    needs = [
        ("logs:CreateLogStream", [stream, arn, f"{arn}:*"]),
        ("logs:PutLogEvents", [stream]),
        ("logs:DescribeLogStreams", [arn, f"{arn}:*"]),
    ]
    if cloudwatch_logs._log_groups.get(group) is None:
        needs.append(("logs:CreateLogGroup", [arn, f"{arn}:*"]))
    facts = {
        "aws:SourceAccount": account,
        "aws:SourceArn": f"arn:{partition}:ec2:{region}:{account}:vpc-flow-log/{log.id}",
    }
    return service_principals.role_may(log.deliver_logs_permission_arn or "", _ROLES_SERVICE, needs, facts)


@before("DescribeFlowLogs")
def tell_deliveries(request) -> None:
    """Decides anew whether each flow log can be delivered: rights come and go after it is made."""
    with request_scope(request.account, request.region):
        for log in request.backend.flow_logs.values():
            delivered = can_deliver(log, request.account, request.region)
            log.deliver_logs_status = "SUCCESS" if delivered else "FAILED"
            log.deliver_logs_error_message = None if delivered else "Access error"


def _leave_twins_to_us() -> None:
    """moto's own look for a twin knows the destination only."""
    from moto.ec2.models.flow_logs import FlowLogsBackend

    theirs = FlowLogsBackend.create_flow_logs

    def create(self, *args, **named):
        with contextlib.ExitStack() as undo:
            self.describe_flow_logs = lambda *_args, **_named: []
            undo.callback(lambda: self.__dict__.pop("describe_flow_logs"))
            return theirs(self, *args, **named)

    FlowLogsBackend.create_flow_logs = create


_leave_twins_to_us()
