"""Virtual private gateway route propagation, which moto accepts and forgets."""

import re

from .registry import after, operation
from .request import success

#: (account, region, route table) -> gateways that propagate into it
_propagating: dict = {}
_SET = re.compile(r"<propagatingVgwSet\s*/>|<propagatingVgwSet>.*?</propagatingVgwSet>", re.DOTALL)
_TABLE = re.compile(r"<routeTableId>(rtb-\w+)</routeTableId>(?=\s*<(?:vpcId|ownerId|routeSet))")


def _gateways(request, table: str) -> list:
    return _propagating.setdefault((request.account, request.region, table), [])


@operation("EnableVgwRoutePropagation")
def enable(request):
    request.backend.get_route_table(request.get("RouteTableId"))
    gateways = _gateways(request, request.get("RouteTableId"))
    if request.get("GatewayId") not in gateways:
        gateways.append(request.get("GatewayId"))
    return success(request.action)


@operation("DisableVgwRoutePropagation")
def disable(request):
    gateways = _gateways(request, request.get("RouteTableId"))
    if request.get("GatewayId") in gateways:
        gateways.remove(request.get("GatewayId"))
    return success(request.action)


@after("DescribeRouteTables")
def show(request, reply):
    def with_gateways(match):
        items = "".join(
            f"<item><gatewayId>{gateway}</gatewayId></item>" for gateway in _gateways(request, match.group(1))
        )
        return f"{match.group(0)}<propagatingVgwSet>{items}</propagatingVgwSet>"

    text = _TABLE.sub(with_gateways, _SET.sub("", reply.body.decode()))
    return reply._replace(body=text.encode())
