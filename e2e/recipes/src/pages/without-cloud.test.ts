import { pageCommands } from '@nss/docs';
import { RepositoryCopy } from '../repository-copy';

jest.setTimeout(600_000);

/** Commands that need no cloud and no network; what they write, they write into the copy. */
const BEGINNINGS = [
  'npm run -s environments',
  'npm run -s cost',
  'npm run -s report',
  'npm run -s delivery -- choices',
  'npm run -s runbook -- synth',
  'npm run -s runbook -- validate',
  'node tools/setup/src/synth.mjs',
] as const;

let copy: RepositoryCopy;
beforeAll(() => {
  copy = new RepositoryCopy();
});
afterAll(() => copy.remove());

test.each(BEGINNINGS.flatMap((beginning) => pageCommands(beginning)))('as a page has it: %s', (command) => {
  copy.run(command);
});
