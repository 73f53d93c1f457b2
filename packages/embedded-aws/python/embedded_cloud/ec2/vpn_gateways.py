"""Virtual private gateways: the AS number Amazon's side has unless somebody says another, and no zone.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpnGateway.html; recorded from AWS.
"""

import re

from ..moto_bridge import Reply
from .registry import after, before
from .rewriting import reply_id

_DEFAULT_ASN = "64512"
_NOT_TOLD = re.compile(rb"<availabilityZone>[^<]*</availabilityZone>|<tagSet ?/>|<tagSet></tagSet>")


@before("CreateVpnGateway")
def number(request) -> None:
    request.parameters.setdefault("AmazonSideAsn", _DEFAULT_ASN)


@after("CreateVpnGateway")
def without_zone(request, reply) -> Reply:
    """moto puts the gateway into a zone; AWS has it in none, not even in the one that was asked for."""
    request.backend.vpn_gateways[reply_id(reply, "vpnGatewayId")].availability_zone = None
    return reply._replace(body=_NOT_TOLD.sub(b"", reply.body))
