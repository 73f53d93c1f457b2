"""The policies AWS manages, in the copy that moto publishes; MiniStack has three dozen of them.

https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html. Each
partition has them under ARNs of its own.
"""

import functools
import json
import re

from ministack.services import iam

from .. import partitions

_ARN = re.compile(r"arn:(aws[a-z-]*):iam::aws:policy/(.+)")


@functools.lru_cache(maxsize=1)
def _published() -> dict:
    """Path and name -> what moto knows of the policy; read when the first policy is asked for that MiniStack lacks."""
    from moto.iam.aws_managed_policies import aws_managed_policies_data

    return {
        f"{policy['Path']}{name}".removeprefix("/"): policy
        for name, policy in json.loads(aws_managed_policies_data).items()
    }


@functools.cache
def _record(path: str, partition: str) -> dict | None:
    """MiniStack's record of a policy in a partition."""
    seeded = _SEEDED.get(f"{iam._AWS_MANAGED_POLICY_PREFIX}{path}")
    if not seeded:
        published = _published().get(path)
        if not published:
            return None
        seeded = iam._make_aws_managed_record(path, json.dumps(published["Document"]))
    record = dict(seeded)
    version = record["Versions"][record["DefaultVersionId"]]
    document = version["Document"].replace("arn:aws:", f"arn:{partition}:")
    return {
        **record,
        "Arn": f"arn:{partition}:iam::aws:policy/{path}",
        "Versions": {record["DefaultVersionId"]: {**version, "Document": document}},
    }


class _OfPartition(dict):
    """ARN -> record, of the partition that the request is in."""

    def get(self, arn, default=None):
        found = _ARN.fullmatch(arn)
        if not found or found[1] != partitions.current():
            return default
        return _record(found[2], found[1]) or default

    def __contains__(self, arn):
        return self.get(arn) is not None

    def __getitem__(self, arn):
        return self.get(arn) or super().__getitem__(arn)

    def items(self):
        paths = {arn.removeprefix(iam._AWS_MANAGED_POLICY_PREFIX) for arn in _SEEDED} | set(_published())
        return [(record["Arn"], record) for path in sorted(paths) if (record := _record(path, partitions.current()))]


_SEEDED = dict(iam._aws_managed_policies)


def install() -> None:
    """Answers for all of them."""
    iam._aws_managed_policies = _OfPartition()
    iam._is_aws_managed_arn = lambda arn: isinstance(arn, str) and bool(_ARN.fullmatch(arn))
