import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fakeManifests, fakeSources } from '../fakes/build-fakes';
import { parseYaml, readWorkflow, type Step, type WorkflowFile } from '../workflow-file/workflow-file';
import { type ActionInputs, type GitHubFiles, type DispatchChoice } from './rule';

/** An action of the repository itself. */
export interface ActionFile {
  path: string;
  /** `.github/actions/set-up` */
  folder: string;
  text: string;
  inputs: ActionInputs;
  steps: readonly Step[];
  positionOf: WorkflowFile['positionOf'];
}

interface Manifest {
  inputs?: Record<string, { required?: boolean; default?: unknown } | null>;
  runs?: { steps?: Step[] };
}

function inputsOf({ inputs = {} }: Manifest): ActionInputs {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, input?.required === true && input.default === undefined]),
  );
}

/** Reads an action's own file. @throws WorkflowError when it is no YAML */
export function readAction(path: string, text: string): ActionFile {
  const { value, positionOf } = parseYaml(path, text);
  const manifest = (value ?? {}) as Manifest;
  return {
    path,
    folder: dirname(path),
    text,
    inputs: inputsOf(manifest),
    steps: manifest.runs?.steps ?? [],
    positionOf,
  };
}

let known: Record<string, ActionInputs> | undefined;

/** Inputs of the actions that somebody stands in for; they are declared like the real ones. Read once. */
function knownManifests(): Record<string, ActionInputs> {
  return (known ??= Object.fromEntries(
    fakeManifests().map((path) => [
      dirname(path),
      readAction(path, readFileSync(join(fakeSources(), path), 'utf8')).inputs,
    ]),
  ));
}

/** Forms that people fill in: GitHub runs nothing of them, and no tool for workflows can read one. */
const FORMS = /^(ISSUE|DISCUSSION)_TEMPLATE\//;

/**
 * The texts below `.github` of a checkout, by path, without the forms of issues and discussions.
 * https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
 */
export function githubTexts(root: string): Record<string, string> {
  const folder = join(root, '.github');
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.ya?ml$/.test(path) && !FORMS.test(path))
      .sort()
      .map((path) => [`.github/${path}`, readFileSync(join(folder, path), 'utf8')]),
  );
}

/** Reads what the rules look at. @throws WorkflowError for a file that is no workflow */
export function githubFiles(
  texts: Readonly<Record<string, string>>,
  choices: readonly DispatchChoice[] = [],
): GitHubFiles {
  const entries = Object.entries(texts);
  return {
    workflows: entries
      .filter(([path]) => path.startsWith('.github/workflows/'))
      .map(([path, text]) => readWorkflow(path, text)),
    actions: entries
      .filter(([path]) => /(^|\/)action\.ya?ml$/.test(path))
      .map(([path, text]) => readAction(path, text)),
    manifests: knownManifests(),
    choices,
  };
}
