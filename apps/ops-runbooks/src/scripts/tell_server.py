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
