import { writeFileSync } from 'node:fs';
import { WrongUse } from '@nss/command-line';
import { digestOfPlan, type PreparedRepair } from '@nss/operations';
import { z } from 'zod';
import { readWritten } from '../promotion/written-file';

/** Writes what was planned for an environment, for the job that does it once it is approved. */
export function writePlan(file: string, environment: string, { plan, changeSets }: PreparedRepair): void {
  writeFileSync(file, `${JSON.stringify({ environment, plan, changeSets }, undefined, 2)}\n`);
}

const difference = z.looseObject({
  kind: z.enum(['added', 'removed', 'altered']),
  type: z.string(),
  physicalId: z.string(),
  path: z.string(),
});
const call = z.strictObject({
  service: z.string(),
  operation: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  by: z.literal('workflow'),
});
const change = z.strictObject({
  stackName: z.string(),
  logicalId: z.string(),
  type: z.string(),
  action: z.enum(['Add', 'Modify', 'Remove']),
  properties: z.array(z.string()),
  isReplaced: z.boolean(),
});
const written = z.strictObject({
  environment: z.string(),
  plan: z.strictObject({
    reverted: z.array(difference),
    stacks: z.array(z.string()),
    steps: z.array(z.strictObject({ difference, calls: z.array(call) })),
    left: z.array(z.strictObject({ difference, reason: z.string() })),
  }),
  changeSets: z.array(
    z.strictObject({
      stackName: z.string(),
      changeSetArn: z.string(),
      standsAt: z.string(),
      changes: z.array(change),
    }),
  ),
});

/**
 * Reads what was planned.
 * @param digest of the plan that was approved
 * @throws Error where it is another environment's, or another plan than was approved
 */
export function readPlan(file: string, environment: string, digest: string): PreparedRepair {
  const { environment: planned, plan, changeSets } = readWritten(file, written);
  if (planned !== environment)
    throw new Error(`${file} is the plan of ${planned}, not of ${environment}: start the workflow again`);
  const found = digestOfPlan(environment, plan, changeSets);
  if (found !== digest)
    throw new Error(`${file} is the plan ${found}, and ${digest} was approved: nothing was done, plan again`);
  return { plan, changeSets, digest };
}

/**
 * The digest of a plan as somebody gave it.
 * @throws WrongUse for anything else
 */
export function approvedDigest(text: string): string {
  if (!/^([0-9a-f]{16})?$/.test(text))
    throw new WrongUse(`"${text.slice(0, 80)}" is no digest of a plan: 16 hexadecimal digits, as its summary has them`);
  return text;
}
