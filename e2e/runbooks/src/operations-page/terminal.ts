import { withoutForeign } from '@nss/ssm-automation/ports';
import { clientEnvironment } from '@nss/embedded-aws';
import { workspaceRoot } from '@nss/workspace';
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What was seen of commands. */
export interface Seen {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
  /** How the programs were called that stand in for others, a line each: `session-manager-plugin --version`. */
  readonly called: readonly string[];
}

/** Where and as whom somebody types. */
export interface Typist {
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
  /** Variables of the shell: what was typed before, and the keys of whoever signed in. @default - the account's administrator */
  readonly variables?: Readonly<Record<string, string>>;
}

/** An answer that is typed once a text stands there. */
export type Typed = readonly [prompt: string, answer: string];

/** Gives bash a terminal, so that commands ask. */
const WITH_TERMINAL = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

/** The profile that somebody signs in with, as the page of who is on call names it. */
const PROFILE = 'nss-prod';
/** Programs that nobody has here, which say how they were called. */
const STAND_INS = ['session-manager-plugin', 'gh'];

/** A folder with what somebody has on PATH who works with an account: the AWS CLI, and what stands in for the rest. */
export class Desk {
  private readonly log: string;
  private readonly bin: string;

  constructor(private readonly folder: string) {
    [this.log, this.bin] = [join(folder, 'called.txt'), join(folder, 'bin')];
    mkdirSync(this.bin);
    symlinkSync(join(workspaceRoot(), '.venv/bin/aws'), join(this.bin, 'aws'));
    for (const name of STAND_INS) {
      const file = join(this.bin, name);
      writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "${name} $*" >> '${this.log}'\n`);
      chmodSync(file, 0o700);
    }
    // What AWS CLI 2 does without being told. https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html#cliv2-migration-timestamp
    const settings = 'cli_timestamp_format = iso8601\n';
    writeFileSync(join(folder, 'config'), `[default]\n${settings}[profile ${PROFILE}]\n${settings}`);
  }

  /**
   * Types commands as they stand, in bash; the first that fails ends them. Whoever waits for an answer that is not given ends with the terminal.
   * @param typed what is answered at a terminal. @default - there is no terminal
   */
  async type(commands: string, typist: Typist, typed?: readonly Typed[]): Promise<Seen> {
    rmSync(this.log, { force: true });
    const { endpoint, account, region, variables } = typist;
    const bash = ['bash', '-e', '-c', commands];
    const [file = '', ...args] = typed
      ? [join(workspaceRoot(), '.venv/bin/python'), '-c', WITH_TERMINAL, ...bash]
      : bash;
    const child = spawn(file, args, {
      cwd: workspaceRoot(),
      env: {
        ...withoutForeign(process.env),
        ...clientEnvironment(Number(new URL(endpoint).port), this.folder, account, region),
        AWS_CONFIG_FILE: join(this.folder, 'config'),
        AWS_PAGER: '',
        PATH: [this.bin, process.env['PATH']].join(delimiter),
        ...variables,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const said = { out: '', error: '' };
    const left = [...(typed ?? [])];
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk.toString();
      const [next] = left;
      if (next && said.out.includes(next[0])) child.stdin.write(`${left.shift()?.[1]}\r`);
    });
    child.stderr.on('data', (chunk: Buffer) => (said.error += chunk.toString()));
    if (!typed) child.stdin.end();
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, ...said, called: this.called() };
  }

  private called(): string[] {
    try {
      return readFileSync(this.log, 'utf8').split('\n').filter(Boolean);
    } catch {
      return [];
    }
  }
}

/** Rows of a table of tab-separated words, as `--output text` prints it. */
export function rowsOf(out: string): string[][] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}
