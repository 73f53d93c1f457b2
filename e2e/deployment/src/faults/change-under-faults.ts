import { type Listing, listingDifferences } from '../listing/listing';
import { type FaultCase, faultCases, touched } from './fault-case';
import { type FaultyChange } from './faulty-changes';
import { FaultyProd } from './faulty-prod';
import { type FaultOutcome, type Former, meetFault } from './meet-fault';

/** One change, and what is there before and after it when nothing fails. */
export class ChangeUnderFaults {
  private prod: FaultyProd | undefined;
  private former: Former | undefined;

  private constructor(
    private readonly change: FaultyChange,
    /** What is there after it. */
    private readonly undisturbed: Listing,
    /** Every fault at everything it does. */
    readonly cases: readonly FaultCase[],
    /** What it is known by. */
    readonly assemblies: readonly string[],
  ) {}

  /**
   * Makes the change once undisturbed.
   * @throws Error where it cannot be made
   */
  static async of(change: FaultyChange): Promise<ChangeUnderFaults> {
    const prod = await FaultyProd.begin();
    try {
      const { before, after } = change;
      if (before) required(await prod.deploy(before));
      const { promotion } = required(await prod.deploy(after));
      const files = before ? [before, after] : [after];
      const assemblies = await Promise.all(files.map(async (file) => (await prod.prepare(file)).assembly));
      const cases = (promotion ? touched(promotion) : []).flatMap((each) => faultCases(...each));
      return new ChangeUnderFaults(change, await prod.listing(), deletionsLast(cases), assemblies);
    } finally {
      await prod.end();
    }
  }

  /** Makes it with a fault, from where it begins. */
  async meet(fault: FaultCase): Promise<FaultOutcome> {
    const { prod, former } = await this.standing();
    const outcome = await meetFault(prod, this.change.after, fault, former);
    // What is there now is not what was there before.
    if (!['former state', 'next step'].includes(outcome.outcome)) await this.end();
    return { ...outcome, name: `${this.change.name}: ${outcome.name}` };
  }

  /** Makes it undisturbed after the faults that it met. @returns what is there otherwise than without them */
  async finish(): Promise<string[]> {
    if (!this.prod) return [];
    const { message } = await this.prod.deploy(this.change.after);
    const left = message ? [message] : listingDifferences(this.undisturbed, await this.prod.listing());
    await this.end();
    return left;
  }

  async end(): Promise<void> {
    await this.prod?.end();
    this.prod = undefined;
  }

  private async standing(): Promise<{ prod: FaultyProd; former: Former }> {
    if (this.prod && this.former) return { prod: this.prod, former: this.former };
    const { before: file, after } = this.change;
    const prod = (this.prod = await FaultyProd.begin());
    if (file) required(await prod.deploy(file));
    // Its roles may be others; an administrator bootstraps before a first deployment.
    await prod.prepare(after);
    const former = (this.former = { file, there: await prod.listing() });
    return { prod, former };
  }
}

function required<E extends { readonly message: string | undefined }>(ended: E): E {
  if (ended.message !== undefined) throw new Error(ended.message);
  return ended;
}

/** What could not be deleted is there afterwards: the next case begins elsewhere. */
function deletionsLast(cases: readonly FaultCase[]): FaultCase[] {
  const isDeletion = ({ fault }: FaultCase) => fault.handler === 'delete';
  return [...cases.filter((each) => !isDeletion(each)), ...cases.filter(isDeletion)];
}
