import json

import boto3

UP = ('pending', 'running')
TOGETHER_SECONDS = 120


def guard(events, _context):
    """Where both servers of a pair are up, stops one."""
    system = json.loads(events['System'])
    came_up = next((server for server in system['servers'] if server['instanceId'] == events['InstanceId']), None)
    if came_up is None or system['availability'] != 'active-standby':
        return {'Stopped': False, 'Summary': f'{events["InstanceId"]} is no server of an active-standby pair'}
    pair = {server['instanceId']: server['name'] for server in system['servers'] if server['log'] == came_up['log']}
    ec2 = boto3.client('ec2')
    reservations = ec2.describe_instances(InstanceIds=list(pair))['Reservations']
    up = sorted((each for reservation in reservations for each in reservation['Instances'] if each['State']['Name'] in UP),
                key=lambda each: (each['LaunchTime'], each['InstanceId']))
    if len(up) < 2:
        return {'Stopped': False, 'Summary': f'{came_up["name"]} runs alone'}
    stopped = choose(up, pair, active_name(system, came_up['log']))
    ec2.stop_instances(InstanceIds=[stopped], Force=True)
    text = (f'{pair[stopped]} was up while the other server of its pair runs, and was stopped: '
            'two servers with one certificate make each other\'s connections flap.')
    return {'Stopped': True, 'Summary': text}


def active_name(system, log):
    return boto3.client('ssm').get_parameter(Name=system['activeParameters'][log])['Parameter']['Value']


def choose(up, pair, active):
    """The newcomer; of two that came up together, as in a first deployment, the one that is not the active server.

    Several guards may look at the same pair: all of them choose the same server, so that one stays."""
    apart = (up[-1]['LaunchTime'] - up[0]['LaunchTime']).total_seconds()
    standby = [each['InstanceId'] for each in up if pair[each['InstanceId']] != active]
    return standby[0] if apart < TOGETHER_SECONDS and len(standby) == 1 else up[-1]['InstanceId']
