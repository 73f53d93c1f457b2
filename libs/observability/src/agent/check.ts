import { checkLogs } from './check-logs';
import { checkMetrics } from './check-metrics';
import { type AgentProblem, isObject, unknownKeys } from './problem';

/** Source: the agent's schema, timeIntervalDefinition. */
const LONGEST_INTERVAL_SECONDS = 172_800;

/**
 * Checks an agent configuration, ours or any other for Windows, against the rules AWS documents, and returns every
 * problem; an empty list means that the agent takes it.
 *
 * Source: docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html
 */
export function checkAgentConfiguration(document: unknown): AgentProblem[] {
  if (!isObject(document)) return [{ path: '', message: 'is an object' }];
  const { agent, metrics, logs } = document;
  return [
    ...unknownKeys('', document, ['agent', 'metrics', 'logs', 'traces', 'opentelemetry']),
    ...(metrics === undefined && logs === undefined
      ? [{ path: '', message: 'collects nothing: it has neither metrics nor logs' }]
      : []),
    ...checkInterval(agent),
    ...(metrics === undefined ? [] : checkMetrics(metrics)),
    ...(logs === undefined ? [] : checkLogs(logs)),
  ];
}

function checkInterval(agent: unknown): AgentProblem[] {
  if (agent === undefined) return [];
  if (!isObject(agent)) return [{ path: 'agent', message: 'is an object' }];
  const seconds = agent.metrics_collection_interval ?? 60;
  const fits =
    typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_INTERVAL_SECONDS;
  return fits
    ? []
    : [
        {
          path: 'agent.metrics_collection_interval',
          message: `is a whole number of seconds up to ${LONGEST_INTERVAL_SECONDS}, not ${String(seconds)}`,
        },
      ];
}
