"""Tags of the SSM resources this package keeps; those of parameters stay MiniStack's."""

KINDS = ("Document", "MaintenanceWindow", "Association", "PatchBaseline")
#: (account, region) -> (kind, id) -> {key: value}
_tags: dict = {}


def _of(scope, request) -> dict:
    return _tags.setdefault(scope, {}).setdefault((request["ResourceType"], request["ResourceId"]), {})


def add(scope, request):
    _of(scope, request).update({tag["Key"]: tag.get("Value", "") for tag in request["Tags"]})
    return {}


def remove(scope, request):
    for key in request["TagKeys"]:
        _of(scope, request).pop(key, None)
    return {}


def list_all(scope, request):
    return {"TagList": [{"Key": key, "Value": value} for key, value in _of(scope, request).items()]}


OPERATIONS = {"AddTagsToResource": add, "RemoveTagsFromResource": remove, "ListTagsForResource": list_all}
