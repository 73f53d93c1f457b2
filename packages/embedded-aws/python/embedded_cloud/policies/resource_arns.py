"""The form of an ARN in `Resource` and `NotResource`.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html and
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html: six parts, no wildcard in the partition's or the
service's place, a global service's region empty. The ARNs of one partition are not valid in another:
https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/using-govcloud-arns.html.
"""

import re

from .malformed import Malformed

_REGIONLESS = {
    "iam": "IAM resource {} cannot contain region information.",
    "s3": "Resource {} can not contain region information.",
}
#: resources of S3 that lie in a region
_REGIONAL_S3 = ("accesspoint/", "storage-lens/", "job/", "access-grants/", "storage-lens-group/", "async-request/")
_SERVICE = re.compile(r"[A-Za-z0-9-]+", re.ASCII)


def check(value: str, partition: str) -> None:
    """Raises Malformed for what is neither `*` nor the ARN of a resource in this partition."""
    if value == "*":
        return
    parts = value.split(":", 5)
    if parts[0] != "arn" or len(parts) < 6 or not parts[5]:
        raise Malformed(f'Resource {value} must be in ARN format or "*".')
    _arn, named, service, region, _account, resource = parts
    if named not in (partition, "*"):
        raise Malformed(f'Partition "{named}" is not valid for resource "{value}".')
    if not _SERVICE.fullmatch(service):
        raise Malformed("Resource vendor must be fully qualified and cannot contain regexes.")
    if region and service in _REGIONLESS and not (service == "s3" and resource.startswith(_REGIONAL_S3)):
        raise Malformed(_REGIONLESS[service].format(value))
