/** Levels of a Windows event. */
export const EVENT_LEVELS = ['CRITICAL', 'ERROR', 'WARNING', 'INFORMATION', 'VERBOSE'] as const;

/** A level of a Windows event. */
export type EventLevel = (typeof EVENT_LEVELS)[number];

/** One Windows event log the agent sends. */
export interface AgentWindowsEvents {
  readonly event_name: string;
  readonly event_levels: readonly EventLevel[];
  readonly event_format: 'text' | 'xml';
  readonly log_group_name: string;
  readonly log_stream_name: string;
}

/** One log file, or pattern of files, the agent sends. */
export interface AgentFile {
  readonly file_path: string;
  readonly log_group_name: string;
  readonly log_stream_name: string;
  /** How lines start. @default - a line's time is when the agent read it */
  readonly timestamp_format?: string;
  /** Of the timestamps. @default Local */
  readonly timezone?: 'Local' | 'UTC';
  /** @default utf-8 */
  readonly encoding?: string;
}

/** Counters of one Windows performance object. */
export interface AgentCounters {
  readonly measurement: readonly (
    | string
    | { readonly name: string; readonly rename?: string; readonly unit?: string }
  )[];
  /** Instances, of objects that have some: `_Total`, `C:`, `*`. @default - none: the object has no instances */
  readonly resources?: readonly string[];
}

/**
 * The CloudWatch agent's configuration, as far as this system uses it.
 *
 * Source: docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html
 */
export interface AgentDocument {
  readonly agent: { readonly metrics_collection_interval: number };
  readonly metrics: {
    readonly namespace: string;
    readonly append_dimensions: Readonly<Record<string, string>>;
    readonly aggregation_dimensions: readonly (readonly string[])[];
    readonly metrics_collected: Readonly<Record<string, AgentCounters>>;
  };
  readonly logs: {
    readonly logs_collected: {
      /** @default - none */
      readonly windows_events?: { readonly collect_list: readonly AgentWindowsEvents[] };
      /** @default - none */
      readonly files?: { readonly collect_list: readonly AgentFile[] };
    };
    readonly log_stream_name: string;
  };
}
