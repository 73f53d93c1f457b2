"""Site-to-site VPN: gateways and how they are attached, connections with two tunnels,
their options and telemetry, and static routes.

A connection is pending, and its tunnels down, before it is available:
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnConnection.html; an attachment is attaching before it is
attached: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcAttachment.html
"""

import datetime
import json
import re

from moto.ec2.models.vpn_connections import VPNConnection

from .. import clients
from .changing import answered, change
from .registry import after, before, operation
from .request import Refusal, success
from .rewriting import reply_id

#: documentation addresses (RFC 5737): where the two tunnels of every connection end
_OUTSIDE = ("203.0.113.11", "203.0.113.12")
_AVAILABLE_SECONDS, _DELETED_SECONDS, _ATTACHED_SECONDS = 240, 60, 30

#: the largest AS number that BgpAsn takes; the range above it belongs to BgpAsnExtended (EC2
#: API reference, CreateCustomerGateway)
_LARGEST_BGP_ASN = 2**31 - 1


@before("CreateCustomerGateway")
def number_in_its_parameter(request) -> None:
    plain, extended = request.get("BgpAsn"), request.get("BgpAsnExtended")
    if plain and extended:
        raise Refusal("InvalidParameterCombination", "BgpAsn and BgpAsnExtended cannot be specified together")
    if plain and not 1 <= int(plain) <= _LARGEST_BGP_ASN:
        raise Refusal(
            "InvalidParameterValue",
            (
                f"Value ({plain}) for parameter bgpAsn is invalid. Use BgpAsnExtended for a number above "
                f"{_LARGEST_BGP_ASN}"
            ),
        )
    if extended and not _LARGEST_BGP_ASN < int(extended) < 2**32:
        raise Refusal(
            "InvalidParameterValue",
            (
                f"Value ({extended}) for parameter bgpAsnExtended is invalid. It takes {_LARGEST_BGP_ASN + 1} to "
                f"{2**32 - 1}"
            ),
        )


@after("CreateCustomerGateway")
def keep_extended_number(request, reply) -> None:
    """moto knows BgpAsn only."""
    extended = request.get("BgpAsnExtended")
    if extended:
        request.backend.customer_gateways[reply_id(reply, "customerGatewayId")].bgp_asn_extended = extended


def _attachment(request):
    return request.backend.vpn_gateways[request.get("VpnGatewayId")].attachments[request.get("VpcId")]


@after("AttachVpnGateway")
def attach(request, reply):
    change(_attachment(request), request.get("VpnGatewayId"), "attaching", "attached", _ATTACHED_SECONDS)
    return answered(reply, "attached", "attaching")


@after("DetachVpnGateway")
def detach(request, _reply) -> None:
    change(_attachment(request), request.get("VpnGatewayId"), "detaching", "detached", _ATTACHED_SECONDS)


@before("CreateVpnConnection")
def known_gateway(request) -> None:
    gateway = request.get("VpnGatewayId")
    if gateway and gateway not in request.backend.vpn_gateways:
        raise Refusal("InvalidVpnGatewayID.NotFound", f"The vpnGateway ID '{gateway}' does not exist")


def _told(options: dict) -> dict:
    """What a connection tells of a tunnel's options: what was asked for, by the names that answers have.
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TunnelOption.html"""
    told: dict = {}
    for name, value in options.items():
        own = name.split(".", 2)[2]
        if listed := re.fullmatch(r"(\w+)\.\d+\.Value", own):
            told.setdefault(f"{listed[1].replace('IKE', 'Ike')}s", []).append({"Value": value})
        elif "." not in own:
            told[own.replace("DPD", "Dpd")] = value
    return told


