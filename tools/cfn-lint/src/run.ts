import { workspaceRoot } from '@nss/workspace';
import { parseArgs } from 'node:util';
import { formatHuman } from './format-human';
import { formatSarif } from './format-sarif';
import { lintAssembly } from './lint-assembly';
import { LintError } from './lint-error';
import { isBlocking } from './report';

const USAGE = `usage: cfn-lint [--assembly DIR] [--environment NAME] [--executable PATH] [--json | --sarif]

Lints every template of a cloud assembly (dist/cdk.out).
exit code: 0 nothing found, 1 errors or warnings, 2 could not lint`;

/** Exit code when nothing can be said about the templates. */
const COULD_NOT_RUN = 2;

/** Where the command writes to. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly colour: boolean;
}

/**
 * The command.
 * @param argv what stands behind the program's name
 * @returns the exit code
 */
export async function run(argv: readonly string[], { out, error, colour }: Streams): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        assembly: { type: 'string' },
        environment: { type: 'string' },
        executable: { type: 'string' },
        json: { type: 'boolean', default: false },
        sarif: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      out(USAGE);
      return 0;
    }
    if (values.json && values.sarif) throw new LintError('--json and --sarif exclude each other', USAGE);
    const report = await lintAssembly(values);
    if (values.sarif) out(formatSarif(report, workspaceRoot()));
    else out(values.json ? JSON.stringify(report, null, 2) : formatHuman(report, colour));
    return isBlocking(report) ? 1 : 0;
  } catch (problem) {
    if (problem instanceof LintError) error(`${problem.message}\n${problem.remedy}`);
    else error(`${(problem as Error).message}\n\n${USAGE}`);
    return COULD_NOT_RUN;
  }
}
