import hashlib
import io
import json
import zipfile

import boto3

LARGEST_BYTES = 5_000_000


def prepare_install(events, _context):
    """Checks the package where it lies, and makes the commands with which the bastion carries it to the server and cleans up."""
    system = json.loads(events['System'])
    server = server_named(system, events['Server'])
    bucket, key = events['Bucket'], events['Key']
    s3 = boto3.client('s3')
    about = s3.head_object(Bucket=bucket, Key=key)
    if about.get('ServerSideEncryption') != 'aws:kms':
        raise RuntimeError(f's3://{bucket}/{key} is not encrypted with KMS: delete it, and upload it again with --sse aws:kms')
    if about['ContentLength'] > LARGEST_BYTES:
        raise RuntimeError(f's3://{bucket}/{key} has {about["ContentLength"]} bytes: that is no certificate package')
    content = s3.get_object(Bucket=bucket, Key=key)['Body'].read()
    if not zipfile.is_zipfile(io.BytesIO(content)) or zipfile.ZipFile(io.BytesIO(content)).testzip():
        raise RuntimeError(f's3://{bucket}/{key} is no whole zip file: download the package from the Zscaler portal again')
    digest = hashlib.sha256(content).hexdigest()
    to = f'zsroot@{server["management"]["address"]}'
    lines = [
        '$package = New-TemporaryFile',
        'try {',
        # With the bastion's own rights: a link that opens the package would stay in the record of the execution.
        f'  Read-S3Object -BucketName "{bucket}" -Key "{key}" -File $package -Region "{s3.meta.region_name}" | Out-Null',
        f'  if ((Get-FileHash -Algorithm SHA256 $package).Hash -ne "{digest}") {{ throw "the package arrived damaged" }}',
        f'  scp.exe -i $key {SSH_OPTIONS} $package "{to}:/home/zsroot/NssCertificate.zip"',
        '  if ($LASTEXITCODE) { throw "the package could not be copied to the server" }',
        f'  ssh.exe -i $key {SSH_OPTIONS} {to} "sudo nss install-cert NssCertificate.zip"',
        '  if ($LASTEXITCODE) { throw "nss install-cert ended with $LASTEXITCODE" }',
        '} finally {',
        '  Remove-Item -Force $package',
        f'  ssh.exe -i $key {SSH_OPTIONS} {to} "rm -f NssCertificate.zip"',
        '}',
    ]
    return {'InstanceId': system['bastion']['instanceId'], 'Commands': with_key(system, lines), 'Sha256': digest,
            'Parameter': f'/{system["purpose"]}/relay/{server["name"]}/certificate-installed'}
