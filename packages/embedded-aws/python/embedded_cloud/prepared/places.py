"""Ids, regions and zones: moto has the zones that its authors' account had, and an older account has others."""

import re

#: a prefix and 8 digits, or 17 since 2018: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
_ID = re.compile(r"[a-z]+-(?:[0-9a-f]{8}|[0-9a-f]{17})")
_IDS = ("vpcId", "subnetId", "routeTableId", "transitGatewayId", "prefixListId")


def check_ids(fixtures: dict) -> None:
    """Refuses an id that EC2 would not have given, before anything is made.

    :raises ValueError: with the id
    """
    for kind in ("networks", "transitGateways", "prefixLists"):
        for item in fixtures.get(kind) or []:
            for part in (item, *item.get("subnets", ())):
                for name in _IDS:
                    if name in part and not _ID.fullmatch(part[name]):
                        raise ValueError(
                            f"{part[name]} is not an id that EC2 gives: after the hyphen come 8 or 17 hexadecimal "
                            "digits"
                        )


def check_regions(fixtures: dict) -> None:
    """Refuses a region that this cloud does not have, before anything is made.

    :raises ValueError: with the region
    """
    from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend

    known = RegionsAndZonesBackend.zones
    for items in fixtures.values():
        for item in items or []:
            if "region" in item and item["region"] not in known:
                raise ValueError(
                    f"the embedded cloud has no region {item['region']}: moto, which carries its EC2, "
                    "does not know it yet. "
                    f"It has {', '.join(sorted(known))}"
                )


def add_zone(item: dict) -> None:
    """A zone that the account sees: which letters there are differs between accounts.
    https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html"""
    from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend, Zone

    zones = RegionsAndZonesBackend.zones[item["region"]]
    if item["zone"] in {zone.name for zone in zones}:
        return
    prefix = zones[0].zone_id.rpartition("-az")[0]
    numbers = {int(zone.zone_id.rpartition("-az")[2]) for zone in zones}
    free = min(set(range(1, len(numbers) + 2)) - numbers)
    zones.append(Zone(region_name=item["region"], name=item["zone"], zone_id=f"{prefix}-az{free}"))
