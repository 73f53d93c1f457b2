"""Runs the step of the health check that tells the sides apart, with answers of AWS that a drill gives."""

import datetime
import json
import sys
import types
from typing import Any

given = json.load(sys.stdin)
answers = given["answers"]


class Client:
    """What the step asks of AWS."""

    def get_metric_statistics(self, **asked: Any) -> dict[str, Any]:
        points = answers["metrics"].get(f"{asked['Namespace']} {asked['MetricName']}", [])
        minutes = (asked["EndTime"] - asked["StartTime"]).total_seconds() / 60
        return {
            "Datapoints": [
                {"Timestamp": asked["EndTime"] - datetime.timedelta(minutes=ago), "Sum": float(value)}
                for ago, value in points
                if ago <= minutes
            ]
        }

    def describe_virtual_interfaces(self, virtualInterfaceId: str) -> dict[str, Any]:  # noqa: N803
        status = "up" if answers["interfaces"][virtualInterfaceId] else "down"
        return {"virtualInterfaces": [{"bgpPeers": [{"bgpStatus": status}]}]}

    def describe_vpn_connections(self, VpnConnectionIds: list[str]) -> dict[str, Any]:  # noqa: N803
        tunnels = [{"Status": "UP" if up else "DOWN"} for up in answers["connections"][VpnConnectionIds[0]]]
        return {"VpnConnections": [{"VgwTelemetry": tunnels}]}

    def describe_instances(self, InstanceIds: list[str]) -> dict[str, Any]:  # noqa: N803
        state = answers["instances"][InstanceIds[0]]["state"]
        return {"Reservations": [{"Instances": [{"State": {"Name": state}}]}]}

    def describe_instance_status(self, InstanceIds: list[str], **_asked: Any) -> dict[str, Any]:  # noqa: N803
        status = "impaired" if answers["instances"][InstanceIds[0]]["isImpaired"] else "ok"
        return {"InstanceStatuses": [{"SystemStatus": {"Status": status}, "InstanceStatus": {"Status": "ok"}}]}

    def get_parameter(self, Name: str) -> dict[str, Any]:  # noqa: N803
        return {"Parameter": {"Value": answers["parameters"][Name]}}


sys.modules["boto3"] = types.SimpleNamespace(client=lambda _service: Client())  # type: ignore[assignment]
step: dict[str, Any] = {}
exec(given["script"], step)
print(step["check_pulse"]({"System": given["system"], "RejectedPackets": "10"}, None)["Lines"])
