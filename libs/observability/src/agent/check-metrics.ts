import { INSTANCED_OBJECTS, WINDOWS_COUNTERS } from './counters';
import { type AgentProblem, isFilledList, isObject, unknownKeys } from './problem';

const SECTION_KEYS = [
  'namespace',
  'append_dimensions',
  'aggregation_dimensions',
  'metrics_collected',
  'metrics_destinations',
  'force_flush_interval',
  'credentials',
  'endpoint_override',
  'service.name',
  'deployment.environment',
];
/** The only dimensions of the instance the agent can add, each with its one value. */
const APPENDED = ['ImageId', 'InstanceId', 'InstanceType', 'AutoScalingGroupName'];
/** Sections of `metrics_collected` that are no Windows object and that the agent has on Windows. */
const COLLECTORS = ['statsd', 'procstat', 'nvidia_gpu', 'jmx', 'otlp', 'prometheus'];
/**
 * Sections that the agent has on Linux only, and the Windows object that tells the same where there is one.
 * Source: docs.aws.amazon.com/AmazonCloudWatch, "CloudWatch agent configuration file", Linux section of metrics.
 */
const LINUX_SECTIONS: Readonly<Record<string, string | undefined>> = {
  cpu: 'Processor',
  disk: 'LogicalDisk',
  diskio: 'PhysicalDisk',
  swap: 'Paging File',
  mem: 'Memory',
  net: 'Network Interface',
  netstat: 'TCPv4',
  processes: 'System',
  collectd: undefined,
  ethtool: undefined,
};

/** Checks the `metrics` section: dimensions, objects, counters and their instances. */
export function checkMetrics(metrics: unknown): AgentProblem[] {
  if (!isObject(metrics)) return [{ path: 'metrics', message: 'is an object' }];
  const {
    namespace,
    append_dimensions: appended,
    aggregation_dimensions: aggregated,
    metrics_collected: collected,
  } = metrics;
  const namespaceFits =
    namespace === undefined ||
    (typeof namespace === 'string' && namespace !== '' && namespace.length <= 255 && !/^AWS\/|:/.test(namespace));
  const aggregatedFits =
    aggregated === undefined ||
    (isFilledList(aggregated) && aggregated.every((set) => Array.isArray(set) && set.length <= 30));
  return [
    ...unknownKeys('metrics', metrics, SECTION_KEYS),
    ...(namespaceFits
      ? []
      : [{ path: 'metrics.namespace', message: 'is up to 255 characters without :, and AWS/ belongs to AWS' }]),
    ...Object.entries(isObject(appended) ? appended : {})
      .filter(([name, value]) => !APPENDED.includes(name) || value !== `\${aws:${name}}`)
      .map(([name]) => ({
        path: `metrics.append_dimensions.${name}`,
        message: `the agent adds only ${APPENDED.join(', ')}, each as \${aws:<name>}`,
      })),
    ...(aggregatedFits
      ? []
      : [{ path: 'metrics.aggregation_dimensions', message: 'is a list of lists of up to 30 dimension names' }]),
    ...(isObject(collected) && Object.keys(collected).length > 0
      ? Object.entries(collected).flatMap(([object, section]) => checkObject(object, section))
      : [{ path: 'metrics.metrics_collected', message: 'names at least one object' }]),
  ];
}

function checkObject(object: string, section: unknown): AgentProblem[] {
  if (COLLECTORS.includes(object)) return [];
  const path = `metrics.metrics_collected.${object}`;
  if (Object.hasOwn(LINUX_SECTIONS, object)) {
    const instead = LINUX_SECTIONS[object];
    return [
      {
        path,
        message: `collects nothing on Windows: it is a section for Linux${instead ? `, and ${instead} is the object here` : ''}`,
      },
    ];
  }
  const measurement = isObject(section) ? section.measurement : undefined;
  if (!isObject(section) || !isFilledList(measurement))
    return [{ path: `${path}.measurement`, message: 'is a list with at least one counter' }];
  return [
    ...measurement.flatMap((counter, index) => checkCounter(`${path}.measurement[${index}]`, object, counter)),
    ...checkInstances(path, object, section.resources),
  ];
}

function checkCounter(path: string, object: string, counter: unknown): AgentProblem[] {
  const name = isObject(counter) ? counter.name : counter;
  if (typeof name !== 'string' || name === '') return [{ path, message: "is a counter's name, or an object with one" }];
  const known = WINDOWS_COUNTERS[object];
  return known === undefined || known.includes(name)
    ? []
    : [{ path, message: `${object} has no counter ${name}; it has ${known.join(', ')}` }];
}

function checkInstances(path: string, object: string, resources: unknown): AgentProblem[] {
  if (!(object in WINDOWS_COUNTERS)) return [];
  const instanced = INSTANCED_OBJECTS.some((name) => name === object);
  if (instanced === isFilledList(resources)) return [];
  const message = instanced
    ? `names the instances of ${object}, for example ["*"]: without, nothing is collected`
    : `is left out: ${object} has no instances`;
  return [{ path: `${path}.resources`, message }];
}
