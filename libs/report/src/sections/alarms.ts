import { h } from 'preact';
import { type Report } from '../report';
import { type Cell, dataTable } from './data-table';
import { type Section } from './section';

/** Every alarm, with the section to read when it comes. */
export function alarmsSection({ alarms }: Report): Section {
  const rows = alarms.map(({ name, meaning, condition, guide }) => [name, meaning, condition, guideCell(guide)]);
  return {
    id: 'alarms',
    title: 'Alarms, and what to do',
    body: [dataTable(`${alarms.length} alarms`, ['alarm', 'what it means', 'comes', 'guide'], rows)],
  };
}

/** A page of the web is a link; one of the repository is named, since nobody knows where it lies beside this one. */
function guideCell(guide = ''): Cell {
  return guide.startsWith('https://') ? h('a', { href: guide }, guide.split('#')[1] ?? guide) : guide;
}
