"""Flow logs to S3: moto looks for the bucket in a S3 of its own, the buckets are MiniStack's.

What is told and refused is recorded from AWS; https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html
"""
import uuid

from ministack.services import s3

from ..partitions import partition_of
from .registry import after, before
from .request import Refusal
from .rewriting import reply_ids

#: request parameter -> option and what it is unless said otherwise
_OPTIONS = {"FileFormat": "plain-text", "HiveCompatiblePartitions": "false", "PerHourPartition": "false"}


@before("CreateFlowLogs")
def one_destination(request) -> None:
    if request.get("LogGroupName") and request.get("LogDestination"):
        raise Refusal("InvalidParameter", "Please only provide LogGroupName or only provide LogDestination.")


@before("CreateFlowLogs")
def show_bucket(request) -> None:
    """Lets moto find the bucket that a flow log names, where there is one."""
    name = request.get("LogDestination").rpartition(":::")[2].partition("/")[0]
    if request.get("LogDestinationType") != "s3" or s3._bucket_owner_account(name) is None:
        return
    from moto.s3.models import FakeBucket, s3_backends

    # A folder below the bucket is no name of a bucket: moto takes the whole of it for one.
    shown = request.get("LogDestination").split(":", 5)[-1]
    backend = s3_backends[request.account][partition_of(request.region)]
    if shown not in backend.buckets:
        backend.buckets[shown] = FakeBucket(name=shown, account_id=request.account, region_name=request.region)


@after("CreateFlowLogs")
def complete(request, reply):
    """Keeps how files are written, and says by which token the call may be made again."""
    if request.get("LogDestinationType") == "s3":
        asked = {name: request.get(f"DestinationOptions.{name}", default) for name, default in _OPTIONS.items()}
        for identifier in reply_ids(reply, "item"):
            if identifier in request.backend.flow_logs:
                flags = {name: asked[name].lower() == "true" for name in ("HiveCompatiblePartitions", "PerHourPartition")}
                request.backend.flow_logs[identifier].destination_options = {**asked, **flags}
    token = request.get("ClientToken") or str(uuid.uuid4())
    body = reply.body.replace(b" does not exist.</message>", b" does not exist</message>")
    body = body.replace(b"</CreateFlowLogsResponse>", f"<clientToken>{token}</clientToken></CreateFlowLogsResponse>".encode())
    return reply._replace(body=body)
