"""Templates and policies that a URL names: objects of S3, in whichever of S3's forms.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html; what is
refused, in which words, is recorded from AWS.
"""

import re
from urllib.parse import unquote, urlparse

from ministack.services.cloudformation import helpers
from ministack.services.cloudformation.helpers import _error, _p

_SUFFIX = r"amazonaws\.com(?:\.cn)?"
_SERVICE = rf"s3(?:[.-](?:dualstack\.)?[a-z0-9-]+)?\.{_SUFFIX}"
_BY_PATH = re.compile(rf"{_SERVICE}|localhost|127\.0\.0\.1")
_BY_HOST = re.compile(rf"(?P<bucket>[a-z0-9][a-z0-9.-]+?)\.(?:{_SERVICE}|(?:s3\.)?localhost)")


def location(url: str) -> tuple:
    """`(bucket, key)` of a URL. Raises ValueError in CloudFormation's words."""
    parsed = urlparse(url)
    if parsed.scheme == "s3":
        raise ValueError(f"S3 error: Domain name specified in {parsed.hostname or ''} is not a valid S3 domain")
    host, path = (parsed.hostname or "").lower(), unquote(parsed.path.lstrip("/"))
    if parsed.scheme in ("http", "https"):
        if _BY_PATH.fullmatch(host) and "/" in path.strip("/"):
            bucket, _, key = path.partition("/")
            return bucket, key
        named = _BY_HOST.fullmatch(host)
        if named and path:
            return named["bucket"], path
    raise ValueError("TemplateURL must be a supported URL.")


def by_path(url: str) -> str:
    """The same object in the one form the engine understands."""
    bucket, key = location(url)
    return f"http://localhost/{bucket}/{key}"


def _resolving(theirs):
    def resolve(params, body_key, url_key, label):
        url = _p(params, url_key)
        if url and not _p(params, body_key):
            try:
                params = {**params, url_key: [by_path(url)]}
            except ValueError as error:
                return None, _error("ValidationError", str(error))
        return theirs(params, body_key, url_key, label)

    return resolve


def install() -> None:
    """Understands the forms wherever a request names a document."""
    helpers._resolve_document = _resolving(helpers._resolve_document)
