import { h } from 'preact';
import { type Report } from '../report';
import { commandBlock } from './command-block';
import { dataTable } from './data-table';
import { type Section } from './section';

/** The night that was rehearsed last; without one, how to rehearse one. */
export function nightSection({ drill, environment }: Report): Section {
  if (!drill)
    return {
      id: 'drill',
      title: 'The last drill',
      body: [
        h('p', null, 'None was rehearsed:'),
        commandBlock(`npm run -s drill -- run siem-down --environment ${environment}`),
      ],
    };
  const rows = drill.timeline.map(({ minute, what, text }) => [clock(minute), what, text]);
  return {
    id: 'drill',
    title: `The last drill: ${drill.name}`,
    body: [
      dataTable('What happened when somebody followed the page', ['after', 'what', 'in words'], rows),
      dataTable(
        'Lost minutes of logs',
        ['who does what', 'lost'],
        Object.entries(drill.lost).map(([strategy, minutes]) => [strategy, String(minutes)]),
      ),
    ],
  };
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
