"""A launch template supplies whatever RunInstances itself does not say; moto reads but a few of its members."""

from .registry import before

#: members of a template's data that RunInstances spells differently
_SPELLED = {
    "SecurityGroupIds": "SecurityGroupId",
    "SecurityGroups": "SecurityGroup",
    "BlockDeviceMappings": "BlockDeviceMapping",
    "NetworkInterfaces": "NetworkInterface",
}
#: what moto takes from the template on its own, or has no parameter for
_LEFT_ALONE = {"TagSpecifications"}


def _flat(prefix: str, value) -> dict:
    if isinstance(value, dict):
        return {key: text for name, member in value.items() for key, text in _flat(f"{prefix}.{name}", member).items()}
    if isinstance(value, (list, tuple)):
        return {
            key: text
            for index, member in enumerate(value, 1)
            for key, text in _flat(f"{prefix}.{index}", member).items()
        }
    return {prefix: str(value).lower() if isinstance(value, bool) else str(value)}


@before("RunInstances")
def complete(request) -> None:
    chosen = {
        name.partition(".")[2]: value
        for name, value in request.parameters.items()
        if name.startswith("LaunchTemplate.")
    }
    if not chosen:
        return
    own = {name.partition(".")[0] for name in request.parameters}
    for name, value in request.backend._get_template_from_args(chosen).data.items():
        spelled = _SPELLED.get(name, name)
        if spelled not in own and name not in _LEFT_ALONE:
            request.parameters.update(_flat(spelled, value))
