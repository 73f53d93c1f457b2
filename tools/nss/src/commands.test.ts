import { documentedCommands, documents } from '@nss/docs';
import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS } from './commands';
import { unknownUses } from './documented-use';

// Each is a process that bundles its sources first.
jest.setTimeout(120_000);

const root = workspaceRoot();
/** Is started by npm itself, and does not print what it is asked. */
const FORMAT = 'format';

function nss(...argv: string[]) {
  return nssWith({}, ...argv);
}

function nssWith(variables: NodeJS.ProcessEnv, ...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/nss/bin/nss.mjs', ...argv], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '80', AWS_ENDPOINT_URL: '', ...variables },
  });
  return { status, stdout, stderr };
}

test('every script of package.json is a command, and every command a script', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const entries = Object.fromEntries(
    Object.entries(scripts)
      .filter(([name]) => name !== 'nss' && name !== FORMAT)
      .map(([name, line]) => [name, line.split(' ').at(-1)]),
  );
  expect(entries).toEqual(Object.fromEntries(Object.entries(COMMANDS).map(([name, { entry }]) => [name, entry])));
});

test('a command whose output nobody reads to its end ends as it would', () => {
  const { stderr, stdout } = spawnSync(
    'bash',
    ['-c', '{ node tools/nss/bin/nss.mjs environments show prod; echo "code $?" >&2; } | :'],
    { cwd: root, encoding: 'utf8' },
  );
  expect([stdout, stderr]).toEqual(['', 'code 0\n']);
});

/** Why a command has no --json. */
const WITHOUT_JSON: Readonly<Record<string, string>> = {
  'cloud serve': 'it serves until it is ended, and is asked with the command env where it is',
  'docs serve': 'it serves until it is ended',
};

/** What a command line prints, and the modules that it loads, whoever asks for them: what V8 has seen. */
function observed(variables: NodeJS.ProcessEnv, ...argv: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'modules-'));
  try {
    const { status, stdout } = nssWith({ ...variables, NODE_V8_COVERAGE: folder }, ...argv);
    const seen = readdirSync(folder).flatMap(
      (file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { result: { url: string }[] }).result,
    );
    const modules = [...new Set(seen.map(({ url }) => url))].filter((url) => url.startsWith('file:'));
    return { words: argv.filter((word) => word !== '--help'), status, stdout, modules };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The help of a command, and of each below it that does something. */
function helps(words: readonly string[]): ReturnType<typeof observed>[] {
  const own = observed({}, ...words, '--help');
  const [, listed] = own.stdout.split('\nCommands:\n');
  if (listed === undefined) return [own];
  const names = [...listed.split('\n\n')[0]!.matchAll(/^ {2}([a-z][\w-]*)/gm)].map(([, name]) => name!);
  expect(names.length).toBeGreaterThan(1);
  return names.flatMap((name) => helps([...words, name]));
}

/** Packages that take longer to load than help to print. */
const HEAVY = /node_modules\/(@aws-sdk\/client-|@smithy\/|aws-cdk-lib\/|constructs\/|@aws-cdk\/toolkit-lib\/)/;

test('what V8 has seen holds what a command works with', () => {
  expect(observed({}, 'runbook', 'list').modules.some((url) => HEAVY.test(url))).toBe(true);
});

/** The help of each command that was asked for it, by its words. */
const seenHelps = new Map<string, string>();

describe.each(Object.keys(COMMANDS))('%s', (name) => {
  test('each of it has --json, or a reason why not, and help that loads nothing that calls AWS or synthesises', () => {
    for (const { words, status, stdout, modules } of helps([name])) {
      seenHelps.set(words.join(' '), stdout);
      const reason = WITHOUT_JSON[words.join(' ')];
      expect([words.join(' '), status, /^ {2}--json /m.test(stdout)]).toEqual([
        words.join(' '),
        0,
        reason === undefined,
      ]);
      expect(modules.filter((url) => HEAVY.test(url))).toEqual([]);
      expect(modules.length).toBeLessThan(60);
    }
  });

  test('help with an embedded cloud, and completion, load no more', () => {
    const both = [
      observed({ AWS_ENDPOINT_URL: 'http://localhost:4566' }, name, '--help'),
      observed({}, 'complete', '--', name, '--'),
    ];
    for (const { status, modules } of both) {
      expect(status).toBe(0);
      expect(modules.filter((url) => HEAVY.test(url))).toEqual([]);
    }
    expect(both[1]!.stdout).toContain('--help');
  });

  test('with --json wrong use is a document', () => {
    const { status, stdout, stderr } = nss(name, '--json', '--halp');
    expect([status, JSON.parse(stdout)]).toEqual([2, { error: { name: 'WrongUse', message: expect.any(String) } }]);
    expect(stderr).toContain('error: ');
  });

  test('has help with an example that calls it, in 80 columns', () => {
    const { status, stdout, stderr } = nss(name, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: npm /);
    const [, examples = ''] = stdout.split('\nExamples:\n');
    expect(examples).toMatch(new RegExp(`^ .*npm (run -s )?${name}\\b`, 'm'));
    for (const line of stdout.split('\nExamples:')[0]!.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('says what is wrong with wrong use, and how it is used, in three lines and without doing anything', () => {
    const { status, stdout, stderr } = nss(name, '--halp');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^error: (.*--halp.*|required option .* not specified)\n(\(Did you mean --help\?\)\n)?how it is used: npm .* --help\n$/,
    );
  });
});

test('what documents tell people to type is what the help of each command knows', () => {
  expect(unknownUses(documentedCommands(documents()), seenHelps)).toEqual([]);
});

test('a command that there is not is told with what was meant', () => {
  expect(nss('doctr')).toEqual({
    status: 2,
    stdout: '',
    stderr: "error: unknown command 'doctr'\n(Did you mean doctor?)\nhow it is used: npm run -s nss -- --help\n",
  });
});

test('completion goes as deep as the commands do', () => {
  const offered = (...words: string[]) =>
    nss('complete', '--', ...words)
      .stdout.split('\n')
      .map((line) => line.split('\t')[0]);
  expect(offered('do')).toContain('doctor');
  expect(offered('runbook', 'st')).toContain('start');
  expect(offered('runbook', 'show', '')).toContain('nss-failover');
  expect(offered('environments', 'show', '')).toEqual(expect.arrayContaining(['dev', 'prod']));
  expect(nss('complete', 'bash').stdout).toContain('bash completion for nss');
});
