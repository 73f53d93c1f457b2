"""Tags of Direct Connect resources."""

from .store import tag, tags_of


def tag_resource(scope, request):
    tag(scope, request["resourceArn"], request["tags"])
    return {}


def untag_resource(scope, request):
    for key in request["tagKeys"]:
        scope.tags.get(request["resourceArn"], {}).pop(key, None)
    return {}


def describe_tags(scope, request):
    return {"resourceTags": [{"resourceArn": arn, "tags": tags_of(scope, arn)} for arn in request["resourceArns"]]}


OPERATIONS = {"TagResource": tag_resource, "UntagResource": untag_resource, "DescribeTags": describe_tags}