@after("CreateVpnConnection")
def complete(request, reply):
    """moto keeps neither options nor tunnels."""
    connection = request.backend.vpn_connections[reply_id(reply, "vpnConnectionId")]
    asked = [
        {
            name.partition(".")[2]: value
            for name, value in request.parameters.items()
            if name.startswith(f"Options.TunnelOptions.{index}.")
        }
        for index in (1, 2)
    ]
    tunnels = [
        {
            "OutsideIpAddress": outside,
            "TunnelInsideCidr": f"169.254.{10 + index}.0/30",
            "PreSharedKey": "embedded-cloud-key",
            **_told(options),
        }
        for index, (outside, options) in enumerate(zip(_OUTSIDE, asked, strict=False))
    ]
    connection.options = {
        "StaticRoutesOnly": request.flag("Options.StaticRoutesOnly"),
        "EnableAcceleration": request.flag("Options.EnableAcceleration"),
        "TunnelInsideIpVersion": "ipv4",
        "LocalIpv4NetworkCidr": request.get("Options.LocalIpv4NetworkCidr", "0.0.0.0/0"),
        "RemoteIpv4NetworkCidr": request.get("Options.RemoteIpv4NetworkCidr", "0.0.0.0/0"),
        "TunnelOptions": tunnels,
    }
    if request.get("PreSharedKeyStorage") == "SecretsManager":
        _keep_keys(connection, tunnels)
    now = datetime.datetime.now(datetime.timezone.utc)
    connection.vgw_telemetry = [
        {
            "OutsideIpAddress": outside,
            "Status": "DOWN",
            "StatusMessage": "IPSEC IS DOWN",
            "AcceptedRouteCount": 0,
            "LastStatusChange": now,
        }
        for outside in _OUTSIDE
    ]
    connection.category, connection.routes, connection.tunnels_up = "VPN", [], len(_OUTSIDE)
    change(connection, connection.id, "pending", "available", _AVAILABLE_SECONDS, lambda: _show_tunnels(connection))
    return answered(reply, "available", "pending")


def _keep_keys(connection, tunnels) -> None:
    """The keys are a secret of the VPN service's, and no description holds them (VpnConnection, PreSharedKeyArn).
    What AWS calls the secret is not documented; it is deleted with the connection."""
    secret = clients.service("secretsmanager").create_secret(
        Name=f"s2svpn-{connection.id}",
        SecretString=json.dumps(
            {f"psk{index + 1}": tunnel.pop("PreSharedKey") for index, tunnel in enumerate(tunnels)}
        ),
    )
    connection.pre_shared_key_arn = secret["ARN"]


_written_configuration = VPNConnection.customer_gateway_configuration.fget


def _configuration(connection) -> str:
    kept = getattr(connection, "pre_shared_key_arn", None)
    written = _written_configuration(connection)
    return re.sub(r"(<pre_shared_key>).*?(</pre_shared_key>)", rf"\g<1>{kept}\g<2>", written) if kept else written


VPNConnection.customer_gateway_configuration = property(_configuration)


@after("DeleteVpnConnection")
def delete(request, _reply) -> None:
    connection = request.backend.vpn_connections[request.get("VpnConnectionId")]
    if kept := getattr(connection, "pre_shared_key_arn", None):
        clients.service("secretsmanager").delete_secret(SecretId=kept, ForceDeleteWithoutRecovery=True)
    change(connection, connection.id, "deleting", "deleted", _DELETED_SECONDS)


@operation("CreateVpnConnectionRoute")
def create_route(request):
    _connection(request).routes.append(
        {"DestinationCidrBlock": request.get("DestinationCidrBlock"), "Source": "Static", "State": "available"}
    )
    return success(request.action)


@operation("DeleteVpnConnectionRoute")
def delete_route(request):
    connection = _connection(request)
    connection.routes = [
        route for route in connection.routes if route["DestinationCidrBlock"] != request.get("DestinationCidrBlock")
    ]
    return success(request.action)


def set_tunnels(account: str, region: str, identifier: str, up: int) -> None:
    """Lets the first tunnels of a connection be up and the others down, from when it is available on."""
    from moto.ec2.models import ec2_backends

    connection = ec2_backends[account][region].vpn_connections[identifier]
    connection.tunnels_up = up
    if connection.state == "available":
        _show_tunnels(connection)


def _show_tunnels(connection) -> None:
    for index, tunnel in enumerate(connection.vgw_telemetry):
        is_up = index < connection.tunnels_up
        tunnel.update(
            Status="UP" if is_up else "DOWN",
            StatusMessage="2 BGP ROUTES" if is_up else "IPSEC IS DOWN",
            AcceptedRouteCount=2 if is_up else 0,
        )


def _connection(request):
    connection = request.backend.vpn_connections.get(request.get("VpnConnectionId"))
    if connection is None or connection.state in ("deleting", "deleted"):
        raise Refusal(
            "InvalidVpnConnectionID.NotFound", f"The vpnConnection ID '{request.get('VpnConnectionId')}' does not exist"
        )
    return connection
