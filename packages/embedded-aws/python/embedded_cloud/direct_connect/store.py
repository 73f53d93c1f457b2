"""What Direct Connect remembers, by account and region."""

import uuid
from dataclasses import dataclass

from .. import partitions
from ..json_protocol import Refusal

_connections: dict = {}
_interfaces: dict = {}
_gateways: dict = {}
_associations: dict = {}
_tags: dict = {}


@dataclass(frozen=True)
class Scope:
    """The caller's account and region."""

    account: str
    region: str

    @property
    def connections(self) -> dict:
        return _connections.setdefault((self.account, self.region), {})

    @property
    def interfaces(self) -> dict:
        return _interfaces.setdefault((self.account, self.region), {})

    @property
    def gateways(self) -> dict:
        """Direct Connect gateways are global: every region of the account sees them."""
        return _gateways.setdefault(self.account, {})

    @property
    def associations(self) -> dict:
        return _associations.setdefault(self.account, {})

    @property
    def tags(self) -> dict:
        """Tags of everything in the account, by ARN."""
        return _tags.setdefault(self.account, {})

    def arn(self, kind: str, identifier: str) -> str:
        region = "" if kind == "dx-gateway" else self.region
        return f"arn:{partitions.partition_of(region)}:directconnect:{region}:{self.account}:{kind}/{identifier}"


def new_id(prefix: str) -> str:
    return f"{prefix}-{uuid.uuid4().hex[:8]}"


def refuse(message: str):
    raise Refusal("DirectConnectClientException", message)


def tag(scope: Scope, arn: str, tags) -> None:
    """Adds or overwrites tags; Direct Connect spells them in lower case."""
    kept = scope.tags.setdefault(arn, {})
    kept.update({item["key"]: item.get("value", "") for item in tags or []})


def tags_of(scope: Scope, arn: str) -> list:
    return [{"key": key, "value": value} for key, value in scope.tags.get(arn, {}).items()]


def tags_by_key(arn: str) -> dict:
    """Tags of a resource by its ARN, as conditions of policies ask for them."""
    return dict(_tags.get(arn.split(":")[4], {}).get(arn, {}))
