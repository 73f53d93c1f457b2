import ipaddress


def configure(system: "SystemDescription", server: "DescribedServer", way: str) -> Block:
    """Gives eth1 its address and gateway, and compares what the appliance then says it has.

    `--cliinput` stands in Zscaler's public modules for Azure and on none of its pages; the questions are those of
    https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services for one name server that stays.
    """
    subnet = ipaddress.ip_network(server["subnet"])
    # AWS keeps the second address for its router:
    # https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
    address, gateway = f"{server['service']['address']}/{subnet.prefixlen}", str(subnet[1])
    asked = {
        "cliinput": [Shell("sudo nss configure --cliinput <answer>", answer=f"{address},{gateway}")],
        "dialogue": [
            Shell("printf '%s\\n' n n <address> <gateway> | sudo nss configure", address=address, gateway=gateway)
        ],
        "by-hand": [],
    }
    block: Block = []
    for line in asked[way]:
        block += checked(server, line, "nss configure")
    block += [
        Program(
            "$config = ssh.exe -i $key $options <login> <line> | Out-String",
            login=login(server),
            line=Shell("sudo nss dump-config").text,
        ),
        PowerShell("$config"),
        *has("service interface", [address]),
        *has("gateway of the service interface", [gateway]),
    ]
    resolvers = [ipaddress.ip_network(each) for each in system["nameServers"]]
    if all(each.prefixlen == each.max_prefixlen for each in resolvers):
        block += has("name server", [str(each[0]) for each in resolvers])
    return block


def has(what: str, wanted: list[str]) -> Block:
    """Ends where the configuration in $config has none of some addresses."""
    return [
        PowerShell(
            "if (-not (<wanted> -split ' ' | Where-Object "
            "{ $config -match ('(?<![0-9.])' + [regex]::Escape($_) + '(?![0-9])') })) { throw <wrong> }",
            wanted=" ".join(wanted),
            wrong=(
                f"nss dump-config does not say {' or '.join(wanted)} as {what}: "
                "configure it by hand, and give Configure=by-hand"
            ),
        )
    ]
