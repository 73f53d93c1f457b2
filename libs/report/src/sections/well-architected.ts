import { h } from 'preact';
import { BEST_PRACTICES, FRAMEWORK } from '../well-architected/best-practices';
import { type WellArchitectedRow } from '../well-architected/row';
import { PILLARS } from '../well-architected/rows/every-row';
import { type Cell, dataTable } from './data-table';
import { type Section } from './section';

/** What becomes of best practices of AWS's Well-Architected Framework, and the test that holds each. It is the same of every environment. */
export function wellArchitectedSection(): Section {
  return {
    id: 'well-architected',
    title: 'Well-Architected',
    body: [
      h(
        'p',
        null,
        'Best practices of ',
        h('a', { href: `${FRAMEWORK}welcome.html` }, "AWS's Well-Architected Framework"),
        ', and the test that holds each; what is left to whoever deploys this, and what is not done, is said as well. It is no review by AWS.',
      ),
      ...PILLARS.map(({ name, rows }) =>
        dataTable(`${name}: ${count(rows)}`, ['best practice', 'here', 'held by'], rows.map(cells)),
      ),
    ],
  };
}

function count(rows: readonly WellArchitectedRow[]): string {
  return `${rows.filter(({ status }) => status === 'held').length} of ${rows.length} held by a test`;
}

const WORDS = { held: '', yours: 'left to whoever deploys this', 'not done': 'not done' } as const;

function cells({ bestPractice, says, status, test }: WellArchitectedRow): Cell[] {
  const { title, page } = BEST_PRACTICES[bestPractice];
  return [
    h('span', null, h('a', { href: `${FRAMEWORK}${page}`, class: 'name' }, bestPractice), ` ${title}`),
    says,
    test ? h('span', null, h('code', { class: 'file' }, test.file), ` ${test.title}`) : WORDS[status],
  ];
}
