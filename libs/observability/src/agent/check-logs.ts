import { LOG_RETENTION_DAYS } from '../log-group/retention';
import { EVENT_LEVELS } from './document';
import { type AgentProblem, isFilledList, isObject, type JsonObject, unknownKeys } from './problem';

const LOG_KEYS = [
  'log_group_name',
  'log_stream_name',
  'log_group_class',
  'retention_in_days',
  'filters',
  'service.name',
  'deployment.environment',
];
const FILE_KEYS = [
  'file_path',
  'timestamp_format',
  'timezone',
  'multi_line_start_pattern',
  'encoding',
  'auto_removal',
  'trim_timestamp',
  'blacklist',
  'publish_multi_logs',
  'backpressure_mode',
  ...LOG_KEYS,
];
const EVENT_KEYS = ['event_name', 'event_levels', 'event_ids', 'event_format', ...LOG_KEYS];
const LONGEST_NAME = 512;

/** Checks the `logs` section: log files and Windows event logs, and the names, levels and retention in them. */
export function checkLogs(logs: unknown): AgentProblem[] {
  if (!isObject(logs)) return [{ path: 'logs', message: 'is an object' }];
  const collected = logs.logs_collected;
  if (!isObject(collected) || Object.keys(collected).length === 0)
    return [{ path: 'logs.logs_collected', message: 'names files, windows_events or both' }];
  return [
    ...unknownKeys('logs.logs_collected', collected, ['files', 'windows_events']),
    ...streamName('logs', logs.log_stream_name),
    ...entries('logs.logs_collected.files', collected.files, checkFile),
    ...entries('logs.logs_collected.windows_events', collected.windows_events, checkEvents),
  ];
}

function entries(
  path: string,
  section: unknown,
  check: (path: string, entry: JsonObject) => AgentProblem[],
): AgentProblem[] {
  if (section === undefined) return [];
  const list = isObject(section) ? section.collect_list : undefined;
  if (!isFilledList(list)) return [{ path: `${path}.collect_list`, message: 'is a list with at least one entry' }];
  return list.flatMap((entry, index) => {
    const at = `${path}.collect_list[${index}]`;
    return isObject(entry) ? [...check(at, entry), ...destination(at, entry)] : [{ path: at, message: 'is an object' }];
  });
}

function checkFile(path: string, file: JsonObject): AgentProblem[] {
  return [
    ...unknownKeys(path, file, FILE_KEYS),
    ...(typeof file.file_path === 'string' && file.file_path !== ''
      ? []
      : [{ path: `${path}.file_path`, message: 'is required' }]),
    ...oneOf(path, 'timezone', file.timezone, ['Local', 'LOCAL', 'UTC']),
  ];
}

function checkEvents(path: string, events: JsonObject): AgentProblem[] {
  const levels = Array.isArray(events.event_levels) ? events.event_levels : [];
  return [
    ...unknownKeys(path, events, EVENT_KEYS),
    ...(typeof events.event_name === 'string' && events.event_name !== ''
      ? []
      : [{ path: `${path}.event_name`, message: 'is required' }]),
    ...(events.event_name === 'Forwarded Events'
      ? [{ path: `${path}.event_name`, message: 'the agent cannot send Forwarded Events' }]
      : []),
    ...([events.event_levels, events.event_ids, events.filters].some(isFilledList)
      ? []
      : [{ path, message: 'names event_levels, event_ids or filters' }]),
    ...levels.flatMap((level, index) => oneOf(path, `event_levels[${index}]`, level, EVENT_LEVELS)),
    ...oneOf(path, 'event_format', events.event_format, ['text', 'xml']),
  ];
}

function destination(
  path: string,
  { log_group_name: group, log_stream_name: stream, retention_in_days: retention }: JsonObject,
): AgentProblem[] {
  const groupFits =
    group === undefined || (typeof group === 'string' && group.length <= LONGEST_NAME && /^[\w\-/.#{}]+$/.test(group));
  return [
    ...(groupFits
      ? []
      : [{ path: `${path}.log_group_name`, message: `is up to ${LONGEST_NAME} letters, digits and _ - / . #` }]),
    ...streamName(path, stream),
    ...oneOf(path, 'retention_in_days', retention, [-1, ...LOG_RETENTION_DAYS]),
  ];
}

function streamName(path: string, name: unknown): AgentProblem[] {
  const fits =
    name === undefined ||
    (typeof name === 'string' && name.length > 0 && name.length <= LONGEST_NAME && !/[:*]/.test(name));
  return fits
    ? []
    : [{ path: `${path}.log_stream_name`, message: `is up to ${LONGEST_NAME} characters without : and *` }];
}

function oneOf(path: string, key: string, value: unknown, allowed: readonly unknown[]): AgentProblem[] {
  if (value === undefined || allowed.includes(value)) return [];
  return [{ path: `${path}.${key}`, message: `is one of ${allowed.join(', ')}, not ${String(value)}` }];
}
