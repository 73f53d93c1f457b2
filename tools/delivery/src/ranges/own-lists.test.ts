import { ownListsInWords } from './own-lists';

const published = new Map([['zscaler.net', ['8.25.203.0/24', '104.129.192.0/22', '2605:4300:1::/48']]]);
const use = (hubPrefixes?: string[]) => [
  { file: 'prod.yaml', cloud: 'zscaler.net', ...(hubPrefixes && { hubPrefixes }) },
];

test('a list of the same addresses, or none at all, needs no words', () => {
  expect(ownListsInWords(use(['104.129.192.0/23', '104.129.194.0/23', '8.25.203.0/24']), published)).toBe('');
  expect(ownListsInWords(use(), published)).toBe('');
});

test('what a list of its own misses and keeps too long is said, by file', () => {
  const words = ownListsInWords(use(['8.25.203.0/24', '198.51.100.0/24']), published);
  expect(words).toContain('## prod.yaml');
  expect(words).toContain('cannot talk to these hubs.\n\n- 104.129.192.0/22\n');
  expect(words).toContain('whoever has these addresses now.\n\n- 198.51.100.0/24\n');
});
