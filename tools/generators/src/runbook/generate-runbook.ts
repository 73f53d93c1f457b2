import { WrongUse } from '@nss/command-line';
import { type Addition } from '../apply';
import { Changes } from '../changes';
import { GENERATED } from '../generated-files';
import { camelCase, oneLine, snakeCase, words } from '../names';
import { RUNBOOKS } from '../runbook-list';
import { definitionText, pageText, type RunbookNames, scriptText, testText } from './texts';

/**
 * With the longest purpose, of 31 characters, and `-role-01` it is a role's name, and IAM takes 64.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const LONGEST_NAME = 24;

/** What its definition would say twice. */
const TAKEN_WORDS = [
  'assume-role-parameter',
  'reads-description',
  'read-system',
  'runbook-definition',
  'runbook-place',
];

/**
 * A runbook that reads what should be there and says it: its folder, its test, and every list.
 *
 * @throws WrongUse for a name that cannot be one, or is taken
 */
export function generateRunbook(root: string, name: string, summary: string): Addition {
  const each = words(name, LONGEST_NAME);
  const folder = `${RUNBOOKS}/${name}`;
  const changes = new Changes(root);
  if (changes.has(folder)) throw new WrongUse(`there is a runbook ${name}: ${folder}`);
  if (TAKEN_WORDS.includes(name)) throw new WrongUse(`'${name}' is the name of something that a runbook is made of`);
  const names: RunbookNames = {
    name,
    definition: camelCase(each),
    handler: snakeCase(each),
    summary: oneLine('summary', summary, { fullStop: false }),
  };
  changes.create(`${folder}/${name}.ts`, definitionText(names));
  changes.create(`${folder}/${names.handler}.py`, scriptText(names));
  changes.create(`${folder}/${name}.md`, pageText(names));
  changes.create(`e2e/runbooks/src/${name}/${name}.test.ts`, testText(names));
  const { runbookList, runbookPages, workflowChoices, stageSnapshot } = GENERATED;
  return { changes, generated: [runbookList, runbookPages, workflowChoices, stageSnapshot] };
}
