import ipaddress


def meet(system: "SystemDescription", server: "DescribedServer", host_key: str, hush: bool) -> Block:
    """Waits for SSH and pins the host key: from then on the bastion talks to nobody else under this address.

    The first contact is inside of the VPC. Where a fingerprint is given, nothing is pinned that does not have it.
    A standby is told to stop its service, should it have one: what does not run is no error.
    """
    address = server["management"]["address"]
    block: Block = [
        *known_hosts(server),
        PowerShell("$keys = $null"),
        # Ten minutes are for its boot.
        PowerShell("for ($i = 0; $i -lt 120 -and -not $keys; $i++) {"),
        [
            Program("$keys = ssh-keyscan.exe -T 5 <address>", address=address),
            PowerShell("if (-not $keys) { Start-Sleep 5 }"),
        ],
        PowerShell("}"),
        PowerShell("if (-not $keys) { throw <silent> }", silent=f"SSH of {server['name']} does not answer"),
        PowerShell("$seen = New-TemporaryFile"),
        PowerShell("[IO.File]::WriteAllLines($seen.FullName, [string[]]$keys)"),
        PowerShell("$prints = ssh-keygen.exe -lf $seen.FullName | Out-String"),
    ]
    if host_key != "first-contact":
        block.append(
            PowerShell(
                "if (-not $prints.Contains(<wanted>)) { throw <wrong> }",
                wanted=host_key,
                wrong=f"{server['name']} has none of the host keys {host_key}: nothing was told it",
            )
        )
    block += [
        PowerShell("if (-not (Test-Path $known)) { Copy-Item $seen.FullName $known }"),
        PowerShell("Remove-Item -Force $seen"),
        PowerShell("$prints"),
    ]
    if hush:
        block += with_key(system, server, [on_server(server, Shell("sudo nss stop")), PowerShell("exit 0")])
    return block


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


def update(server: "DescribedServer", way: str) -> Block:
    """Updates the software, and says which one it is then."""
    block: Block = [] if way == "none" else checked(server, Shell("sudo nss <way>", way=way), f"nss {way}")
    return [*block, on_server(server, Shell("sudo nss checkversion")), PowerShell("exit 0")]


def told(server: "DescribedServer", command: str) -> Block:
    return checked(server, Shell("sudo nss <command>", command=command), f"nss {command}")


def checked(server: "DescribedServer", line: Line, name: str) -> Block:
    """A line of the server's shell whose failure ends the command.

    The codes: https://help.zscaler.com/unified/troubleshooting-deployed-nss-servers
    """
    return [
        on_server(server, line),
        PowerShell(
            'if ($LASTEXITCODE) { throw (<name> + " ended with $LASTEXITCODE" + <codes>) }',
            name=name,
            codes=" (96: invalid certificate, 97: no answer of the update server, 99: give Update=force-update-now)"
            if "update" in name
            else "",
        ),
    ]
