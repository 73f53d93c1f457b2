import { type RelayPlan, deriveRelayPlan } from './derive/relay-plan';
import { checks, fleetChecks, pairChecks } from './checks';
import { relatedEnvironments } from './checks/related-environments';
import { type Draft, atFile, displayPath, place, readDraft } from './draft';
import { nameIfKnown } from './environments-by-name';
import { nameFindings } from './names';
import { type Finding, type Problem, byPosition } from './problem';
import { type EnvironmentFile, findTwins, listFiles } from './reading/list-files';
import { runChecks, runFleetChecks } from './run-checks';
import { type Environment } from './schema';
import { environmentsDirectory } from './workspace';

/** One environment and the file that describes it. */
export interface LoadedEnvironment {
  /** `dev`: the environment's name and the file's. */
  readonly name: string;
  /** Path of the file, relative to the current directory where it lies below it. */
  readonly file: string;
  readonly environment: Environment;
  /** What is derived from it. */
  readonly plan: RelayPlan;
}

/** Every environment, or every problem; never both. Warnings come with either. */
export type LoadResult = { readonly warnings: readonly Problem[] } & (
  | { readonly environments: readonly LoadedEnvironment[]; readonly problems?: undefined }
  | { readonly problems: readonly Problem[]; readonly environments?: undefined }
);

/**
 * Reads, parses and checks every environment file of a directory. All problems of all files are reported at once; one is
 * enough for no environment to be returned.
 *
 * @param directory @default - ENVIRONMENTS_DIR, or environments
 */
export function loadEnvironments(directory: string = environmentsDirectory()): LoadResult {
  const listing = listFiles(directory);
  if (!('files' in listing)) {
    return {
      problems: [atFile(displayPath(directory), { ...listing, allowed: 'a directory of environment files' })],
      warnings: [],
    };
  }
  const drafts = listing.files.map(readDraft);
  refuseTwins(drafts, listing.files);
  const all = drafts.map(({ environment }) => environment);
  const related = relatedEnvironments(all);
  const named = byName(drafts);
  for (const [index, draft] of drafts.entries()) {
    const neighbours = (related[index] ?? []).flatMap((other) => all[other] ?? []);
    note(draft, [
      ...nameFindings(draft, named.get(nameIfKnown(draft.environment)) ?? []),
      ...runChecks(draft.environment, checks),
      ...runFleetChecks(draft.environment, { environments: all, related: neighbours }, { fleetChecks, pairChecks }),
    ]);
  }
  return resultOf(drafts);
}

/**
 * Reads, parses and checks one environment file by itself, as a unit that nothing else decides. What the rules about several
 * environments say, {@link loadEnvironments} says.
 *
 * @param name of the environment: its file without .yaml
 * @param directory @default - ENVIRONMENTS_DIR, or environments
 */
export function loadEnvironment(name: string, directory: string = environmentsDirectory()): LoadResult {
  const listing = listFiles(directory);
  const file = 'files' in listing ? listing.files.find(({ stem }) => stem === name) : undefined;
  if (!file) {
    const problem =
      'files' in listing
        ? { message: `there is no environment ${name}`, remedy: `add ${name}.yaml, or name an environment that exists` }
        : listing;
    return {
      problems: [atFile(displayPath(directory), { ...problem, allowed: 'a directory of environment files' })],
      warnings: [],
    };
  }
  const draft = readDraft(file);
  note(draft, [...nameFindings(draft, []), ...runChecks(draft.environment, checks)]);
  return resultOf([draft]);
}

function note(draft: Draft, findings: readonly Finding[]): void {
  for (const finding of findings) (finding.severity ? draft.warnings : draft.problems).push(place(draft, finding));
}

function resultOf(drafts: readonly Draft[]): LoadResult {
  const environments = drafts.flatMap(finish);
  const problems = drafts.flatMap((draft) => draft.problems).sort(byPosition);
  const warnings = drafts.flatMap((draft) => draft.warnings).sort(byPosition);
  return problems.length > 0 ? { problems, warnings } : { environments, warnings };
}

function byName(drafts: readonly Draft[]): ReadonlyMap<string | undefined, readonly Draft[]> {
  const named = new Map<string | undefined, Draft[]>();
  for (const draft of drafts) {
    const name = nameIfKnown(draft.environment);
    const same = named.get(name);
    if (same) same.push(draft);
    else named.set(name, [draft]);
  }
  return named;
}

/** Derives the plan of a draft without problems; what cannot be derived is its last possible problem. */
function finish(draft: Draft): LoadedEnvironment[] {
  if (draft.problems.length > 0) return [];
  const { stem: name, file, environment } = draft;
  const { plan, problems } = deriveRelayPlan(environment);
  draft.problems.push(...problems.map((finding) => place(draft, finding)));
  return plan ? [{ name, file, environment, plan }] : [];
}

function refuseTwins(drafts: readonly Draft[], files: readonly EnvironmentFile[]): void {
  for (const { file, first } of findTwins(files)) {
    const draft = drafts.find((candidate) => candidate.file === displayPath(file.path));
    draft?.problems.push(
      atFile(draft.file, {
        message: `${displayPath(first.path)} describes the environment ${first.stem} already`,
        allowed: 'one file an environment',
        remedy: 'remove one of the two',
      }),
    );
  }
}
