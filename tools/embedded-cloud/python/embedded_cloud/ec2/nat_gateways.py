"""NAT gateways are public unless the caller says otherwise."""
from .registry import before


@before("CreateNatGateway")
def public_by_default(request) -> None:
    request.parameters.setdefault("ConnectivityType", "public")
    if request.get("ConnectivityType") == "private":
        request.parameters.pop("AllocationId", None)
