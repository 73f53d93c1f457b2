import datetime

import boto3


def keep_output(events, _context):
    """Keeps what the server answered as an encrypted object, longer than Run Command and Automation remember it."""
    now = datetime.datetime.now(datetime.timezone.utc)
    name = f'evidence/{now:%Y/%m/%d}/{events["ExecutionId"]}.txt'
    text = f'{now.isoformat(timespec="seconds")} {events["Server"]}: nss {events["Command"]}\n\n{events["Output"]}'
    boto3.client('s3').put_object(Bucket=events['Bucket'], Key=name, Body=text.encode(), ServerSideEncryption='aws:kms', SSEKMSKeyId=events['KeyArn'])
    return {'Object': f's3://{events["Bucket"]}/{name}', 'Summary': f'{events["Server"]} answered {len(events["Output"].splitlines())} lines, kept in s3://{events["Bucket"]}/{name}'}
