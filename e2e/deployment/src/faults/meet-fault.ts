import { type EnvironmentFile } from '../reference-environments';
import { type Listing, listingDifferences } from '../listing/listing';
import { type FaultCase } from './fault-case';
import { type Ended, type FaultyProd } from './faulty-prod';

/** How a deployment that met a fault ended. */
export interface FaultOutcome {
  /** `owner: AWS::EC2::Subnet update slow` */
  readonly name: string;
  /**
   * `former state`: said what failed, and everything is as it was. `next step`: named one, which led there. `left behind`: made, and
   * what could not be deleted was named with what to do. `not met`: the fault was at nothing that was done. `failed`: none of these.
   */
  readonly outcome: 'former state' | 'next step' | 'left behind' | 'not met' | 'failed';
  readonly detail: string;
  readonly seconds: number;
}

const RECOVER = 'npm run -s recover';
const BY_HAND = /delete it by hand/;
const FORMER_COMMIT = /deploy this or the former commit/;

/** What is deployed when the fault comes, and what was there before. */
export interface Former {
  /** Undefined before a first deployment. */
  readonly file: EnvironmentFile | undefined;
  readonly there: Listing;
}

/** Deploys a file with a fault, does what its message says where it says something, and looks at what is there then. */
export async function meetFault(
  prod: FaultyProd,
  file: EnvironmentFile,
  { name, fault }: FaultCase,
  former: Former,
): Promise<FaultOutcome> {
  const began = Date.now();
  const ended = (outcome: FaultOutcome['outcome'], detail: string): FaultOutcome => ({
    name,
    outcome,
    detail: detail.slice(0, 2000),
    seconds: Math.round((Date.now() - began) / 1000),
  });
  await prod.plant(fault);
  const met = await prod.deploy(file);
  const struck = await prod.clear();
  const { message } = met;
  if (struck === 0) return ended(message === undefined ? 'not met' : 'failed', message ?? '');
  const differences = async () => listingDifferences(former.there, await prod.listing());
  if (message === undefined) return made(met, fault.type, ended);
  if (!message.includes(fault.type)) return ended('failed', `does not say what failed: ${message}`);
  const left = await differences();
  if (left.length === 0) return ended('former state', firstLine(message));
  if (BY_HAND.test(message)) return ended('left behind', firstLine(message));
  const step = await nextStep(prod, message, former);
  if (step === undefined) return ended('failed', `${message}\n${left.join('\n')}`);
  const after = await differences();
  return after.length === 0 ? ended('next step', step) : ended('failed', `${step}, then\n${after.join('\n')}`);
}

/** A deployment that was made in spite of a fault: only a deletion may fail behind it. */
function made(
  { said }: Ended,
  type: string,
  ended: (outcome: FaultOutcome['outcome'], detail: string) => FaultOutcome,
): FaultOutcome {
  const left = said.filter((line) => line.includes('left behind: ') && line.includes(type) && BY_HAND.test(line));
  return left.length > 0 ? ended('left behind', left.join('; ')) : ended('failed', 'made, and nothing was said');
}

/** Does what a message names. @returns what that was; undefined where it names nothing */
async function nextStep(prod: FaultyProd, message: string, { file }: Former): Promise<string | undefined> {
  if (message.includes(RECOVER)) return `${RECOVER}: ${await prod.recover()}`;
  if (!FORMER_COMMIT.test(message) || !file) return undefined;
  const again = await prod.deploy(file);
  return `the former commit: ${again.message ?? 'deployed'}`;
}

const firstLine = (text: string) => text.split('\n')[0] ?? '';
