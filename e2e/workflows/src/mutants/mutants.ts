import { checkRules, githubFiles, type DispatchChoice, WorkflowError } from '@nss/workflow-runner/rules';
import { RULES } from '../rules/rules';
import { actionlint } from '../static/actionlint';
import { type Version } from '../static/tool';
import { zizmor } from '../static/zizmor';
import { IDENTITY_OPERATORS } from './identity';
import { edited, type Operator } from './operator';
import { ORDER_OPERATORS } from './order';
import { RIGHTS_OPERATORS } from './rights';
import { SUPPLY_OPERATORS } from './supply';

/** A set of files, as they are or with one thing broken. */
export type Texts = Readonly<Record<string, string>>;

/** One broken version. */
export interface Mutant {
  operator: string;
  /** The file that was changed. */
  path: string;
  /** `deploy.yml synth step 3` */
  place: string;
  texts: Texts;
}

/** A mutant, and the checks that noticed. */
export interface Verdict extends Pick<Mutant, 'operator' | 'place'> {
  /** `rule identity-needs-environment`, `zizmor unpinned-uses` */
  caughtBy: string[];
}

/** Every way there is to break a file. */
const OPERATORS: readonly Operator[] = [
  ...IDENTITY_OPERATORS,
  ...ORDER_OPERATORS,
  ...RIGHTS_OPERATORS,
  ...SUPPLY_OPERATORS,
];

/** Files as the mutants have them, written again by the same writer, so that only the mutation differs. */
export function rewritten(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, edited(text, () => undefined)]));
}

/** Breaks files in every way, one thing at a time. */
export function mutants(texts: Texts, operators: readonly Operator[] = OPERATORS): Mutant[] {
  return operators.flatMap((operator) =>
    Object.entries(texts).flatMap(([path, text]) =>
      operator
        .mutate(path, text)
        .filter((mutation) => mutation.text !== text)
        .map((mutation) => ({
          operator: operator.name,
          path,
          place: `${path.replace(/^\.github\/(workflows\/)?/, '')} ${mutation.place}`,
          texts: { ...texts, [path]: mutation.text },
        })),
    ),
  );
}

interface Noticed {
  check: string;
  /** The same for the same thing on another line. */
  key: string;
}

function byRules(texts: Texts, choices: readonly DispatchChoice[]): Noticed[] {
  try {
    return checkRules(githubFiles(texts, choices), RULES).map(({ rule, path, problem }) => ({
      check: `rule ${rule}`,
      key: `${rule} ${path} ${problem}`,
    }));
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    return [{ check: 'rule (not a workflow)', key: error.message }];
  }
}

/** The tools look at the file that was changed, our rules at all of them together. */
async function notice(versions: readonly Version[], choices: readonly DispatchChoice[]): Promise<Noticed[][]> {
  const tools = await Promise.all([actionlint(versions), zizmor(versions)]);
  return versions.map(({ texts }, index) => [
    ...byRules(texts, choices),
    ...tools.flatMap((findings) =>
      findings[index]!.map(({ tool, rule, path, problem }) => ({
        check: `${tool} ${rule}`,
        key: `${tool} ${rule} ${path} ${problem}`,
      })),
    ),
  ]);
}

/** How often each thing was noticed. */
function counted(noticed: readonly Noticed[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of noticed) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Which checks notice each mutant: those that say something they do not say about the files as they are. */
export async function judge(
  texts: Texts,
  broken: readonly Mutant[],
  choices: readonly DispatchChoice[],
): Promise<Verdict[]> {
  const [before = [], ...after] = await notice(
    [{ texts }, ...broken.map((mutant) => ({ texts: mutant.texts, only: [mutant.path] }))],
    choices,
  );
  const known = counted(before);
  return broken.map(({ operator, place }, index) => {
    const seen = counted(after[index]!);
    const fresh = after[index]!.filter(({ key }) => seen.get(key)! > (known.get(key) ?? 0));
    return { operator, place, caughtBy: [...new Set(fresh.map(({ check }) => check))] };
  });
}
