"""Volumes, snapshots and images: a volume is creating, a snapshot or an image pending before it can be used.

https://docs.aws.amazon.com/ebs/latest/userguide/ebs-describing-volumes.html (states of a volume),
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Snapshot.html, https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html
"""

from .changing import answered, change, in_time
from .registry import after
from .rewriting import reply_id, reply_ids

_VOLUME_SECONDS, _SNAPSHOT_SECONDS, _IMAGE_SECONDS = 10, 120, 240
#: volumes that are being created
_creating: set = set()


class _Status:
    """The status of a snapshot, which moto spells otherwise than the state of everything else."""

    def __init__(self, snapshot):
        self.snapshot = snapshot

    @property
    def state(self) -> str:
        return self.snapshot.status

    @state.setter
    def state(self, value: str) -> None:
        self.snapshot.status = value


@after("CreateSnapshot", "CreateSnapshots")
def snapshot(request, reply):
    for identifier in reply_ids(reply, "snapshotId"):
        change(_Status(request.backend.snapshots[identifier]), identifier, "pending", "completed", _SNAPSHOT_SECONDS)
        reply = answered(answered(reply, "completed", "pending"), "completed", "pending")
    return reply


@after("CreateImage")
def image(request, _reply) -> None:
    identifier = reply_id(_reply, "imageId")
    change(request.backend.amis[identifier], identifier, "pending", "available", _IMAGE_SECONDS)


def _count_creating() -> None:
    """moto derives the status of a volume from its attachment alone."""
    from moto.ec2.models.elastic_block_store import Volume

    if not hasattr(Volume, "attached_status"):
        Volume.attached_status = Volume.status
        Volume.status = property(lambda volume: "creating" if volume.id in _creating else volume.attached_status)


@after("CreateVolume")
def volume(request, reply):
    identifier = reply_id(reply, "volumeId")
    _count_creating()
    _creating.add(identifier)
    in_time(_VOLUME_SECONDS, identifier, lambda: _creating.discard(identifier))
    return answered(reply, "available", "creating")
