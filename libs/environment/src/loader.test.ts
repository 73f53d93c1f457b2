import { mkdirSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { directoryOf, problemsAfter } from './testing/edited-files';
import { referenceText } from './testing/reference-text';
import { loadEnvironments } from './loader';
import { LARGEST_FILE_BYTES } from './reading/read-text';
import { expectProblems } from './testing/expect-problems';

const dev = referenceText('dev');

/** `file:line:column message` of every problem. */
function load(files: Record<string, string | Buffer>, prepare: (directory: string) => void = () => undefined) {
  const directory = directoryOf(files);
  prepare(directory);
  const { problems = [] } = loadEnvironments(directory);
  return problems.map(
    ({ file, line, column, key, message }) => `${basename(file)}:${line}:${column} ${key && `${key}: `}${message}`,
  );
}

test('the reference files are good, and every default is filled in', () => {
  const { environments } = loadEnvironments();
  expect(environments?.map(({ name, file }) => [name, file])).toEqual([
    ['dev', 'libs/environment/reference/dev.yaml'],
    ['prod', 'libs/environment/reference/prod.yaml'],
  ]);
  expect(environments?.[0]?.environment).toMatchObject({
    relay: { availability: 'single' },
    securityGroups: { rulesPerGroup: 60 },
  });
});

test.each<[string, Record<string, string | Buffer>, string]>([
  ['an empty file', { 'dev.yaml': '' }, 'dev.yaml:1:1 the file is empty: it holds no key'],
  ['only comments', { 'dev.yaml': '# one\n# two\n' }, 'dev.yaml:1:1 the file is empty: it holds no key'],
  ['malformed YAML', { 'dev.yaml': 'environment: dev\nvpc: [1, 2\nrelay: 3\n' }, 'dev.yaml:3:1 the YAML is malformed'],
  [
    'a tab in the indentation',
    { 'dev.yaml': 'vpc:\n\tcidr: 10.0.0.0/24\n' },
    'dev.yaml:2:1 a tab stands in the indentation',
  ],
  [
    'several documents',
    { 'dev.yaml': `${dev}---\nenvironment: two\n` },
    `dev.yaml:${dev.split('\n').length}:1 the file holds several YAML documents`,
  ],
  [
    'a key given twice',
    { 'dev.yaml': `${dev}owner: me\n` },
    `dev.yaml:${dev.split('\n').length}:1 owner: the key is given twice: first in line 8`,
  ],
  ['a tag', { 'dev.yaml': dev.replace('owner: ', 'owner: !env ') }, 'dev.yaml:8:8 a tag'],
  [
    'an alias of nothing',
    { 'dev.yaml': dev.replace('owner: security', 'owner: *security') },
    'dev.yaml:8:8 there is no anchor',
  ],
  [
    'an anchor that contains itself',
    { 'dev.yaml': 'environment: &a [*a]\n' },
    'dev.yaml:1:18 the anchor &a contains itself',
  ],
  ['a list as a key', { 'dev.yaml': '? [a, b]\n: 1\n' }, 'dev.yaml:1:3 a key is not a plain word'],
  [
    'a list in place of a mapping',
    { 'dev.yaml': '- environment: dev\n' },
    'dev.yaml:1:1 the value is a list, not a mapping',
  ],
  ['a word in place of a mapping', { 'dev.yaml': 'dev\n' }, 'dev.yaml:1:1 the value is text, not a mapping'],
  [
    'bytes that are not UTF-8',
    { 'dev.yaml': Buffer.concat([Buffer.from('environment: dev\nowner: s'), Buffer.from([0xe9]), Buffer.from('c\n')]) },
    'dev.yaml:2:9 the file is not UTF-8 text',
  ],
  ['UTF-16', { 'dev.yaml': Buffer.from(`\ufeff${dev}`, 'utf16le') }, 'dev.yaml:1:1 the file is not UTF-8 text'],
  ['no file', { 'readme.txt': '', '.hidden.yaml': '' }, ':1:1 no environment file'],
  [
    'a file called otherwise',
    { 'test.yaml': dev },
    'test.yaml:4:14 environment: the file is called test, the environment dev',
  ],
  ['two endings for one name', { 'dev.yaml': dev, 'dev.yml': dev }, 'dev.yaml describes the environment dev already'],
])('refuses %s', (_, files, expected) => {
  expect(load(files).join('\n')).toContain(expected);
});

test.each<[string, (directory: string) => void, string]>([
  ["a directory with a file's name", (d) => mkdirSync(join(d, 'x.yaml')), 'x.yaml:1:1 this is a directory'],
  [
    'a link to nowhere',
    (d) => symlinkSync('nowhere', join(d, 'x.yaml')),
    'x.yaml:1:1 the file cannot be read: a link to a file that does not exist',
  ],
  [
    'a link to itself',
    (d) => symlinkSync('x.yaml', join(d, 'x.yaml')),
    'x.yaml:1:1 the file cannot be read: a link that leads back to itself',
  ],
  ['a device', (d) => symlinkSync('/dev/zero', join(d, 'x.yaml')), 'x.yaml:1:1 this is not a regular file'],
])('refuses %s and nothing else', (_, prepare, expected) => {
  expect(load({ 'dev.yaml': dev }, prepare)).toEqual([expected]);
});

test.each([
  ['missing', (directory: string) => join(directory, 'missing'), 'this directory does not exist'],
  ['a file', (directory: string) => join(directory, 'dev.yaml'), 'this is a file, not a directory'],
])('refuses a directory that is %s', (_, at, message) => {
  expect(loadEnvironments(at(directoryOf({ 'dev.yaml': dev }))).problems).toMatchObject([
    { line: 1, column: 1, key: '', message },
  ]);
});

const laughs = `a: &a [${'x, '.repeat(9)}x]\n${[...'bcdefgh'].map((c, i) => `${c}: &${c} [${`*${'abcdefg'[i]}, `.repeat(9)}x]`).join('\n')}\n`;

test.each<[string, string, string]>([
  ['10 MB', `environment: dev\n# ${'x'.repeat(10_000_000)}`, 'the file has 10000019 bytes'],
  ['exploding anchors', laughs, 'the anchors of this file stand for more than'],
  ['brackets without end', '['.repeat(LARGEST_FILE_BYTES), 'nested too deeply'],
  ['list marks without end', '- '.repeat(LARGEST_FILE_BYTES / 2), 'nested too deeply'],
  [
    'ever deeper indentation',
    Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    'nested too deeply',
  ],
  [
    'nothing but unknown keys',
    Array.from({ length: 5_000 }, (_, i) => `key${i}: 1`).join('\n'),
    '4980 more unknown keys',
  ],
  ['one key over and over', 'owner: me\n'.repeat(6_000), 'the key is given twice'],
])('refuses a file of %s without getting lost in it', (_, text, expected) => {
  expect(load({ 'dev.yaml': text }).join('\n')).toContain(expected);
});

test('either ending is good', () => {
  expect(load({ 'dev.yml': dev })).toEqual([]);
});

test('a byte order mark and Windows line ends are good', () => {
  expect(load({ 'dev.yaml': `\ufeff${dev.replaceAll('\n', '\r\n')}` })).toEqual([]);
});

test('a file that cannot be read is not taken for one that does not exist', () => {
  expect(load({ 'dev.yaml': 'environment: [', 'prod.yaml': referenceText('prod') })).toEqual([
    expect.stringContaining('dev.yaml:1:'),
  ]);
});

test('two files that claim one name are both refused', () => {
  const text = load({
    'one.yaml': dev.replace('environment: dev', 'environment: one'),
    'two.yaml': dev.replace('environment: dev', 'environment: one'),
  });
  expect(text.filter((line) => line.includes('of this name too'))).toHaveLength(2);
});

expectProblems([
  [
    'a misspelt key',
    {
      dev: [
        ['environment: dev\n', '▸environment: dev\n'],
        ['purpose: nss-dev ', '▸purpse: nss-dev '],
      ],
    },
    'purpose, purpse',
    '',
  ],
  ['an account that lost its quotes', { dev: [['"111111111111"', '▸012345678901']] }, 'account', 'a number, not text'],
  [
    'a secret in a file',
    { prod: [['authKeySecret: nss-prod/bgp ', '▸authKey: 0xSECRETSECRET ']] },
    'privateConnection.virtualInterface.authKey',
    'a secret never stands in this file',
  ],
  [
    'a missing key',
    {
      dev: [
        ['vpc:\n', '▸vpc:\n'],
        ['  cidr: 10.0.0.0/24                   # split into a public and a private /25\n', ''],
      ],
    },
    'vpc.cidr',
    'the key is missing',
  ],
  [
    'a key without a value',
    {
      dev: [
        ['bastion:\n  instanceType', '▸bastion:\n# instanceType'],
        ['  endpoints:', '# endpoints:'],
      ],
    },
    'bastion',
    'has no value',
  ],
  [
    'text for a number',
    { dev: [['vlan: 101', 'vlan: ▸"101"']] },
    'privateConnection.virtualInterface.vlan',
    'text, not a whole number',
  ],
  ['a single value for a list', { dev: [['[ap-northeast-1a]', '▸ap-northeast-1a']] }, 'vpc.zones', 'text, not a list'],
  ['a number out of bounds', { dev: [['web: 5140', 'web: ▸70000']] }, 'siem[0].ports.web', 'too large'],
  [
    'an unknown choice',
    { dev: [['availability: single ', 'availability: ▸singel ']] },
    'relay.availability',
    'not one of the choices',
  ],
  [
    'an unknown kind of connection',
    { dev: [['kind: virtual-private-gateway ', 'kind: ▸carrier-pigeon ']] },
    'privateConnection.kind',
    'not one of the choices',
  ],
  [
    'a misspelt kind, and what stands below it',
    {
      dev: [
        ['kind: virtual-private-gateway ', 'kind: ▸virtual-private-gatway '],
        ['vlan: 101', 'vlan: ▸9999'],
      ],
    },
    'privateConnection.kind, privateConnection.virtualInterface.vlan',
    '',
  ],
  [
    'a connection without a kind',
    {
      dev: [
        ['  kind: virtual-private-gateway', '  #'],
        ['privateConnection:', '▸privateConnection:'],
      ],
    },
    'privateConnection.kind',
    'missing',
  ],
  [
    "a server's name of another form",
    {
      dev: [
        ['    web-01:', '    ▸web-1:'],
        ['  addresses:                          #', '  ▸addresses: #'],
      ],
    },
    'relay.addresses, relay.addresses.web-1',
    '',
  ],
  [
    'a retention CloudWatch does not know',
    { dev: [['logRetentionDays: 30', 'logRetentionDays: ▸31']] },
    'observability.logRetentionDays',
    'not one of the choices',
  ],
  [
    'problems of schema and of rules in one run',
    {
      dev: [
        ['firewall: 5141', 'firewall: ▸5140'],
        ['users: 5000 ', 'users: ▸many '],
        ['[ap-northeast-1a]', '[▸us-east-1a]'],
      ],
    },
    'vpc.zones[0], siem[0].ports.firewall, relay.users',
    '',
  ],
]);

test('a value that might be a secret is not repeated', () => {
  const { problems } = problemsAfter({ prod: [['authKeySecret: nss-prod/bgp ', 'authKey: 0xSECRETSECRET ']] });
  expect(JSON.stringify(problems)).not.toContain('0xSECRET');
  expect(problems[0]?.value).toBe('(not shown)');
});

test('a number that lost its zeros is shown as written', () => {
  expect(problemsAfter({ dev: [['"111111111111"', '012345678901']] }).problems).toMatchObject([
    {
      value: '012345678901',
      allowed: 'twelve digits in quotes, for example "111111111111"',
      remedy: expect.stringContaining('put it in quotes'),
    },
  ]);
});

test('what was probably meant is said', () => {
  const { problems } = problemsAfter({
    dev: [
      ['  instanceType: t2.large', '  instance_type: t2.large'],
      ['availability: single ', 'availability: singel '],
      ['  zones:', '  owners: x\n  zones:'],
      ['  users:', '  retentionDays: 5\n  users:'],
    ],
  });
  const remedies = Object.fromEntries(problems.map(({ key, remedy }) => [key, remedy]));
  expect(remedies).toMatchObject({
    'relay.instance_type': 'did you mean instanceType?',
    'relay.availability': 'did you mean single?',
    'relay.retentionDays': 'it belongs under audit: move it there',
    'vpc.owners': 'remove it',
  });
});
