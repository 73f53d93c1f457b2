"""Control routes, for the launcher and not for AWS clients: what must exist before any deployment."""

import asyncio
import json

from botocore.exceptions import ClientError
from ministack.core.responses import request_scope

from . import (
    agents,
    automation,
    automation_events,
    call_failures,
    flow_records,
    moto_bridge,
    permissions_used,
    virtual_time,
    web_identity,
)
from .cloudformation import resource_faults
from .direct_connect import connections, gateways, virtual_interfaces
from .direct_connect.store import Scope

PREFIX = "/_embedded-cloud/"


class NoSuchRoute(Exception):
    """A path under the prefix that means nothing."""


def _add_image(item: dict) -> None:
    from .ec2 import images

    with moto_bridge.exclusive():
        from moto.ec2.models import ec2_backends

        images.register(
            ec2_backends[item["account"]][item["region"]],
            item["imageId"],
            item.get("name", ""),
            item.get("platform", ""),
            item.get("rootDevice", "/dev/sda1"),
        )


def _add_zone(item: dict) -> None:
    from .prepared import places

    places.add_zone(item)


def _add_transit_gateway(item: dict) -> None:
    from .prepared import transit_gateways

    transit_gateways.add(item)


def _add_network(item: dict) -> None:
    from .prepared import networks

    networks.add(item)


def _add_prefix_list(item: dict) -> None:
    from .prepared import prefix_lists

    prefix_lists.add(item)


def _add_direct_connect_gateway(item: dict) -> None:
    gateways.add(
        Scope(item["account"], item["region"]),
        item["directConnectGatewayId"],
        "of the network team",
        item.get("asn", 64512),
    )


def _add_connection(item: dict) -> None:
    scope, connection_id = Scope(item["account"], item["region"]), item["connectionId"]
    connection = scope.connections.get(connection_id) or connections.add(
        scope, connection_id, connectionName=connection_id
    )
    if "hasLogicalRedundancy" in item:
        connection["hasLogicalRedundancy"] = item["hasLogicalRedundancy"]


def _add_interface(item: dict) -> None:
    scope = Scope(item["account"], item["region"])
    if scope.interfaces.get(item["virtualInterfaceId"], {}).get("virtualInterfaceState", "confirming") not in (
        "confirming",
        "deleting",
    ):
        return
    connection = item.get("connectionId") or "dxcon-carrier1"
    if connection not in scope.connections:
        # The carrier owns the port; the customer's account only sees the interface on it.
        connections.add(scope, connection, connectionName="carrier")
    virtual_interfaces.add(
        scope,
        item.get("kind", "private"),
        connection,
        {**item, "asnLong": item["asn"], "virtualInterfaceName": item.get("name", item["virtualInterfaceId"])},
        "confirming",
        item["virtualInterfaceId"],
    )


def _add_secret(item: dict) -> None:
    from . import clients

    with request_scope(item["account"], item["region"]):
        try:
            clients.service("secretsmanager").create_secret(Name=item["name"], SecretString=item["value"])
        except ClientError as error:
            if error.response["Error"]["Code"] != "ResourceExistsException":
                raise


def _add_principal(item: dict) -> None:
    from .prepared import people

    people.add(item)


def _add_issuer(item: dict) -> None:
    web_identity.issuers.locate(item["issuer"], item["address"])


def _slow_instance(item: dict) -> None:
    from .ec2 import instance_states

    instance_states.make_slow(item)


def _raise_quotas(item: dict) -> None:
    from .ec2 import quotas

    with moto_bridge.exclusive():
        quotas.raise_quotas(item)


def _launch(item: dict) -> None:
    from .ec2 import instance_states

    instance_states.set_launch(item)


def _instance_checks(item: dict) -> None:
    from .ec2 import instance_checks

    instance_checks.declare(item)


def _bgp_peers(item: dict) -> None:
    virtual_interfaces.set_peers(Scope(item["account"], item["region"]), item["virtualInterfaceId"], item["status"])


def _vpn_tunnels(item: dict) -> None:
    from .ec2 import vpn

    vpn.set_tunnels(item["account"], item["region"], item["vpnConnectionId"], item["up"])


