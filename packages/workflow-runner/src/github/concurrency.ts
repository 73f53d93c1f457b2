import { type GateAnswer } from './gate';

/** Who is in a group and who waits for it, the first first. */
interface Group {
  holder: string;
  waiting: string[];
}

/** What whoever enters asks for. */
export interface Entrance {
  /** `max`: everybody waits, for GitHub up to a hundred. `single`: a newer one takes the place of the one that waits. @default single */
  queue?: 'single' | 'max';
  /** Ends the holder. @default nobody is ended */
  cancel?: (holder: string) => void;
}

/**
 * Concurrency groups: one holder; whoever waits is replaced by a newer one, or queues
 * (docs.github.com/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency).
 */
export class ConcurrencyGroups {
  private readonly groups = new Map<string, Group>();
  private readonly displaced = new Set<string>();

  /** Asks to be let in; asked again and again until the answer is not `wait`. */
  enter(name: string, member: string, { queue = 'single', cancel }: Entrance = {}): GateAnswer {
    if (this.displaced.has(member))
      return { state: 'stop', message: `cancelled: a newer one waits for the concurrency group ${name}` };
    const group = this.groups.get(name);
    if (!group || group.holder === member) {
      this.groups.set(name, { waiting: [], ...group, holder: member });
      return { state: 'go' };
    }
    if (!group.waiting.includes(member)) {
      if (queue === 'single') group.waiting.splice(0).forEach((other) => this.displaced.add(other));
      group.waiting.push(member);
      cancel?.(group.holder);
    }
    return { state: 'wait' };
  }

  /** Frees a group for whoever waits longest. Nothing happens when the member is not in it. */
  leave(name: string, member: string): void {
    const group = this.groups.get(name);
    if (!group) return;
    group.waiting = group.waiting.filter((other) => other !== member);
    if (group.holder !== member) return;
    const [next, ...waiting] = group.waiting;
    if (next === undefined) this.groups.delete(name);
    else this.groups.set(name, { holder: next, waiting });
  }

  /** Whether a member with a name of that beginning waits for a group. */
  isWaiting(prefix: string): boolean {
    return [...this.groups.values()].some(({ waiting }) => waiting.some((member) => member.startsWith(prefix)));
  }

  /** Frees everything that members with a name of that beginning hold or wait for. */
  leaveAll(prefix: string): void {
    for (const [name, { holder, waiting }] of [...this.groups]) {
      for (const member of [...waiting, holder]) if (member.startsWith(prefix)) this.leave(name, member);
    }
  }
}
