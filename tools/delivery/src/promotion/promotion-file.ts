import { writeFileSync } from 'node:fs';
import { type AssemblyStack, type Promotion, type StackPromotion } from '@nss/deployment';
import { z } from 'zod';
import { readWritten } from './written-file';

/** What a stack would change, as it is written down; what it means is {@link StackPromotion}'s. */
const stackSchema = z
  .looseObject({
    id: z.string(),
    state: z.enum(['prepared', 'unchanged']),
    standsAt: z.string(),
    changeSetArn: z.string().optional(),
    kept: z.array(z.string()).optional(),
    records: z.array(z.string()).optional(),
    removal: z
      .object({
        logicalIds: z.array(z.string()),
        changeSetArn: z.string(),
        restUrl: z.string(),
        formerUrl: z.string(),
      })
      .optional(),
    unprotected: z.array(z.string()),
    changes: z.array(z.looseObject({})),
  })
  .transform((written) => written as unknown as Omit<StackPromotion, 'stack'> & { readonly id: string });

/** A promotion on its way from the job that prepared it to the one that executes it. Templates stay in the assembly; `digest` is the assembly's. */
const schema = z.object({
  environment: z.string(),
  digest: z.string(),
  changeSetName: z.string(),
  consent: z.object({ change: z.string(), losses: z.array(z.string()) }),
  stacks: z.array(stackSchema),
});

type WrittenPromotion = z.output<typeof schema>;

/** What somebody has to consent to before it is executed. */
export interface ConsentNeeded {
  /** Digest of the change. */
  readonly change: string;
  /** What it loses: `nss-prod-system/Relay/Web01/Instance: replaced`. */
  readonly losses: readonly string[];
}

/** What a promotion is for. */
export interface PromotionSubject {
  readonly environment: string;
  readonly digest: string;
}

/** Writes a promotion down. */
export function writePromotion(
  file: string,
  { environment, digest }: PromotionSubject,
  { changeSetName, stacks }: Promotion,
  consent: ConsentNeeded,
): void {
  const written: WrittenPromotion = {
    environment,
    digest,
    consent: { ...consent, losses: [...consent.losses] },
    changeSetName,
    stacks: stacks.map(({ stack, ...rest }) => ({ id: stack.id, ...rest })),
  };
  writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`);
}

/**
 * Reads a promotion back.
 * @param stacks of the environment, from the assembly it is executed with
 * @throws Error when it was prepared for another environment or from another assembly
 */
export function readPromotion(
  file: string,
  { environment, digest }: PromotionSubject,
  stacks: readonly AssemblyStack[],
): Promotion {
  const written = readWritten(file, schema);
  if (written.environment !== environment)
    throw new Error(`${file} was prepared for ${written.environment} and not for ${environment}`);
  if (written.digest !== digest)
    throw new Error(`${file} was prepared from the assembly ${written.digest} and not from ${digest}`);
  return {
    changeSetName: written.changeSetName,
    stacks: written.stacks.map(({ id, ...rest }) => {
      const stack = stacks.find((each) => each.id === id);
      if (!stack) throw new Error(`${file} holds a change set for ${id}, which the assembly does not have`);
      return { stack, ...rest };
    }),
  };
}

/**
 * Holds a promotion against the consent that was given.
 * @param given digest of the change that somebody consented to; empty where nobody was asked
 * @throws Error when it would lose something, and the consent is to nothing or to another change
 */
export function requireConsent(file: string, given: string): void {
  const {
    environment,
    consent: { change, losses },
  } = readWritten(file, schema);
  if (losses.length === 0 || given === change) return;
  throw new Error(
    `${environment} would lose what nobody consented to: nothing was deployed\n${losses.map((loss) => `- ${loss}`).join('\n')}\nwanted is a consent to the change ${change}, given was ${given === '' ? 'none' : given}`,
  );
}
