import { type AlarmState } from '@nss/cloudwatch';
import { h, type VNode } from 'preact';
import { type DrawnWidget, widgetPlace } from '../body';
import { type DashboardSample } from '../sample';
import { alarmList } from './alarm-list';
import { COLUMN, ROW } from './frame';
import { graphPicture } from './graph';
import { textPicture } from './markdown-lines';

/** Columns of a dashboard. */
const COLUMNS = 24;

/**
 * A dashboard as SVG, drawn from its own body: each widget where it stands, each line from its own expression.
 * @param style of a picture that stands alone; on a page the page has it. @default - none
 * @throws UndrawableDashboard for what has no sample, or cannot be drawn
 */
export function dashboardPicture({ name, body, samples, states }: DashboardSample, style?: string): VNode {
  const rows = Math.max(...body.widgets.map(({ y, height }) => y + height));
  const picture = (widget: DrawnWidget, index: number) => {
    const place = `${name}, ${widgetPlace(widget, index)}`;
    if (widget.type === 'metric') return graphPicture(widget, body.hours, samples, place);
    return widget.type === 'alarm' ? alarmList(widget, states, place) : textPicture(widget, place);
  };
  return h(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${COLUMNS * COLUMN} ${rows * ROW}`,
      role: 'img',
      'aria-labelledby': 'dashboard-title dashboard-text',
      class: 'dashboard',
    },
    h('title', { id: 'dashboard-title' }, `${name}, with sample metrics`),
    h('desc', { id: 'dashboard-text' }, description(body.widgets, states)),
    style !== undefined && h('style', { dangerouslySetInnerHTML: { __html: style } }),
    ...body.widgets.map(picture),
  );
}

function description(widgets: readonly DrawnWidget[], states: ReadonlyMap<string, AlarmState>): string {
  const titles = widgets.flatMap((widget) => (widget.type === 'text' ? [] : [widget.properties.title]));
  const on = [...states].filter(([, state]) => state === 'ALARM').map(([name]) => name);
  return `Widgets: ${titles.join('; ')}. In alarm: ${on.length > 0 ? on.join(', ') : 'nothing'}.`;
}
