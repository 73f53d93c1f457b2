import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { directoryOf, fakeExecutable, manifest, template } from './built-assembly';
import { ignoredRules } from './ignored-rules';
import { lintAssembly } from './lint-assembly';
import { isBlocking } from './report';

// Processes are started, which takes a while on a busy machine.
jest.setTimeout(60_000);

const topic = template('AWS::SNS::Topic', {});
const bucket = template('AWS::S3::Bucket', { BucketNam: 'x' }, 'dev/Storage/Bucket');

test('a good template has no findings', async () => {
  const report = await lintAssembly({
    assembly: directoryOf({ 'manifest.json': manifest(), 'one.template.json': topic }),
  });
  expect(report).toMatchObject({ templates: ['one.template.json'], findings: [] });
  expect(isBlocking(report)).toBe(false);
});

test('a bad template is reported by its construct', async () => {
  const report = await lintAssembly({
    assembly: directoryOf({ 'manifest.json': manifest([], ['eu-west-1']), 'one.template.json': bucket }),
  });
  expect(report.regions).toEqual(['eu-west-1']);
  expect(report.findings).toMatchObject([
    {
      template: 'one.template.json',
      constructPath: 'dev/Storage/Bucket',
      place: 'Resources/Thing/Properties/BucketNam',
      rule: 'E3002',
      level: 'error',
      line: 6,
    },
  ]);
  expect(isBlocking(report)).toBe(true);
});

test('what is only informational is listed and stops nothing', async () => {
  const report = await lintAssembly({
    assembly: directoryOf({ 'manifest.json': manifest(), 'one.template.json': template('AWS::SQS::Queue', {}) }),
  });
  expect(report.findings.map(({ rule, level }) => `${rule} ${level}`)).toEqual([
    'I3011 informational',
    'I3011 informational',
    'I3013 informational',
  ]);
  expect(isBlocking(report)).toBe(false);
});

/** Reports what it was called with as findings, one for each argument. */
const recorder = fakeExecutable(`
const at = { LineNumber: 1, ColumnNumber: 1 };
console.log(JSON.stringify([process.cwd(), ...process.argv.slice(2)].map((text) => ({
  Filename: 'one.template.json', Level: 'Warning', Message: text, Location: { Start: at, End: at, Path: null }, Rule: { Id: 'W0000', ShortDescription: '', Source: '' },
}))));
process.exit(4);`);

test('one process gets every template of every nested assembly, and every region', async () => {
  const assembly = directoryOf({
    'manifest.json': manifest(['dev', 'prod']),
    'one.template.json': topic,
    'assembly-dev/manifest.json': manifest([], ['eu-west-1', 'unknown-region']),
    'assembly-dev/b.template.json': topic,
    'assembly-dev/b.nested.template.json': topic,
    'assembly-dev/b.assets.json': {},
    'assembly-prod/manifest.json': manifest(['inner'], ['us-east-1', 'eu-west-1']),
    'assembly-prod/assembly-inner/manifest.json': manifest(),
    'assembly-prod/assembly-inner/c[1].template.json': topic,
    'asset.1234/d.template.json': topic,
  });
  const all = await lintAssembly({ assembly, executable: recorder });
  const words = all.findings.map(({ message }) => message);
  expect(words[0]).toBe(assembly);
  expect(words.slice(words.indexOf('--regions'))).toEqual([
    '--regions',
    'eu-west-1',
    'us-east-1',
    '--template',
    './one.template.json',
    './assembly-dev/b.nested.template.json',
    './assembly-dev/b.template.json',
    './assembly-prod/assembly-inner/c[[]1].template.json',
  ]);
  for (const { rule } of ignoredRules) expect(words).toContain(rule);
  const one = await lintAssembly({ assembly, environment: 'dev', executable: recorder });
  expect(one.templates).toEqual(['assembly-dev/b.nested.template.json', 'assembly-dev/b.template.json']);
  expect(one.regions).toEqual(['eu-west-1']);
});

test.each(['a[1].template.json', '-i.template.json', 'two words.template.json'])(
  'a file called %s is linted as that file',
  async (name) => {
    const assembly = directoryOf({ 'manifest.json': manifest(), [name]: bucket });
    expect((await lintAssembly({ assembly })).findings).toMatchObject([
      { template: name, constructPath: 'dev/Storage/Bucket' },
    ]);
  },
);

const good = () =>
  directoryOf({
    'manifest.json': manifest(['dev']),
    'assembly-dev/manifest.json': manifest(),
    'assembly-dev/one.template.json': topic,
  });

