def with_key(system: "SystemDescription", block: Block) -> Block:
    """PowerShell that has the key in $key and SSH's options in $options while it runs a block.

    The key is fetched by the bastion itself, never part of the command's text.
    """
    return [
        PowerShell('$ErrorActionPreference = "Stop"'),
        PowerShell(
            '$options = "-o", "BatchMode=yes", "-o", "ConnectTimeout=10", "-o", "StrictHostKeyChecking=accept-new"'
        ),
        PowerShell("$key = New-TemporaryFile"),
        PowerShell("try {"),
        [
            PowerShell(
                "Set-Content -Path $key -Value (Get-SECSecretValue -SecretId <secret>).SecretString -NoNewline",
                secret=system["applianceKeySecret"],
            ),
            PowerShell('icacls $key /inheritance:r /grant:r "SYSTEM:F" | Out-Null'),
            *block,
        ],
        PowerShell("} finally { Remove-Item -Force $key }"),
    ]


def login(server: "DescribedServer") -> str:
    """The user and address that SSH goes to."""
    return f"zsroot@{server['management']['address']}"


def on_server(server: "DescribedServer", line: Line) -> Program:
    """PowerShell that has a server run a line of its shell."""
    return Program("ssh.exe -i $key $options <login> <line>", login=login(server), line=line.text)


def ssh_commands(system: "SystemDescription", server: "DescribedServer", line: Line) -> Block:
    """PowerShell for the bastion that runs a line on a server and ends with its exit code."""
    return with_key(system, [on_server(server, line), PowerShell("exit $LASTEXITCODE")])


def server_named(system: "SystemDescription", name: str) -> "DescribedServer":
    for server in system["servers"]:
        if server["name"] == name:
            if not system.get("applianceKeySecret"):
                raise RuntimeError(
                    "no SSH key is configured: name its secret as relay.sshKeySecret in the environment file"
                )
            return server
    raise RuntimeError(f"there is no server {name}; there are {', '.join(each['name'] for each in system['servers'])}")
