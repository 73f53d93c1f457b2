"""Direct Connect connections: the physical ports, or the carrier's share of one."""
from .store import new_id, refuse, tag, tags_of


def add(scope, connection_id: str, **members) -> dict:
    """Puts a connection there, available at once: nobody patches a cable here."""
    scope.connections[connection_id] = {
        "ownerAccount": scope.account, "connectionId": connection_id, "connectionState": "available", "region": scope.region,
        "location": "EqTY2", "bandwidth": "1Gbps", "jumboFrameCapable": True, "macSecCapable": False, **members,
    }
    return scope.connections[connection_id]


def get(scope, connection_id: str) -> dict:
    return scope.connections.get(connection_id) or refuse(f"Connection ID {connection_id} does not exist.")


def shown(scope, connection: dict) -> dict:
    return {**connection, "tags": tags_of(scope, scope.arn("dxcon", connection["connectionId"]))}


def create(scope, request):
    members = {name: request[name] for name in ("location", "bandwidth", "connectionName", "lagId", "providerName") if name in request}
    connection = add(scope, new_id("dxcon"), **members)
    tag(scope, scope.arn("dxcon", connection["connectionId"]), request.get("tags"))
    return shown(scope, connection)


def update(scope, request):
    connection = get(scope, request["connectionId"])
    if "connectionName" in request:
        connection["connectionName"] = request["connectionName"]
    return shown(scope, connection)


def delete(scope, request):
    connection = get(scope, request["connectionId"])
    if any(item["connectionId"] == connection["connectionId"] for item in scope.interfaces.values()):
        refuse(f"Connection {connection['connectionId']} has virtual interfaces. Delete them first.")
    del scope.connections[connection["connectionId"]]
    return {**connection, "connectionState": "deleted"}


def describe(scope, request):
    wanted = request.get("connectionId")
    found = [get(scope, wanted)] if wanted else list(scope.connections.values())
    return {"connections": [shown(scope, connection) for connection in found]}


OPERATIONS = {
    "CreateConnection": create, "UpdateConnection": update, "DeleteConnection": delete, "DescribeConnections": describe,
}
