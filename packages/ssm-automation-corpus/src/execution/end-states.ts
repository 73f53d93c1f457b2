import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const call = z.strictObject({ service: z.string(), api: z.string(), parameters: z.record(z.string(), z.unknown()) });

const setUpCall = call.extend({
  /** Names for values of the answer, by selector; `{{name}}` stands for them later. */
  remember: z.record(z.string(), z.string()).optional(),
  /** The call is repeated until the selector gives the value. */
  until: z.strictObject({ selector: z.string(), value: z.string() }).optional(),
});

const endStateCase = z.strictObject({
  title: z.string(),
  /** For people; the digest decides. */
  document: z.string(),
  /** Of the document's text, hexadecimal: what is declared holds for this text alone. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** What is there before: one of the file's states. */
  state: z.string(),
  parameters: z.record(z.string(), z.array(z.string())),
  /** What a person answers where the runbook waits for one. */
  answer: z.enum(['Approve', 'Reject', 'Resume']).optional(),
  status: z.enum(['Success', 'Failed', 'TimedOut', 'Rejected', 'Cancelled']),
  /** What the account's own APIs have to say afterwards. */
  then: z.array(call.extend({ selector: z.string(), values: z.array(z.string()) })).min(1),
});

const endStateFile = z.strictObject({ states: z.record(z.string(), z.array(setUpCall)), cases: z.array(endStateCase) });

/** One call that makes a state. */
export type SetUpCall = z.infer<typeof setUpCall>;

/** A document, what it is given and what it has to leave behind. */
export interface EndStateCase extends Omit<z.infer<typeof endStateCase>, 'state'> {
  readonly setUp: readonly SetUpCall[];
}

/**
 * Every declared end state.
 * @param folder of JSON files
 * @throws Error for a file that does not follow the schema, or a case in a state that its file does not have
 */
export function readEndStates(folder: string): EndStateCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const { states, cases } = endStateFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      return cases.map(({ state, ...rest }) => {
        const setUp = states[state];
        if (!setUp) throw new Error(`${name}: ${rest.title}: there is no state "${state}"`);
        return { ...rest, setUp };
      });
    });
}
