"""The security groups of a server's interfaces, and those that let nothing out of it."""


def is_isolated(system: "SystemDescription", server: "DescribedServer") -> bool:
    """Whether an interface of a server has a group that is there for isolation."""
    return any(set(groups) & set(system["isolatedGroupIds"]) for groups in groups_of(server).values())


def isolate(system: "SystemDescription", server: "DescribedServer") -> None:
    """Lets nothing leave a server, and only SSH from the bastion in."""
    put_groups(server, system["isolatedGroupIds"], system["isolatedGroupIds"])


def give_groups_back(server: "DescribedServer") -> None:
    """Gives the interfaces of a server the groups they were deployed with, whichever they have."""
    put_groups(server, server["management"]["securityGroupIds"], server["service"]["securityGroupIds"])


def put_groups(server: "DescribedServer", management: list[str], service: list[str]) -> None:
    """
    Replaces the groups of both interfaces of a server that is stopped, and sees that they are replaced. While a machine
    runs, connections that are tracked could outlive their rule:
    https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html
    """
    ec2 = boto3.client("ec2")
    state = state_of(server["instanceId"])
    if state != "stopped":
        raise RuntimeError(f"{server['name']} is {state}: groups are replaced only while it is stopped")
    wanted = {server["management"]["interfaceId"]: management, server["service"]["interfaceId"]: service}
    for interface, groups in wanted.items():
        ec2.modify_network_interface_attribute(NetworkInterfaceId=interface, Groups=groups)
    found = groups_of(server)
    for interface, groups in wanted.items():
        if sorted(groups) != found[interface]:
            raise RuntimeError(f"{interface} of {server['name']} has the groups {found[interface]} and not {groups}")


def groups_of(server: "DescribedServer") -> dict[str, list[str]]:
    """By interface, in order."""
    interfaces = [server["management"]["interfaceId"], server["service"]["interfaceId"]]
    found = boto3.client("ec2").describe_network_interfaces(NetworkInterfaceIds=interfaces)["NetworkInterfaces"]
    return {each["NetworkInterfaceId"]: sorted(group["GroupId"] for group in each["Groups"]) for each in found}


def server_of(system: "SystemDescription", name: str) -> "DescribedServer":
    """A server that is known to be there."""
    return next(each for each in system["servers"] if each["name"] == name)
