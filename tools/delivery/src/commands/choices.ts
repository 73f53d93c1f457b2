import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_ENVIRONMENTS, workspaceRoot } from '@nss/infra';
import { RUNBOOKS } from '@nss/runbooks';
import { withChoices } from '../runbook/choices';
import { environments, say } from './environment';

const WORKFLOW = '.github/workflows/runbook.yml';

/** The workflow as it is, and as it should be. */
export function workflowChoices(): { readonly is: string; readonly shouldBe: string } {
  const is = readFileSync(join(workspaceRoot(), WORKFLOW), 'utf8');
  return { is, shouldBe: withChoices(is, { runbooks: RUNBOOKS.map(({ name }) => name), environments: environments(OWN_ENVIRONMENTS).map(({ name }) => name) }) };
}

/** `choices`: writes the runbooks and environments there are into the form of the runbook workflow. */
export async function choices(): Promise<number> {
  const { is, shouldBe } = workflowChoices();
  if (is !== shouldBe) writeFileSync(join(workspaceRoot(), WORKFLOW), shouldBe);
  say(is === shouldBe ? `${WORKFLOW} is up to date` : `${WORKFLOW} was brought up to date`);
  return 0;
}
