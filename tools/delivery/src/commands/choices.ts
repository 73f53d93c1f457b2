import { say } from '../github/job';
import { workspaceRoot } from '@nss/workspace';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_ENVIRONMENTS } from '@nss/environment';
import { choicesFor, withChoices } from '../runbook/choices';
import { environments } from './environment';

/** Workflows with a form as they are, and as they should be. */
export function workflowChoices(): { readonly path: string; readonly is: string; readonly shouldBe: string }[] {
  return Object.entries(choicesFor(environments(OWN_ENVIRONMENTS))).map(([path, choices]) => {
    const is = readFileSync(join(workspaceRoot(), path), 'utf8');
    return { path, is, shouldBe: withChoices(is, choices) };
  });
}

/** `choices`: writes the runbooks and environments there are into the forms of the workflows that offer them. */
export async function choices(): Promise<number> {
  for (const { path, is, shouldBe } of workflowChoices()) {
    if (is !== shouldBe) writeFileSync(join(workspaceRoot(), path), shouldBe);
    say(is === shouldBe ? `${path} is up to date` : `${path} was brought up to date`);
  }
  return 0;
}
