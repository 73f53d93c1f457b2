"""Flow logs to S3: moto looks for the bucket in a S3 of its own, the buckets are MiniStack's."""
from ministack.services import s3

from ..partitions import partition_of
from .registry import before


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
