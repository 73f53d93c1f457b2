def known_hosts(server: "DescribedServer") -> Block:
    """PowerShell that has the file with the host keys of one machine in $known, and stops at the first error."""
    return [
        PowerShell('$ErrorActionPreference = "Stop"'),
        PowerShell('$known = "$Env:ProgramData/nss-known-hosts"'),
        PowerShell("New-Item -ItemType Directory -Force $known | Out-Null"),
        PowerShell("$known = ($known + '/' + <machine>) -replace '\\\\', '/'", machine=server["instanceId"]),
    ]


def with_key(system: "SystemDescription", server: "DescribedServer", block: Block) -> Block:
    """PowerShell that has the key in $key and SSH's options for a server in $options while it runs a block.

    The key is fetched by the bastion itself, never part of the command's text, and written when nobody else can read
    the file any more: with the line ends, the last one too, that OpenSSH wants and pasted secrets lack. Each machine
    has a file of known hosts of its own: a server that was built anew has the address of the old one and another host
    key, and `accept-new` "will not permit connections to hosts with changed host keys" (ssh_config(5)).
    """
    return [
        *known_hosts(server),
        PowerShell(
            '$options = "-o", "BatchMode=yes", "-o", "ConnectTimeout=10", "-o", "StrictHostKeyChecking=accept-new", '
            '"-o", "UserKnownHostsFile=$known"'
        ),
        PowerShell("$key = New-TemporaryFile"),
        PowerShell("try {"),
        [
            PowerShell('icacls $key /inheritance:r /grant:r "SYSTEM:F" | Out-Null'),
            PowerShell('if ($LASTEXITCODE) { throw "the file of the key could not be narrowed" }'),
            PowerShell(
                "$secret = (Get-SECSecretValue -SecretId <secret>).SecretString", secret=system["applianceKeySecret"]
            ),
            PowerShell('[IO.File]::WriteAllText($key.FullName, ($secret -replace "`r`n?", "`n").Trim() + "`n")'),
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
    return with_key(system, server, [on_server(server, line), PowerShell("exit $LASTEXITCODE")])


def server_named(system: "SystemDescription", name: str) -> "DescribedServer":
    for server in system["servers"]:
        if server["name"] == name:
            if not system.get("applianceKeySecret"):
                raise RuntimeError(
                    "no SSH key is configured: name its secret as relay.sshKeySecret in the environment file"
                )
            return server
    raise RuntimeError(f"there is no server {name}; there are {', '.join(each['name'] for each in system['servers'])}")