_ADDERS = {
    "zones": _add_zone,
    "transitGateways": _add_transit_gateway,
    "networks": _add_network,
    "prefixLists": _add_prefix_list,
    "directConnectGateways": _add_direct_connect_gateway,
    "images": _add_image,
    "connections": _add_connection,
    "virtualInterfaces": _add_interface,
    "secrets": _add_secret,
    "managedInstances": agents.declare,
    "issuers": _add_issuer,
    "slowInstances": _slow_instance,
    "launches": _launch,
    "instanceChecks": _instance_checks,
    "principals": _add_principal,
    "bgpPeers": _bgp_peers,
    "vpnTunnels": _vpn_tunnels,
    "quotas": _raise_quotas,
}


def prepare(fixtures: dict) -> None:
    """Puts everything that fixtures name into their accounts and regions. What is there already stays as it is: an
    interface that was accepted is not handed out again, and a secret keeps its value."""
    for kind in fixtures:
        if kind not in _ADDERS:
            raise ValueError(f"there are no fixtures {kind}: {', '.join(_ADDERS)}")
    from .prepared import places

    places.check_ids(fixtures)
    with moto_bridge.exclusive():
        places.check_regions(fixtures)
    for kind, add in _ADDERS.items():
        for item in fixtures.get(kind) or []:
            add(item)


def put_metrics(items: list) -> dict:
    """Metrics of any namespace, AWS's own included, which PutMetricData refuses."""
    from ministack.services import cloudwatch

    for item in items:
        with request_scope(item["account"], item["region"]):
            cloudwatch._store_datum(
                item["namespace"],
                item["metric"],
                item.get("dimensions", {}),
                item["timestamp"],
                item.get("unit", "None"),
                item["value"],
                None,
                None,
                None,
            )
    return {"stored": len(items)}


def remove_metrics(item: dict) -> dict:
    """Metrics of a namespace, or one of them, as if nobody had sent them."""
    from ministack.services import cloudwatch

    with request_scope(item["account"], item["region"]):
        gone = [
            key for key in cloudwatch._metrics if key[0] == item["namespace"] and item.get("metric") in (None, key[1])
        ]
        for key in gone:
            del cloudwatch._metrics[key]
    return {"removed": len(gone)}


def _routes(path: str, body: bytes) -> dict:
    if path == f"{PREFIX}fixtures":
        prepare(json.loads(body))
        return {"prepared": True}
    if path == f"{PREFIX}types":
        from .cloudformation import supported_types

        return {"types": supported_types()}
    if path == f"{PREFIX}role-credentials":
        return automation.credentials_route(json.loads(body))
    if path == f"{PREFIX}may-start":
        return automation.start_route(json.loads(body))
    if path == f"{PREFIX}automation-ended":
        automation_events.ended(json.loads(body))
        return {}
    if path == f"{PREFIX}automation":
        return automation.staging_route(json.loads(body))
    if path == f"{PREFIX}metrics":
        return put_metrics(json.loads(body))
    if path == f"{PREFIX}metrics/remove":
        return remove_metrics(json.loads(body))
    if path == f"{PREFIX}call-failures":
        call_failures.stage(json.loads(body))
        return {}
    if path == f"{PREFIX}call-failures/clear":
        call_failures.clear()
        return {}
    if path == f"{PREFIX}resource-faults":
        resource_faults.plant(json.loads(body))
        return {}
    if path == f"{PREFIX}resource-faults/clear":
        return {"struck": resource_faults.clear(json.loads(body)["account"])}
    if path == f"{PREFIX}permissions-used":
        asked = json.loads(body)
        return {
            "actions": permissions_used.used(asked["account"], asked["role"]),
            "decisions": permissions_used.decisions(asked["account"], asked["role"]),
        }
    if path == f"{PREFIX}traffic":
        flow_records.see(json.loads(body))
        return {}
    if path == f"{PREFIX}time/advance":
        virtual_time.advance(json.loads(body)["seconds"])
        return {}
    if path == f"{PREFIX}instance-states":
        from .ec2 import instance_states

        return {"changes": instance_states.history()}
    raise NoSuchRoute(path)


async def handle(scope, receive, send) -> None:
    """Answers one control request; every failure is a sentence in JSON."""
    body, more = b"", True
    while more:
        event = await receive()
        body, more = body + event.get("body", b""), event.get("more_body", False)
    try:
        status, content = 200, await asyncio.to_thread(_routes, scope["path"], body)
    except NoSuchRoute:
        status, content = 404, {"error": f"no control route {scope['path']}"}
    except Exception as error:  # the launcher shows whatever went wrong
        status, content = 400, {"error": f"{type(error).__name__}: {error}"}
    answer = json.dumps(content).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(answer)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": answer})
