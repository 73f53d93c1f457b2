"""Proves that what the agent was told to send arrives: an event in each wanted log group after the start, and a heartbeat."""
import datetime
import json
import time

import boto3

EVERY_SECONDS = 20


def watch_arrival(events, _context):
    system = json.loads(events['System'])
    since = datetime.datetime.fromisoformat(events['Since'].replace('Z', '+00:00'))
    wanted = system['bastion']['logGroups']
    deadline = time.time() + 60 * int(events['WithinMinutes'])
    arrived, beats = set(), 0
    while True:
        arrived |= {group for group in wanted if group not in arrived and has_new_event(group, system['bastion']['instanceId'], since)}
        beats = beats or heartbeats(system, since)
        if (beats and len(arrived) == len(wanted)) or time.time() >= deadline:
            break
        time.sleep(EVERY_SECONDS)
    missing = [group for group in wanted if group not in arrived]
    return {
        'Proven': bool(beats) and not missing, 'Alive': bool(beats),
        'Summary': f'{len(arrived)} of {len(wanted)} logs arrive; heartbeat {"moves" if beats else "does not move"}',
        'Arriving': json.dumps(sorted(arrived)), 'Missing': json.dumps(missing),
        'Table': '\n'.join(f'{"arrives" if group in arrived else "MISSING":8} {group}' for group in wanted)
                 + f'\n{"arrives" if beats else "MISSING":8} metric {system["agent"]["heartbeatMetric"]}',
    }


def has_new_event(group, stream, since):
    logs = boto3.client('logs')
    streams = logs.describe_log_streams(logGroupName=group, logStreamNamePrefix=stream)['logStreams']
    newest = max((each.get('lastIngestionTime') or each.get('lastEventTimestamp') or 0 for each in streams), default=0)
    return newest >= since.timestamp() * 1000


def heartbeats(system, since):
    until = since + datetime.timedelta(hours=1)
    found = boto3.client('cloudwatch').get_metric_statistics(
        Namespace=system['agent']['namespace'], MetricName=system['agent']['heartbeatMetric'], StartTime=since, EndTime=until, Period=60,
        Statistics=['SampleCount'], Dimensions=[{'Name': 'InstanceId', 'Value': system['bastion']['instanceId']}])
    return sum(point['SampleCount'] for point in found['Datapoints'])
