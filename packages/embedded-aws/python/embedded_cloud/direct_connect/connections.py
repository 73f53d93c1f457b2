"""Direct Connect connections: the physical ports, or the carrier's share of one."""

from .store import new_id, refuse, tag, tags_of


def add(scope, connection_id: str, **members) -> dict:
    """Puts a connection there, available at once: nobody patches a cable here."""
    scope.connections[connection_id] = {
        "ownerAccount": scope.account,
        "connectionId": connection_id,
        "connectionState": "available",
        "region": scope.region,
        "location": "EqTY2",
        "bandwidth": "1Gbps",
        "jumboFrameCapable": True,
        "macSecCapable": False,
        # Whether it supports a second BGP peer of an address family.
        "hasLogicalRedundancy": "yes",
        **members,
    }
    return scope.connections[connection_id]


def get(scope, connection_id: str) -> dict:
    return scope.connections.get(connection_id) or refuse(f"Connection ID {connection_id} does not exist.")


def shown(scope, connection: dict) -> dict:
    return {**connection, "tags": tags_of(scope, scope.arn("dxcon", connection["connectionId"]))}


def create(scope, request):
    members = {
        name: request[name]
        for name in ("location", "bandwidth", "connectionName", "lagId", "providerName")
        if name in request
    }
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
    found = [get(scope, wanted)] if wanted else [each for each in scope.connections.values() if not _is_lag(each)]
    return {"connections": [shown(scope, connection) for connection in found]}


def _is_lag(connection: dict) -> bool:
    """A link aggregation group stands where a connection stands: virtual interfaces are made on either."""
    return connection["connectionId"].startswith("dxlag-")


def describe_lags(scope, request):
    """https://docs.aws.amazon.com/directconnect/latest/APIReference/API_DescribeLags.html"""
    wanted = request.get("lagId")
    found = [each for each in ([get(scope, wanted)] if wanted else scope.connections.values()) if _is_lag(each)]
    return {
        "lags": [
            {
                "lagId": each["connectionId"],
                "lagName": each["connectionName"],
                "lagState": each["connectionState"],
                "ownerAccount": each["ownerAccount"],
                "region": each["region"],
                "location": each["location"],
                "connectionsBandwidth": each["bandwidth"],
                "numberOfConnections": 1,
                "minimumLinks": 0,
                "connections": [],
                "jumboFrameCapable": each["jumboFrameCapable"],
                "macSecCapable": each["macSecCapable"],
                "allowsHostedConnections": False,
                "tags": shown(scope, each)["tags"],
            }
            for each in found
        ]
    }


OPERATIONS = {
    "CreateConnection": create,
    "UpdateConnection": update,
    "DeleteConnection": delete,
    "DescribeConnections": describe,
    "DescribeLags": describe_lags,
}
