"""The types of system-description.ts, for the check of the scripts.

Made by: node tools/setup/src/run.mjs apps/ops-runbooks/src/python-check/write-described-types.ts
"""

from typing import Literal, TypedDict, final

from typing_extensions import NotRequired

@final
class DescribedInterface(TypedDict):
    interfaceId: str
    address: str
    securityGroupIds: list[str]

@final
class DescribedServer(TypedDict):
    name: str
    log: LogType
    instanceId: str
    subnet: str
    management: DescribedInterface
    service: DescribedInterface

@final
class DescribedPulse(TypedDict):
    label: str
    metric: str
    log: LogType
    siem: NotRequired[str]
    server: NotRequired[str]

@final
class TowardsVirtualGateway(TypedDict):
    virtualGatewayId: str

@final
class TowardsDirectConnectGateway(TypedDict):
    directConnectGatewayId: str

@final
class DescribedVirtualInterface(TypedDict):
    id: str
    origin: Literal["hosted"] | Literal["own"]
    vlan: float
    customerAsn: float
    customerAddress: str
    amazonAddress: str
    acceptTowards: NotRequired[TowardsVirtualGateway | TowardsDirectConnectGateway]

@final
class DescribedBastion(TypedDict):
    name: str
    instanceId: str
    logGroups: list[str]

@final
class DescribedPulseMetrics(TypedDict):
    namespace: str
    feeds: list[DescribedPulse]
    hubs: list[DescribedPulse]
    rejected: list[DescribedPulse]
    skipped: dict[str, str]
    silentBelowBytesPerMinute: float
    silentMinutes: float
    deliveryMinutes: float
    bufferMinutes: float

@final
class DescribedWay(TypedDict):
    name: str
    id: str

@final
class DescribedAgent(TypedDict):
    namespace: str
    heartbeatMetric: str
    configurationParameter: str

@final
class SystemDescription(TypedDict):
    environment: str
    purpose: str
    availability: Availability
    servers: list[DescribedServer]
    isolatedGroupIds: list[str]
    bastion: DescribedBastion
    applianceKeySecret: NotRequired[str]
    nameServers: list[str]
    healthyStatus: list[str]
    logRecovery: Literal["none"] | Literal["one-hour"]
    activeParameters: dict[str, str]
    pulse: DescribedPulseMetrics
    natGateways: list[DescribedWay]
    virtualInterfaces: list[DescribedVirtualInterface]
    vpnConnections: list[DescribedWay]
    agent: DescribedAgent

LogType = Literal["web"] | Literal["firewall"]

Availability = Literal["single"] | Literal["active-standby"] | Literal["active-active"]
