import hashlib
import io
import json
import zipfile

import boto3

LARGEST_BYTES = 5_000_000
# What the bastion says where the package could not be removed from the server.
LEFT_BEHIND = "the package is still on the server"


def prepare_install(events: "InputPayload", _context: object) -> "Payload":
    """Checks the package where it lies,
    and makes the commands with which the bastion carries it to the server and cleans up."""
    system: SystemDescription = json.loads(events["System"])
    server = server_named(system, events["Server"])
    bucket, key = events["Bucket"], events["Key"]
    s3 = boto3.client("s3")
    about = s3.head_object(Bucket=bucket, Key=key)
    if about.get("ServerSideEncryption") != "aws:kms":
        raise RuntimeError(
            f"s3://{bucket}/{key} is not encrypted with KMS: delete it, and upload it again with --sse aws:kms"
        )
    if about["ContentLength"] > LARGEST_BYTES:
        raise RuntimeError(f"s3://{bucket}/{key} has {about['ContentLength']} bytes: that is no certificate package")
    content = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
    if not zipfile.is_zipfile(io.BytesIO(content)) or zipfile.ZipFile(io.BytesIO(content)).testzip():
        raise RuntimeError(
            f"s3://{bucket}/{key} is no whole zip file: download the package from the Zscaler portal again"
        )
    digest = hashlib.sha256(content).hexdigest()
    block: Block = [
        PowerShell("$package = New-TemporaryFile"),
        PowerShell("try {"),
        [
            # With the bastion's own rights: a link that opens the package would stay in the record of the execution.
            PowerShell(
                "Read-S3Object -BucketName <bucket> -Key <key> -File $package -Region <region> | Out-Null",
                bucket=bucket,
                key=key,
                region=s3.meta.region_name,
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
