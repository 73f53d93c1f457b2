import { type AlarmState } from '@nss/cloudwatch';
import { type Template } from '@nss/deployment';
import { alarmStates } from './alarm-states';
import { type DeployedDashboard, deployedDashboard, type Place, workedOut } from './deployed-dashboard';
import { graphLines } from './metric';
import { type Samples } from './samples';

/** How long one feed has been silent in the sample: longer than its alarm waits, shorter than a memory lasts. */
const SILENT_MINUTES = 20;

/** The dashboard that a template deploys, with sample metrics and what its alarms make of them. */
export interface DashboardSample extends DeployedDashboard {
  readonly samples: Samples;
  /** By name. */
  readonly states: ReadonlyMap<string, AlarmState>;
}

/**
 * What the dashboard shows while everything is well, but that the first of its feeds has been silent for twenty minutes.
 * @param standbys servers that stand by, by name
 * @throws UndrawableDashboard for what is not drawn, with its place
 */
export function sampleDashboard(template: Template, place: Place, standbys: readonly string[]): DashboardSample {
  const known = workedOut(template, place);
  const dashboard = deployedDashboard(known);
  const feed = firstFeed(dashboard);
  const samples = { standbys, ...(feed !== undefined && { silent: { feed, minutes: SILENT_MINUTES } }) };
  return { ...dashboard, samples, states: alarmStates(known, samples) };
}

/** What the metrics of the first feed begin with: those of each server are `to-soc-web-from-web-01-bytes`. */
function firstFeed({ name, body: { widgets } }: DeployedDashboard): string | undefined {
  return widgets
    .flatMap((widget) => (widget.type === 'metric' ? graphLines(widget, name) : []))
    .flatMap(({ metric }) => /^(to-.+)-from-.+-bytes$/.exec(metric.metricName)?.[1] ?? [])[0];
}
