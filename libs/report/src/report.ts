import { type Estimate } from '@nss/cost';
import { type FixedAddress, type SizingLine } from '@nss/environment';
import { type DashboardSample } from './dashboard/sample';
import { type Health } from './health/health';
import { type Topology } from './topology/topology';

/** Everything a report page says of one environment, as plain data; pages are drawn from it and from nothing else. */
export interface Report {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly purpose: string;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly topology: Topology;
  readonly addresses: readonly FixedAddress[];
  /** What is filled in for each feed; the first row names the columns. */
  readonly feeds: readonly (readonly string[])[];
  readonly flows: readonly FlowRow[];
  readonly alarms: readonly AlarmRow[];
  readonly dashboard: DashboardSample;
  readonly logs: readonly LogRow[];
  readonly estimate: Estimate;
  readonly sizing: readonly SizingLine[];
  /** What a deployment would change, line by line. @default - nobody compared it with what is deployed */
  readonly changes?: readonly ChangeLine[];
  /** The night that was rehearsed last. @default - none was */
  readonly drill?: DrillNight;
  /** What deployments and health checks saw. @default - none is known */
  readonly health?: Health;
}

/** Who may talk to whom, why, and by which rule. */
export interface FlowRow {
  readonly from: string;
  readonly to: string;
  /** `tcp 443` */
  readonly port: string;
  readonly purpose: string;
  readonly when: string;
  readonly via: string;
  /** Security groups whose rules allow it: `out of nss-dev-nss-management-security-group-01`. */
  readonly rule: string;
}

/** An alarm, with what to do first. */
export interface AlarmRow {
  readonly name: string;
  /** What it means, as its mail says it. */
  readonly meaning: string;
  /** `LessThanThreshold 1000 for 10 of 10 minutes`; a combination of others says which. */
  readonly condition: string;
  /** Address of the section to read. @default - it names none */
  readonly guide?: string;
}

/** A log group, and how long it keeps its events. */
export interface LogRow {
  readonly name: string;
  readonly holds: string;
  /** @default - the log group is of others */
  readonly retentionDays?: number;
}

/** `interrupted`, and what is. */
export interface ChangeLine {
  readonly label: string;
  readonly text: string;
}

/** A drill, minute by minute. */
export interface DrillNight {
  readonly name: string;
  readonly timeline: readonly { readonly minute: number; readonly what: string; readonly text: string }[];
  /** Lost minutes by strategy. */
  readonly lost: Readonly<Record<string, number>>;
}
