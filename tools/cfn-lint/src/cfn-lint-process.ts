import { existsSync } from 'node:fs';
import { execa } from 'execa';
import { type IgnoredRule } from './ignored-rules';
import { LintError } from './lint-error';
import { type RawFinding, parseOutput } from './raw-finding';

/** What cfn-lint is asked to do. */
export interface LintRequest {
  readonly executable: string;
  /** Where it runs: the assembly. */
  readonly directory: string;
  /** Relative to the directory. */
  readonly files: readonly string[];
  readonly regions: readonly string[];
  readonly ignored: readonly IgnoredRule[];
}

/** cfn-lint's exit code says which levels it found, a bit each; any other code is a failure of its own. */
const LEVEL_BITS = 2 | 4 | 8;

/** Longest a run may take. Some seconds are usual; only a hung process takes minutes. */
const LIMIT_MINUTES = 10;

const SETUP = 'set the workspace up anew: npm test does it, and npm run -s doctor says what is missing';

/**
 * Runs cfn-lint once, over all templates.
 * @throws LintError when it cannot be started, is killed, fails, or prints something else than findings
 */
export async function runCfnLint(request: LintRequest): Promise<RawFinding[]> {
  const { executable } = request;
  const result = await execa(executable, arguments_(request), {
    cwd: request.directory,
    reject: false,
    stdin: 'ignore',
    timeout: LIMIT_MINUTES * 60_000,
  });
  if (result.timedOut)
    throw new LintError(
      `cfn-lint took longer than ${LIMIT_MINUTES} minutes`,
      'run it again; if it hangs again, on one template at a time',
    );
  if (result.signal)
    throw new LintError(
      `cfn-lint was ended by ${result.signal}`,
      'run it again; the machine may have been short of memory',
    );
  if (result.exitCode === undefined) throw new LintError(notStarted(executable, result.code), SETUP);
  const findings = (result.exitCode & ~LEVEL_BITS) === 0 ? parseOutput(result.stdout) : undefined;
  if (findings) return findings;
  const said = lastLine(result.stderr) || lastLine(result.stdout);
  const how =
    (result.exitCode & ~LEVEL_BITS) === 0
      ? 'printed something else than findings'
      : `failed with exit code ${result.exitCode}`;
  throw new LintError(`cfn-lint ${how}${said ? `: ${said}` : ''}`, SETUP);
}

function arguments_({ files, regions, ignored }: LintRequest): string[] {
  return [
    '--format',
    'json',
    // Nobody's own ~/.cfnlintrc changes what is checked here.
    '--config-file',
    '/dev/null',
    '--include-checks',
    'I',
    ...(ignored.length > 0 ? ['--ignore-checks', ...ignored.map(({ rule }) => rule)] : []),
    ...(regions.length > 0 ? ['--regions', ...regions] : []),
    // cfn-lint takes template names for patterns, and what begins with a hyphen for an option.
    '--template',
    ...files.map((file) => `./${file.replace(/[*?[]/g, '[$&]')}`),
  ];
}

function notStarted(executable: string, code: string | undefined): string {
  if (code === 'ENOENT' && existsSync(executable))
    return `cfn-lint at ${executable} cannot be started: the interpreter it names is missing`;
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'it is not executable',
    ENOEXEC: 'it is no program',
  };
  return `cfn-lint at ${executable} cannot be started: ${reasons[code ?? ''] ?? code ?? 'unknown reason'}`;
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}
