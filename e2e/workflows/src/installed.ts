import { workspaceRoot } from '@nss/workspace';
import { type InstalledFolders } from '@nss/workflow-runner';

/** What the set-up of this checkout has made, for jobs that run on the same lockfiles. */
export const INSTALLED: InstalledFolders = {
  from: workspaceRoot(),
  lockfiles: ['package-lock.json', 'tools/setup/python/requirements.txt'],
  folders: ['node_modules', '.venv'],
  made: ['dist/run'],
};