test.each<[string, () => string, string]>([
  ['is not there', () => '/nowhere', 'there is no cloud assembly at /nowhere'],
  ['is a file', () => join(good(), 'manifest.json'), 'there is no cloud assembly'],
  ['is empty', () => directoryOf({}), 'it has no manifest.json'],
  ['has no template', () => directoryOf({ 'manifest.json': manifest() }), 'holds no template'],
  ['has a broken manifest', () => directoryOf({ 'manifest.json': '{' }), 'is not the manifest'],
  [
    'lacks a nested assembly',
    () => directoryOf({ 'manifest.json': manifest(['dev']), 'one.template.json': topic }),
    'assembly-dev is not a cloud assembly',
  ],
  [
    'has a template that is no JSON',
    () => directoryOf({ 'manifest.json': manifest(), 'one.template.json': '{ "Resources": ' }),
    'one.template.json cannot be read',
  ],
  [
    'has a list for a template',
    () => directoryOf({ 'manifest.json': manifest(), 'one.template.json': [] }),
    'not shaped like a template',
  ],
  [
    'has a template that is a directory',
    () => directoryOf({ 'manifest.json': manifest(), 'one.template.json/x': '' }),
    'EISDIR',
  ],
])('an assembly that %s is refused in a sentence', async (_, assembly, message) => {
  await expect(lintAssembly({ assembly: assembly() })).rejects.toMatchObject({
    name: 'LintError',
    message: expect.stringContaining(message),
    remedy: expect.stringMatching(/\S/),
  });
});

test('an environment that does not exist is refused with those that do', async () => {
  await expect(lintAssembly({ assembly: good(), environment: 'stage' })).rejects.toMatchObject({
    message: expect.stringContaining('no environment stage'),
    remedy: 'give one of: dev',
  });
});

test.each<[string, () => string, string]>([
  ['is missing', () => '/nowhere/cfn-lint', 'there is no such file'],
  ['is not executable', () => fakeExecutable('', 0o644), 'it is not executable'],
  ['lost its interpreter', () => fakeExecutable('#!/nowhere/python3\n'), 'the interpreter it names is missing'],
  [
    'is killed',
    () => fakeExecutable('process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000);'),
    'was ended by SIGKILL',
  ],
  [
    'prints no JSON',
    () => fakeExecutable('console.log("all fine");'),
    'printed something else than findings: all fine',
  ],
  ['prints nothing', () => fakeExecutable(''), 'printed something else than findings'],
  ['prints other JSON', () => fakeExecutable('console.log("[{}]");'), 'printed something else than findings'],
  [
    'prints half of its findings',
    () => fakeExecutable('console.log("[{"); process.exit(2);'),
    'printed something else than findings',
  ],
  [
    'ends with a traceback',
    () =>
      fakeExecutable(
        'console.error("Traceback (most recent call last):\\n  File x\\nModuleNotFoundError: No module named \'cfnlint\'"); process.exit(1);',
      ),
    "failed with exit code 1: ModuleNotFoundError: No module named 'cfnlint'",
  ],
  [
    'ends with an unknown code',
    () => fakeExecutable('console.log("[]"); process.exit(32);'),
    'failed with exit code 32',
  ],
])('a cfn-lint that %s is reported in a sentence', async (_, executable, message) => {
  await expect(lintAssembly({ assembly: good(), executable: executable() })).rejects.toMatchObject({
    name: 'LintError',
    message: expect.stringContaining(message),
    remedy: expect.stringMatching(/\S/),
  });
});

test('a template cfn-lint cannot work on is a failure, not a finding', async () => {
  const assembly = directoryOf({ 'manifest.json': manifest(), 'one.template.json': topic });
  const executable = fakeExecutable(`
const at = { LineNumber: 1, ColumnNumber: 1 };
console.log(JSON.stringify([{ Filename: 'one.template.json', Level: 'Error', Message: 'boom', Location: { Start: at, End: at, Path: null }, Rule: { Id: 'E0002', ShortDescription: '', Source: '' } }]));
process.exit(2);`);
  await expect(lintAssembly({ assembly, executable })).rejects.toMatchObject({
    message: 'cfn-lint failed inside one of its rules (one.template.json): boom',
  });
});

test('a region cfn-lint does not know is a failure with its own words', async () => {
  const assembly = directoryOf({ 'manifest.json': manifest([], ['mars-east-1']) });
  writeFileSync(join(assembly, 'one.template.json'), JSON.stringify(topic));
  await expect(lintAssembly({ assembly })).rejects.toMatchObject({ message: expect.stringContaining('mars-east-1') });
});
