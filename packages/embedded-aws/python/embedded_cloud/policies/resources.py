"""Policies of buckets, keys, topics, secrets, log groups and endpoints, each refused in its service's words.

https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (MalformedPolicy),
https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html and API_CreateKey.html
(MalformedPolicyDocumentException), https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
(InvalidParameter), https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html
(MalformedPolicyDocumentException),
https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html
(InvalidParameterException)
"""

from ministack.core.responses import error_response_json
from ministack.services import cloudwatch_logs, kms, s3, secretsmanager, sns

from .. import partitions
from ..ec2.registry import before
from ..ec2.request import Refusal
from . import grammar
from .kinds import BUCKET, ENDPOINT, KEY, LOGS, SECRET, TOPIC, Kind
from .malformed import Malformed


def check_bucket(document, bucket: str) -> None:
    """Raises Malformed in S3's words for no policy of this bucket."""
    grammar.check(document, BUCKET, partitions.current(), "Policies must be valid JSON and the first byte must be '{'")
    policy = grammar.parsed(document)
    own = f"arn:{partitions.current()}:s3:::{bucket}"
    statements = policy["Statement"] if isinstance(policy["Statement"], list) else [policy["Statement"]]
    for statement in statements:
        named = statement.get("Resource", statement.get("NotResource"))
        for resource in named if isinstance(named, list) else [named]:
            if resource != "*" and resource.partition("/")[0] != own and not _covers(resource, own):
                raise Malformed("Policy has invalid resource")


def _covers(resource: str, own: str) -> bool:
    """A name may be written with wildcards, as long as it can mean this bucket."""
    from fnmatch import fnmatchcase

    return fnmatchcase(own, resource.partition("/")[0])


def check_of(kind: Kind):
    """The check of one kind."""
    return lambda document: grammar.check(document, kind, partitions.current())


def _bucket(theirs):
    def put(name, body):
        if name in s3._buckets:
            try:
                check_bucket(body.decode("utf-8", errors="replace"), name)
            except Malformed as malformed:
                return s3._error("MalformedPolicy", str(malformed), 400, f"/{name}")
        return theirs(name, body)

    return put


def _json(theirs, parameter: str, kind: Kind, code: str):
    def put(data):
        if data.get(parameter):
            try:
                check_of(kind)(data[parameter])
            except Malformed as malformed:
                return error_response_json(code, str(malformed), 400)
        return theirs(data)

    return put


def _topic(theirs, read):
    def put(parameters):
        document = read(parameters)
        if document:
            try:
                check_of(TOPIC)(document)
            except Malformed as malformed:
                out = str(malformed) == "Policy has invalid action"
                said = "Policy statement action out of service scope!" if out else f"Policy Error: {malformed}"
                return sns._error("InvalidParameter", f"Invalid parameter: {said}", 400)
        return theirs(parameters)

    return put


def _created_policy(parameters) -> str:
    index = 1
    while key := sns._p(parameters, f"Attributes.entry.{index}.key"):
        if key == "Policy":
            return sns._p(parameters, f"Attributes.entry.{index}.value")
        index += 1
    return ""


@before("CreateVpcEndpoint", "ModifyVpcEndpoint")
def _endpoint(request) -> None:
    document = request.get("PolicyDocument")
    if document:
        try:
            check_of(ENDPOINT)(document)
        except Malformed as malformed:
            raise Refusal("InvalidPolicyDocument", str(malformed)) from malformed


def install() -> None:
    """Looks at the policies before MiniStack stores them."""
    s3._put_bucket_policy = _bucket(s3._put_bucket_policy)
    kms._put_key_policy = _json(kms._put_key_policy, "Policy", KEY, "MalformedPolicyDocumentException")
    kms._create_key = _json(kms._create_key, "Policy", KEY, "MalformedPolicyDocumentException")
    secretsmanager._put_resource_policy = _json(
        secretsmanager._put_resource_policy, "ResourcePolicy", SECRET, "MalformedPolicyDocumentException"
    )
    cloudwatch_logs._put_resource_policy = _json(
        cloudwatch_logs._put_resource_policy, "policyDocument", LOGS, "InvalidParameterException"
    )
    sns._set_topic_attributes = _topic(
        sns._set_topic_attributes,
        lambda given: sns._p(given, "AttributeValue") if sns._p(given, "AttributeName") == "Policy" else "",
    )
    sns._create_topic = _topic(sns._create_topic, _created_policy)
