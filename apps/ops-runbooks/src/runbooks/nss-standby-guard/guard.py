import json

import boto3

UP = ('pending', 'running')


def guard(events, _context):
    """Where both servers of a pair are up, stops the one that came later and tells people."""
    system = json.loads(events['System'])
    came_up = next((server for server in system['servers'] if server['instanceId'] == events['InstanceId']), None)
    if came_up is None or system['availability'] != 'active-standby':
        return {'Summary': f'{events["InstanceId"]} is no server of an active-standby pair'}
    pair = [server for server in system['servers'] if server['log'] == came_up['log']]
    ec2 = boto3.client('ec2')
    reservations = ec2.describe_instances(InstanceIds=[server['instanceId'] for server in pair])['Reservations']
    up = sorted((each for reservation in reservations for each in reservation['Instances'] if each['State']['Name'] in UP),
                key=lambda each: (each['LaunchTime'], each['InstanceId']))
    if len(up) < 2:
        return {'Summary': f'{came_up["name"]} runs alone'}
    # Both may have caused a guard: by launch time both guards name the same newcomer, and one server stays.
    newcomer = up[-1]['InstanceId']
    name = next(server['name'] for server in pair if server['instanceId'] == newcomer)
    ec2.stop_instances(InstanceIds=[newcomer], Force=True)
    text = f'{name} came up while the other server of its pair runs, and was stopped: two servers with one certificate make each other\'s connections flap.'
    boto3.client('sns').publish(TopicArn=events['TopicArn'], Subject=f'{system["purpose"]}: standby guard stopped {name}', Message=text)
    return {'Summary': text}
