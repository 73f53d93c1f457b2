SSH_OPTIONS = '-o BatchMode=yes -o ConnectTimeout=10 -o StrictHostKeyChecking=accept-new'


def with_key(system, lines):
    """PowerShell that has the key in $key while it runs the lines: fetched by the bastion itself, never part of the command's text."""
    return ['$ErrorActionPreference = "Stop"', '$key = New-TemporaryFile', 'try {',
            f'  Set-Content -Path $key -Value (Get-SECSecretValue -SecretId "{system["applianceKeySecret"]}").SecretString -NoNewline',
            '  icacls $key /inheritance:r /grant:r "SYSTEM:F" | Out-Null'] + [f'  {each}' for each in lines] + [
            '} finally { Remove-Item -Force $key }']


def ssh_commands(system, server, command):
    """PowerShell for the bastion that runs one command on a server and ends with its exit code."""
    return with_key(system, [f'ssh.exe -i $key {SSH_OPTIONS} zsroot@{server["management"]["address"]} "{command}"', 'exit $LASTEXITCODE'])


def server_named(system, name):
    for server in system['servers']:
        if server['name'] == name:
            if not system.get('applianceKeySecret'):
                raise RuntimeError('no SSH key is configured: name its secret as relay.sshKeySecret in the environment file')
            return server
    raise RuntimeError(f'there is no server {name}; there are {", ".join(each["name"] for each in system["servers"])}')
