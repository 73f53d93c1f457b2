"""What is written of machines that start NSS by themselves."""

import boto3


def autostart_parameter(system: "SystemDescription", server: "DescribedServer") -> str:
    """Names a machine, and `enabled`, or `disabled` by a set-up that has not ended, or `updating` by an update."""
    return f"/{system['purpose']}/relay/{server['name']}/autostart"


def parameter_of(name: str) -> str:
    ssm = boto3.client("ssm")
    try:
        return str(ssm.get_parameter(Name=name)["Parameter"]["Value"])
    except ssm.exceptions.ParameterNotFound:
        return ""


def refuse_not_starting(system: "SystemDescription", standby: "DescribedServer") -> None:
    """A standby that does not start NSS takes nothing over. Of what was set up by hand nothing is written."""
    written = parameter_of(autostart_parameter(system, standby)).split()
    if written[:1] == [standby["instanceId"]] and written[1:] != ["enabled"]:
        way = "nss-set-up" if written[1:] == ["disabled"] else "nss-update"
        raise RuntimeError(
            f"{standby['name']} may not start NSS with its machine: {way} is under way, or did not end well; run it"
        )
