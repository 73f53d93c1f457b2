import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Plan } from '../instrument/instrument';
import { remoteActions } from '../workflow-file/remote-actions';
import { type WorkflowFile } from '../workflow-file/workflow-file';
import { type GitHubEvent } from './events';
import { type RunParts } from './run-parts';

/** Where a run keeps its files. */
export interface RunFolders {
  /** The instrumented workflows; act starts there. */
  workflows: string;
  home: string;
  temporary: string;
  eventFile: string;
  /** Workspaces of the jobs. */
  act: string;
}

/** Writes the instrumented workflows and the event, and makes the folders of a run. */
export function writeRunFiles(folder: string, plan: Plan, event: GitHubEvent): RunFolders {
  const folders: RunFolders = {
    workflows: join(folder, 'workflows'),
    home: join(folder, 'home'),
    temporary: join(folder, 'tmp'),
    eventFile: join(folder, 'event.json'),
    act: join(folder, 'act'),
  };
  for (const [path, text] of Object.entries(plan.files)) {
    mkdirSync(dirname(join(folders.workflows, path)), { recursive: true });
    writeFileSync(join(folders.workflows, path), text);
  }
  mkdirSync(folders.home);
  mkdirSync(folders.temporary);
  writeFileSync(folders.eventFile, JSON.stringify(event.payload));
  return folders;
}

/** What `github.*` is read from. */
export function runContext(
  { state, serverUrl }: RunParts,
  event: GitHubEvent,
  run: { id: number; number: number },
  workflow: WorkflowFile,
): Record<string, string> {
  const { owner, name, id: repositoryId, ownerId } = state.repository;
  return {
    GITHUB_REPOSITORY: `${owner}/${name}`,
    GITHUB_REPOSITORY_ID: String(repositoryId),
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_REPOSITORY_OWNER_ID: String(ownerId),
    GITHUB_REF: event.ref,
    SHA_REF: event.sha,
    GITHUB_REF_NAME: event.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: event.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_HEAD_REF: event.headRef,
    GITHUB_BASE_REF: event.baseRef,
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(run.number),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_TRIGGERING_ACTOR: event.actor,
    GITHUB_WORKFLOW_REF: `${owner}/${name}/${workflow.path}@${event.ref}`,
    GITHUB_WORKFLOW_SHA: event.sha,
    GITHUB_SERVER_URL: serverUrl,
    GITHUB_API_URL: serverUrl,
    GITHUB_GRAPHQL_URL: `${serverUrl}/graphql`,
    RUNNER_ENVIRONMENT: 'github-hosted',
  };
}

/** Folders that stand in for the remote actions which the workflows and the repository's own actions use. @throws Error for one nobody stands in for */
export function runActions(parts: RunParts, event: GitHubEvent, plan: Plan): Record<string, string> {
  const { remote } = parts.state;
  const own = remote
    .list(event.sha, '.github')
    .filter((path) => /(^|\/)action\.ya?ml$/.test(path))
    .map((path) => ({ path, text: remote.read(event.sha, path)! }));
  const workflows = Object.entries(plan.files).map(([path, text]) => ({ path, text }));
  return Object.fromEntries(
    [...workflows, ...own]
      .flatMap(({ path, text }) => remoteActions(path, text))
      .map(({ repository, ref }) => [`${repository}@${ref}`, parts.fakeOf(repository)]),
  );
}

/** Folders of a run's artifacts, by name. */
export function runArtifacts(artifactsFolder: string, id: number): Record<string, string> {
  const folder = join(artifactsFolder, String(id));
  return existsSync(folder)
    ? Object.fromEntries(
        readdirSync(folder)
          .sort()
          .map((name) => [name, join(folder, name)]),
      )
    : {};
}
