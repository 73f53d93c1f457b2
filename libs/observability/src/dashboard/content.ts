import { type Markdown } from '@nss/markdown';
import { type MetricLine, type WidgetContent, type WidgetMarkdown } from './model';

/** What a graph shows besides its lines. */
export interface GraphOptions {
  readonly region: string;
  readonly stat: 'Sum' | 'Average' | 'Minimum' | 'Maximum' | 'SampleCount';
  /** @default 60 */
  readonly periodSeconds?: number;
  /** A level with its name, drawn across. @default - none */
  readonly level?: { readonly label: string; readonly value: number };
}

/** A graph over time that starts at zero, so that small and large look as they are. */
export function graph(title: string, metrics: readonly MetricLine[], options: GraphOptions): WidgetContent {
  return {
    type: 'metric',
    properties: {
      title,
      region: options.region,
      view: 'timeSeries',
      stat: options.stat,
      period: options.periodSeconds ?? 60,
      metrics,
      yAxis: { left: { min: 0 } },
      ...(options.level && { annotations: { horizontal: [options.level] } }),
    },
  };
}

/** A few words. The console makes links, pictures and buttons of what their Markdown holds, so that values in it are text. */
export function text({ text: markdown }: Markdown): WidgetContent {
  return { type: 'text', properties: { markdown: markdown as WidgetMarkdown } };
}

/** The state of alarms. */
export function alarmStates(title: string, alarms: readonly string[]): WidgetContent {
  return { type: 'alarm', properties: { title, alarms } };
}
