import { noSuch } from '@nss/command-line';
import { type RunbookDefinition } from '@nss/runbook-definition';
import { RUNBOOKS } from '../runbooks';

/**
 * The runbook of a name.
 * @throws WrongUse for a name that none has
 */
export function namedRunbook(name: string): RunbookDefinition {
  const found = RUNBOOKS.find((each) => each.name === name);
  if (!found)
    throw noSuch(
      'runbook',
      name,
      RUNBOOKS.map((each) => each.name),
    );
  return found;
}
