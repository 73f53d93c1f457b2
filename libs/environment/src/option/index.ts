import { listFiles } from '../reading/list-files';
import { environmentsDirectory } from '../workspace';

/** Names of the environments that there are files of, whatever is wrong with those: for help and completion, which read none. */
export function environmentNames(): string[] {
  const listing = listFiles(environmentsDirectory());
  return 'files' in listing ? listing.files.map(({ stem }) => stem) : [];
}

/** `--environment NAME` of every command that works on one. */
export const environmentOption = {
  value: 'NAME',
  short: 'e',
  description: 'the environment: its file without .yaml',
  choices: environmentNames,
} as const;
