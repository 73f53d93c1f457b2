import { directoryOf, referenceText } from '@nss/environment/testing';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { strayReferences, textsBelow } from './dynamic-references';
import { synthesise } from './invariants/synthesised-stage';
import { loadEnvironments } from '@nss/environment';

jest.setTimeout(60_000);

/** Signs that shells, PowerShell, JSON, Fn::Sub, Markdown and templates of other tools read as something else; with the mark in front they are found again. */
const HOSTILE = [
  '${AWS::AccountId}',
  '${!x}',
  '$(id)',
  '"',
  "'",
  '\\',
  '\\n',
  '\\u0041',
  ';',
  '|',
  '&',
  '%0A',
  '[x](y)',
  '**',
  '#{x}',
  '<%',
  '{%',
  '}}',
  ']]>',
  '--',
  '/*',
  '@here',
  '$$',
];
const MARK = 'zq7';

/** Environments with changed texts, loaded from files; the problems where they are refused. */
function loaded(change: (file: Record<string, Record<string, unknown>>) => void) {
  const file = parse(referenceText('prod')) as Record<string, Record<string, unknown>>;
  change(file);
  const directory = directoryOf({});
  writeFileSync(join(directory, 'dev.yaml'), referenceText('dev'));
  writeFileSync(join(directory, 'prod.yaml'), stringify(file));
  return loadEnvironments(directory);
}

/** Texts of prod's resources that hold the mark. */
function arrived(environments: ReturnType<typeof loadEnvironments>['environments']): string[] {
  const prod = environments?.find(({ name }) => name === 'prod');
  if (!prod) throw new Error('prod was refused');
  const stage = synthesise(prod);
  expect(stage.stacks.flatMap(({ template }) => strayReferences(template))).toEqual([]);
  return stage.resources
    .flatMap(({ Properties }) => textsBelow(Properties))
    .map(({ text }) => text)
    .filter((text) => text.includes(MARK));
}

test.each([
  [
    'observability.notify',
    (file: Record<string, Record<string, unknown>>, texts: string[]) => {
      file['observability']!['notify'] = texts.map((text) => `${MARK}${text}@example.com`);
    },
    HOSTILE.filter((sign) => !/[@<>]/.test(sign)),
  ],
  [
    'relay.sshKeySecret',
    (file: Record<string, Record<string, unknown>>, [text]: string[]) => {
      file['relay']!['sshKeySecret'] = `nss-prod/${MARK}${text}`;
    },
    ['a+=.@-b'],
  ],
  [
    'observability.operationsGuide',
    (file: Record<string, Record<string, unknown>>, [text]: string[]) => {
      file['observability']!['operationsGuide'] = `https://example.com/${MARK}${text}`;
    },
    ['$&+,;=%5B_x-y?a=b'],
  ],
] as const)('%s: what is taken arrives as the text it is, and nothing else comes of it', (_key, put, texts) => {
  const { environments, problems = [] } = loaded((file) => put(file, [...texts]));
  expect(problems).toEqual([]);
  const found = arrived(environments);
  for (const text of texts) expect(found.filter((each) => each.includes(`${MARK}${text}`))).not.toEqual([]);
  // Each text that holds the mark holds what stood behind it: none was cut, resolved or written otherwise.
  for (const each of found) expect(texts.some((text) => each.includes(`${MARK}${text}`))).toBe(true);
});

test.each([
  ['observability.operationsGuide', 'https://example.com/[x](y)', /without brackets/],
  ['observability.operationsGuide', 'https://example.com/*', /without brackets/],
  ['observability.operationsGuide', 'https://example.com/${AWS::AccountId}', /without brackets/],
  ['observability.operationsGuide', 'https://a) [b](https://c', /without brackets/],
  ['observability.operationsGuide', "https://example.com/'x'", /without brackets/],
  ['observability.operationsGuide', 'javascript:alert(1)', /https address/],
] as const)('%s: %p is refused at its place', (key, text, form) => {
  const { environments, problems = [] } = loaded((file) => {
    file['observability']![key.split('.')[1] ?? ''] = text;
  });
  expect(environments).toBeUndefined();
  expect(problems.map((problem) => [problem.key, `${problem.message} ${JSON.stringify(problem)}`])).toEqual([
    [key, expect.stringMatching(form)],
  ]);
});
