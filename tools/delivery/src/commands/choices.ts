import { say } from '../github/job';
import { workspaceRoot } from '@nss/workspace';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_ENVIRONMENTS } from '@nss/environment';
import { choicesFor, RUNBOOK_WORKFLOW, withChoices } from '../runbook/choices';
import { environments } from './environment';

/** The workflow as it is, and as it should be. */
export function workflowChoices(): { readonly is: string; readonly shouldBe: string } {
  const is = readFileSync(join(workspaceRoot(), RUNBOOK_WORKFLOW), 'utf8');
  return { is, shouldBe: withChoices(is, choicesFor(environments(OWN_ENVIRONMENTS))) };
}

/** `choices`: writes the runbooks and environments there are into the form of the runbook workflow. */
export async function choices(): Promise<number> {
  const { is, shouldBe } = workflowChoices();
  if (is !== shouldBe) writeFileSync(join(workspaceRoot(), RUNBOOK_WORKFLOW), shouldBe);
  say(is === shouldBe ? `${RUNBOOK_WORKFLOW} is up to date` : `${RUNBOOK_WORKFLOW} was brought up to date`);
  return 0;
}
