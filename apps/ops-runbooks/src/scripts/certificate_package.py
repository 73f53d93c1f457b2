"""The certificate package of a server, looked at where it was uploaded: before it travels."""

import hashlib
import io
import re
import zipfile

LARGEST_BYTES = 5_000_000
#: Bit 0 of a zip entry's flags: its content is encrypted. APPNOTE.TXT 4.4.4
ENCRYPTED = 1


def checked_package(bucket: str, key: str, sha256: str) -> str:
    """The digest of a package that may travel: encrypted with KMS, a whole zip file of plain entries, and the file that
    was downloaded where its digest is given.

    Zscaler does not publish which entries a package has: no name is asked for.
    """
    where = f"s3://{bucket}/{key}"
    s3 = boto3.client("s3")
    about = s3.head_object(Bucket=bucket, Key=key)
    if about.get("ServerSideEncryption") != "aws:kms":
        raise RuntimeError(f"{where} is not encrypted with KMS: delete it, and upload it again with --sse aws:kms")
    if about["ContentLength"] > LARGEST_BYTES:
        raise RuntimeError(f"{where} has {about['ContentLength']} bytes: that is no certificate package")
    content = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
    digest = hashlib.sha256(content).hexdigest()
    if sha256 not in ("not-given", digest):
        raise RuntimeError(f"{where} has the SHA-256 {digest} and not {sha256}: upload the package again")
    again = "download the package from the Zscaler portal again"
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise RuntimeError(f"{where} is no whole zip file: {again}")
    package = zipfile.ZipFile(io.BytesIO(content))
    wrong = entry_fault(package.infolist())
    if wrong:
        raise RuntimeError(f"{where} is no certificate package: {wrong}; {again}")
    if package.testzip():
        raise RuntimeError(f"{where} is no whole zip file: {again}")
    return digest


def entry_fault(entries: list[zipfile.ZipInfo]) -> str:
    """What no package has that an appliance should unpack as root; nothing where its entries are plain."""
    if not any(entry.file_size for entry in entries):
        return "nothing is in it"
    for entry in entries:
        if entry.flag_bits & ENCRYPTED:
            return f"its entry {entry.filename!r} is encrypted"
        if re.search(r"\A[/\\]|\A[A-Za-z]:|(\A|[/\\])\.\.([/\\]|\Z)|[\x00-\x1f]", entry.filename):
            return f"its entry {entry.filename!r} would be unpacked elsewhere"
    if sum(entry.file_size for entry in entries) > LARGEST_BYTES:
        return f"its entries have more than {LARGEST_BYTES} bytes"
    return ""
