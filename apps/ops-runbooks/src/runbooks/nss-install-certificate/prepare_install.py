import json

import boto3

# What the bastion says where the package could not be removed from the server.
LEFT_BEHIND = "the package is still on the server"


def prepare_install(events: "InputPayload", _context: object) -> "Payload":
    """Checks the package where it lies,
    and makes the commands with which the bastion carries it to the server and cleans up."""
    system: SystemDescription = json.loads(events["System"])
    server = server_named(system, events["Server"])
    bucket, key = events["Bucket"], events["Key"]
    digest = checked_package(bucket, key, events["Sha256"])
    block: Block = [
        PowerShell("$package = New-TemporaryFile"),
        PowerShell("try {"),
        [
            # With the bastion's own rights: a link that opens the package would stay in the record of the execution.
            PowerShell(
                "Read-S3Object -BucketName <bucket> -Key <key> -File $package -Region <region> | Out-Null",
                bucket=bucket,
                key=key,
                region=boto3.client("s3").meta.region_name,
            ),
            PowerShell(
                "if ((Get-FileHash -Algorithm SHA256 $package).Hash -ne <digest>) "
                '{ throw "the package arrived damaged" }',
                digest=digest,
            ),
            Program(
                "scp.exe -i $key $options $package <place>", place=f"{login(server)}:/home/zsroot/NssCertificate.zip"
            ),
            PowerShell('if ($LASTEXITCODE) { throw "the package could not be copied to the server" }'),
            on_server(server, Shell("sudo nss install-cert NssCertificate.zip")),
            PowerShell('if ($LASTEXITCODE) { throw "nss install-cert ended with $LASTEXITCODE" }'),
        ],
        PowerShell("} finally {"),
        [
            PowerShell("Remove-Item -Force $package"),
            on_server(server, Shell("rm -f NssCertificate.zip")),
            PowerShell("if ($LASTEXITCODE) { <left> }", left=LEFT_BEHIND),
        ],
        PowerShell("}"),
    ]
    return {
        "InstanceId": system["bastion"]["instanceId"],
        "Commands": commands(with_key(system, server, block)),
        "Sha256": digest,
        "LeftBehind": LEFT_BEHIND,
        "Parameter": f"/{system['purpose']}/relay/{server['name']}/certificate-installed",
    }
