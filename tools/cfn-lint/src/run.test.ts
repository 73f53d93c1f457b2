import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { directoryOf, fakeExecutable, manifest, template } from './built-assembly';
import { runCommand } from '@nss/command-line';
import { cfnLint } from './run';

// Processes are started, which takes a while on a busy machine.
jest.setTimeout(60_000);

const bad = directoryOf({
  'manifest.json': manifest(),
  'one two.template.json': {
    ...template('AWS::S3::Bucket', { BucketNam: 'x' }, 'dev/Storage/Bucket'),
    Parameters: { Unused: { Type: 'String' } },
  },
});
const good = directoryOf({ 'manifest.json': manifest(), 'one.template.json': template('AWS::SNS::Topic', {}) });

async function call(...argv: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const code = await runCommand(cfnLint, argv, {
    out: (text) => out.push(text),
    error: (text) => error.push(text),
    colour: false,
  });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

test('nothing found: exit code 0', async () => {
  expect(await call('--assembly', good)).toEqual({
    code: 0,
    error: '',
    out: '1 template: 0 errors, 0 warnings, 0 informational',
  });
});

test('findings are printed by template and construct: exit code 1', async () => {
  expect(await call('--assembly', bad)).toEqual({
    code: 1,
    error: '',
    out: `one two.template.json
  6:5  error E3002  dev/Storage/Bucket
      Additional properties are not allowed ('BucketNam' was unexpected. Did you mean 'BucketName'?) (Resources/Thing/Properties/BucketNam)
  14:3  warning W2001  Parameters/Unused
      Parameter Unused not used.

1 template: 1 error, 1 warning, 0 informational`,
  });
});

test('--json prints the report', async () => {
  const { code, out } = await call('--assembly', bad, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    assembly: bad,
    templates: ['one two.template.json'],
    findings: [{ rule: 'E3002' }, { rule: 'W2001', constructPath: null }],
  });
});

test('--sarif prints SARIF 2.1.0', async () => {
  const { code, out } = await call('--assembly', bad, '--sarif');
  expect(code).toBe(1);
  const {
    version,
    runs: [{ tool, results }],
  } = JSON.parse(out);
  expect(version).toBe('2.1.0');
  expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['E3002', 'W2001']);
  expect(results).toMatchObject([
    {
      ruleId: 'E3002',
      ruleIndex: 0,
      level: 'error',
      locations: [{ logicalLocations: [{ fullyQualifiedName: 'dev/Storage/Bucket' }] }],
    },
    { ruleId: 'W2001', ruleIndex: 1, level: 'warning' },
  ]);
  const {
    artifactLocation: { uri },
    region,
  } = results[0].locations[0].physicalLocation;
  expect(uri).toMatch(/one%20two\.template\.json$/);
  expect(uri).not.toMatch(/^\//);
  expect(region).toEqual({ startLine: 6, startColumn: 5, endLine: 6, endColumn: 16 });
});

test.each([
  [['--assembly', '/nowhere'], 'there is no cloud assembly at /nowhere'],
  [['--assembly', good, '--executable', fakeExecutable('process.exit(1)')], 'cfn-lint failed with exit code 1'],
  [['--assembli', good], 'unknown option'],
  [['stray'], 'too many arguments'],
])('%j: exit code 2, nothing on standard output, no stack trace', async (argv, message) => {
  const { code, out, error } = await call(...argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(error).toContain(message);
  expect(error).not.toMatch(/\n\s+at /);
});

test("the program ends with the command's code", () => {
  const program = [join(workspaceRoot(), 'tools/setup/src/run.mjs'), 'tools/cfn-lint/src/main.ts'];
  const codes = [good, bad, '/nowhere'].map(
    (assembly) => spawnSync(process.execPath, [...program, '--assembly', assembly]).status,
  );
  expect(codes).toEqual([0, 1, 2]);
});
