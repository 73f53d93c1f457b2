import { silently } from '@nss/command-line';
import { type Account } from '@nss/deployment';
import { retireCommand } from '@nss/operations/commands';

/** What the command ended with, what it said to people, and what it answers programs. */
export interface RetireEnded {
  readonly code: number | void;
  readonly said: string;
  readonly answer: unknown;
}

/**
 * Calls `npm run -s retire` with environment files of a folder.
 * @param environment its name
 * @param options consent by the whole name, and what is skipped. @default neither
 * @throws WrongUse, and whatever the command throws
 */
export async function retire(
  directory: string,
  administrator: Account,
  environment: string,
  { confirm, skip = [] }: { readonly confirm?: string | undefined; readonly skip?: readonly string[] } = {},
): Promise<RetireEnded> {
  const [said, answers]: [string[], unknown[]] = [[], []];
  const say = (line: string) => void said.push(line);
  const before = process.env['ENVIRONMENTS_DIR'];
  process.env['ENVIRONMENTS_DIR'] = directory;
  try {
    const code = await retireCommand(async () => () => administrator).run({
      arguments: [],
      out: say,
      error: say,
      phase: silently,
      heldWhile: () => undefined,
      answer: (value) => void answers.push(value),
      options: { environment, purpose: undefined, account: undefined, region: undefined, skip, confirm },
    });
    return { code, said: said.join('\n'), answer: answers[0] };
  } finally {
    if (before === undefined) delete process.env['ENVIRONMENTS_DIR'];
    else process.env['ENVIRONMENTS_DIR'] = before;
  }
}
