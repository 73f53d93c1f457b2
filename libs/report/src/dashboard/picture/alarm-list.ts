import { type AlarmState } from '@nss/cloudwatch';
import { type ComponentChild, h } from 'preact';
import { type AlarmWidget, UndrawableDashboard } from '../body';
import { framed } from './frame';
import { shortened, textWidth, withoutShared } from './text-width';

const SIZE = 10;
const ROW = 15;
const TOP = 44;
/** The order in which states are looked at, and what each is called. */
const STATES: readonly (readonly [state: AlarmState, text: string])[] = [
  ['ALARM', 'in alarm'],
  ['INSUFFICIENT_DATA', 'without data'],
  ['OK', 'OK'],
];

const CLASSES: Readonly<Record<AlarmState, string>> = { ALARM: 'on', INSUFFICIENT_DATA: 'insufficient-data', OK: 'ok' };

/** Alarms with their states, those that are on first. A state is a form, not only a colour. */
export function alarmList(widget: AlarmWidget, states: ReadonlyMap<string, AlarmState>, place: string): ComponentChild {
  const { title, alarms } = widget.properties;
  const known = alarms.map((arn) => {
    const name = arn.split(':alarm:')[1] ?? arn;
    const state = states.get(name);
    if (!state) throw new UndrawableDashboard(`${place}: the template has no alarm ${arn}`);
    return { name, state };
  });
  const ordered = STATES.flatMap(([state]) => known.filter((alarm) => alarm.state === state));
  const counts = STATES.flatMap(([state, text]) => {
    const count = known.filter((alarm) => alarm.state === state).length;
    return count > 0 ? [`${count} ${text}`] : [];
  });
  return framed(widget, `${title}: ${counts.join(', ')}`, ({ width, height }) => {
    const rows = Math.max(1, Math.floor((height - TOP) / ROW));
    const columns = Math.ceil(ordered.length / rows);
    const column = (width - 24) / columns;
    const shown = fitting(ordered, column - 24);
    return shown.map(({ text, state }, index) => {
      const x = 12 + Math.floor(index / rows) * column;
      const y = TOP + (index % rows) * ROW;
      return h(
        'g',
        { class: `alarm ${CLASSES[state]}` },
        symbol(state, x, y - 4),
        h('text', { x: Math.round(x + 20), y }, shortened(text, SIZE, column - 24)),
      );
    });
  });
}

interface Alarm {
  readonly name: string;
  readonly state: AlarmState;
}

/** What is written of each: its name, or where names are too long for that, what it does not share with all others. */
function fitting(alarms: readonly Alarm[], width: number): (Alarm & { readonly text: string })[] {
  const names = alarms.map(({ name }) => name);
  const isTooLong = names.some((name) => textWidth(name, SIZE) > width);
  const texts = isTooLong ? withoutShared(names) : names;
  return alarms.map((alarm, index) => ({ ...alarm, text: texts[index]! }));
}

function symbol(state: AlarmState, x: number, y: number): ComponentChild {
  const middle = Math.round(x + 7);
  if (state === 'ALARM') return h('path', { d: `M${middle} ${y - 7}l7 12h-14z`, class: 'sign' });
  if (state === 'OK') return h('path', { d: `M${middle - 5} ${y}l4 4l7 -8`, class: 'sign' });
  return h('circle', { cx: middle, cy: y, r: 5, class: 'sign' });
}
