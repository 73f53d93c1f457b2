import { parseUses } from './uses';

test.each([
  [
    'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683',
    { kind: 'remote', repository: 'actions/checkout', folder: '', ref: '11bd71901bbe5b1630ceea73d27597364c9af683' },
  ],
  ['actions/cache/restore@v4', { kind: 'remote', repository: 'actions/cache', folder: 'restore', ref: 'v4' }],
  ['./.github/actions/set-up', { kind: 'local', path: './.github/actions/set-up' }],
  ['docker://alpine:3', { kind: 'docker', image: 'alpine:3' }],
  ['actions/checkout', undefined],
])('%s', (text, uses) => expect(parseUses(text)).toEqual(uses));
