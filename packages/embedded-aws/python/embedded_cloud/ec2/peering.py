"""Peering connections: until when one may be accepted, and the other side's addresses once it is.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcPeeringConnection.html; which
members are told when is recorded from AWS.
"""

import datetime

from .registry import before

_DAYS = 7


def _side(theirs, vpc_of, is_requester: bool):
    def info(self) -> dict:
        told = theirs(self)
        if not is_requester and self._status.code != "active":
            # The other side says nothing of itself before it accepts.
            return {name: told[name] for name in ("OwnerId", "Region", "VpcId")}
        return {**told, "CidrBlockSet": [{"CidrBlock": vpc_of(self).cidr_block}]}

    return property(info)


def _expiration(self):
    if self._status.code != "pending-acceptance":
        return None
    made = getattr(self, "made", None) or datetime.datetime.now(datetime.timezone.utc)
    self.made = made
    return made + datetime.timedelta(days=_DAYS)


@before("CreateVpcPeeringConnection", "AcceptVpcPeeringConnection", "DescribeVpcPeeringConnections")
def complete(_request) -> None:
    """Completes what moto's connections tell of themselves; moto is imported by now, and is not when this module is."""
    from moto.ec2.models.vpc_peering_connections import VPCPeeringConnection

    if hasattr(VPCPeeringConnection, "expiration_time"):
        return
    VPCPeeringConnection.requester_vpc_info = _side(
        VPCPeeringConnection.requester_vpc_info.fget, lambda self: self.vpc, True
    )
    VPCPeeringConnection.accepter_vpc_info = _side(
        VPCPeeringConnection.accepter_vpc_info.fget, lambda self: self.peer_vpc, False
    )
    VPCPeeringConnection.expiration_time = property(_expiration)
