import { h } from 'preact';
import { type Report } from '../report';
import { commandBlock } from './command-block';
import { dataTable } from './data-table';
import { type Section } from './section';

/** What a deployment would change; without a comparison, how to make one. */
export function changesSection({ changes, environment }: Report): Section {
  const title = 'What a deployment would change';
  if (!changes)
    return {
      id: 'changes',
      title,
      body: [
        h('p', null, 'It was not compared with what is deployed:'),
        commandBlock(`npx nx run nss-infra:diff --environment ${environment}`),
      ],
    };
  return {
    id: 'changes',
    title,
    body: [
      dataTable(
        'Against what is deployed',
        ['what', 'in words'],
        changes.map(({ label, text }) => [label, text]),
      ),
    ],
  };
}
