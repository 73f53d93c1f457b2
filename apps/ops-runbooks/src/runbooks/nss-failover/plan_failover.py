import json

import boto3


def plan_failover(events, _context):
    """Who relays now, who takes over, and that nothing is in the way."""
    system = json.loads(events['System'])
    if system['availability'] != 'active-standby':
        raise RuntimeError(f'availability is {system["availability"]}: only an active-standby relay has a standby to fail over to')
    servers = [server for server in system['servers'] if server['log'] == events['Log']]
    parameter = system['activeParameters'].get(events['Log'])
    if parameter is None or len(servers) != 2:
        raise RuntimeError(f'the relay has no pair of servers for {events["Log"]} logs')
    active_name = boto3.client('ssm').get_parameter(Name=parameter)['Parameter']['Value']
    active = next((server for server in servers if server['name'] == active_name), None)
    if active is None:
        raise RuntimeError(f'{parameter} names {active_name}, which is none of {", ".join(server["name"] for server in servers)}: correct the parameter first')
    standby = next(server for server in servers if server is not active)
    state = state_of(standby['instanceId'])
    if state != 'stopped':
        raise RuntimeError(f'{standby["name"]} is {state} and not stopped: two servers with one certificate must never run at once; stop it first')
    return {'ActiveId': active['instanceId'], 'ActiveName': active['name'], 'StandbyId': standby['instanceId'], 'StandbyName': standby['name'], 'Parameter': parameter}


def state_of(instance):
    return boto3.client('ec2').describe_instances(InstanceIds=[instance])['Reservations'][0]['Instances'][0]['State']['Name']
