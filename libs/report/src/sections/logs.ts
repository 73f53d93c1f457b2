import { h } from 'preact';
import { type Report } from '../report';
import { commandBlock } from './command-block';
import { dataTable } from './data-table';
import { type Section } from './section';

/** Every log group, what it holds, and how it is asked. */
export function logsSection({ logs, environment }: Report): Section {
  const rows = logs.map(({ name, retentionDays, holds }) => [
    name,
    retentionDays === undefined ? 'by others' : `${retentionDays} days`,
    holds,
  ]);
  return {
    id: 'logs',
    title: 'Logs, and how to read them',
    body: [
      dataTable(`${logs.length} log groups`, ['log group', 'kept', 'holds'], rows),
      h(
        'p',
        null,
        'Nobody has to know their formats. ',
        // A page of the repository is named: nobody knows where it lies beside this one.
        h('code', null, 'docs/reading-logs.md'),
        ' says what can be asked:',
      ),
      commandBlock(`npm run -s logs -- packets-dropped --environment ${environment}`),
    ],
  };
}
