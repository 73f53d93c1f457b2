"""The partition of a region, which the ARNs, the endpoints and the managed policies of its accounts belong to.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
"""
#: how a region's name begins -> its partition, and the suffix of its endpoints
_PARTITIONS = {"us-gov-": ("aws-us-gov", "amazonaws.com"), "cn-": ("aws-cn", "amazonaws.com.cn")}
_COMMERCIAL = ("aws", "amazonaws.com")


def _of(region: str) -> tuple:
    return next((found for prefix, found in _PARTITIONS.items() if region.startswith(prefix)), _COMMERCIAL)


def partition_of(region: str) -> str:
    """`aws`, `aws-us-gov` or `aws-cn`."""
    return _of(region)[0]


def url_suffix_of(region: str) -> str:
    """What `AWS::URLSuffix` is in a region."""
    return _of(region)[1]


def current() -> str:
    """The partition of the region this request or stack is in."""
    from ministack.core.responses import get_region

    return partition_of(get_region())
