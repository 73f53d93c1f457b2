"""Versions and platforms of documents, which moto has in part.

https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListDocumentVersions.html,
https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_UpdateDocumentDefaultVersion.html
"""

import json

from .json_protocol import Refusal
from .moto_bridge import Reply

_UNKNOWN_PLATFORMS = ["Not Implemented (moto)"]
_ALL_PLATFORMS = ["Windows", "Linux", "MacOS"]
#: The operations that name a version of a document that exists.
_NAMING_A_VERSION = {"GetDocument", "DescribeDocument", "UpdateDocumentDefaultVersion"}


def _documents(scope: tuple, name: str):
    """moto's record of a document with all its versions; None for one there is not."""
    from moto.ssm.models import ssm_backends

    account, region = scope
    return ssm_backends[account][region]._documents.get(name)


def normalised(operation: str, scope: tuple, request: dict) -> dict:
    """The request as moto understands it; raises Refusal for a version that the document does not have."""
    version = request.get("DocumentVersion")
    if operation not in _NAMING_A_VERSION or version is None:
        return request
    if version == "$DEFAULT":
        return {key: value for key, value in request.items() if key != "DocumentVersion"}
    found = _documents(scope, request.get("Name", ""))
    if found and version != "$LATEST" and version not in found.versions:
        raise Refusal(
            "InvalidDocumentVersion", f"The document version {version} is not valid for {request.get('Name')}."
        )
    return request


def list_versions(scope: tuple, request: dict) -> dict:
    """ListDocumentVersions, the newest first."""
    found = _documents(scope, request.get("Name", ""))
    if not found:
        raise Refusal("InvalidDocument", f"Document with name {request.get('Name')} does not exist.")
    versions = sorted(found.versions.values(), key=lambda each: int(each.document_version), reverse=True)
    start, most = int(request.get("NextToken", 0)), request.get("MaxResults", 50)
    page = [
        {
            "Name": each.name,
            "DocumentVersion": each.document_version,
            **({"VersionName": each.version_name} if each.version_name else {}),
            "CreatedDate": each.created_date.timestamp(),
            "IsDefaultVersion": each.document_version == found.default_version,
            "DocumentFormat": each.document_format,
            "Status": each.status,
        }
        for each in versions[start : start + most]
    ]
    more = {"NextToken": str(start + most)} if start + most < len(versions) else {}
    return {"DocumentVersions": page, **more}


def with_platforms(scope: tuple, name: str, reply: Reply) -> Reply:
    """The answer to a new document or version with the platforms it is for, which it has from then on."""
    found = _documents(scope, name)
    for each in found.versions.values() if found else ():
        if each.platform_types == _UNKNOWN_PLATFORMS:
            each.platform_types = _platforms(each.content)
    content = json.loads(reply.body)
    description = content.get("DocumentDescription", {})
    if found and description.get("PlatformTypes") == _UNKNOWN_PLATFORMS:
        description["PlatformTypes"] = found.get_latest_version().platform_types
    return Reply(reply.status, reply.headers, json.dumps(content).encode())


def _platforms(content: str) -> list:
    """Every one, but for documents with nothing but shell scripts, as those AWS publishes."""
    shell = "aws:runShellScript" in content and "aws:runPowerShellScript" not in content
    return [each for each in _ALL_PLATFORMS if each != "Windows"] if shell else _ALL_PLATFORMS


OPERATIONS = {"ListDocumentVersions": list_versions}
