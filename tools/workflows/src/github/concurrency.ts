import { type GateAnswer } from './gate';

/** Who is in a group and who waits for it. */
interface Group {
  holder: string;
  pending?: string;
}

/**
 * Concurrency groups: one holder, one that waits; a newer one takes the place of the one that waits
 * (docs.github.com, control the concurrency of workflows and jobs).
 */
export class ConcurrencyGroups {
  private readonly groups = new Map<string, Group>();
  private readonly displaced = new Set<string>();

  /** @param cancel ends the holder, where the newcomer asks for that. @default nobody is ended */
  enter(name: string, member: string, cancel?: (holder: string) => void): GateAnswer {
    if (this.displaced.has(member)) return { state: 'stop', message: `cancelled: a newer one waits for the concurrency group ${name}` };
    const group = this.groups.get(name);
    if (!group || group.holder === member) {
      this.groups.set(name, { ...group, holder: member });
      return { state: 'go' };
    }
    if (group.pending !== member) {
      if (group.pending !== undefined) this.displaced.add(group.pending);
      group.pending = member;
      cancel?.(group.holder);
    }
    return { state: 'wait' };
  }

  /** Frees a group for whoever waits. Nothing happens when the member is not in it. */
  leave(name: string, member: string): void {
    const group = this.groups.get(name);
    if (!group) return;
    if (group.pending === member) delete group.pending;
    if (group.holder !== member) return;
    if (group.pending === undefined) this.groups.delete(name);
    else this.groups.set(name, { holder: group.pending });
  }

  /** Whether a member with a name of that beginning waits for a group. */
  isWaiting(prefix: string): boolean {
    return [...this.groups.values()].some(({ pending }) => pending?.startsWith(prefix));
  }

  /** Frees everything that members with a name of that beginning hold or wait for. */
  leaveAll(prefix: string): void {
    for (const [name, { holder, pending }] of [...this.groups]) {
      if (pending?.startsWith(prefix)) this.leave(name, pending);
      if (holder.startsWith(prefix)) this.leave(name, holder);
    }
  }
}
