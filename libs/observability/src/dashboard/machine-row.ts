import { CPU_LEVELS } from '../alarms/cpu-levels';
import { type WatchedMachine } from '../alarms/status-alarms';
import { AGENT_NAMESPACE, HEARTBEAT_METRIC } from '../agent/counters';
import { graph } from './content';
import { type DashboardData } from './data';
import { type MetricLine, type Row } from './model';

/** The machines themselves: CPU with the vendor's level, EC2's checks, network, and the bastion's agent. */
export function machineRow({ region, servers, bastion, agentNamespace = AGENT_NAMESPACE }: DashboardData): Row {
  const machines = [...servers, bastion];
  const lines = (...metricNames: string[]) =>
    machines.flatMap((machine) =>
      metricNames.map((metricName) => ec2Line(metricName, machine, metricNames.length > 1)),
    );
  return {
    height: 6,
    widgets: [
      graph('CPU %', lines('CPUUtilization'), {
        region,
        stat: 'Average',
        level: { label: 'vendor warns', value: CPU_LEVELS.high.percent },
      }),
      graph('Failed status checks', lines('StatusCheckFailed'), { region, stat: 'Maximum' }),
      graph('Network bytes', lines('NetworkIn', 'NetworkOut'), { region, stat: 'Sum' }),
      graph(
        'Bastion agent: heartbeats',
        [[agentNamespace, HEARTBEAT_METRIC, 'InstanceId', bastion.instanceId, { label: bastion.name }]],
        {
          region,
          stat: 'SampleCount',
          periodSeconds: 300,
          level: { label: 'silent below', value: 1 },
        },
      ),
    ],
  };
}

function ec2Line(metricName: string, { name, instanceId }: WatchedMachine, several: boolean): MetricLine {
  return [
    'AWS/EC2',
    metricName,
    'InstanceId',
    instanceId,
    { label: several ? `${name} ${metricName.slice('Network'.length).toLowerCase()}` : name },
  ];
}
