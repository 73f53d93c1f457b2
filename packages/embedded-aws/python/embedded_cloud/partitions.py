"""The partition of a region, which the ARNs and the managed policies of its accounts belong to.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
"""

#: how a region's name begins -> its partition
_PARTITIONS = {"us-gov-": "aws-us-gov", "cn-": "aws-cn"}


def partition_of(region: str) -> str:
    """`aws`, `aws-us-gov` or `aws-cn`."""
    return next((found for prefix, found in _PARTITIONS.items() if region.startswith(prefix)), "aws")


def current() -> str:
    """The partition of the region this request or stack is in."""
    from ministack.core.responses import get_region

    return partition_of(get_region())
