import { type Simulation } from './simulation';

/** What whoever looks at a SIEM would see of its feeds: that nothing comes, and that everything has come. */
export class Symptoms {
  private readonly silent = new Set<string>();

  /** What begins or ends in this minute. */
  in({ minute, feeds, delivered, servers }: Simulation): string[] {
    return feeds.flatMap(({ label }) => {
      const arrives = delivered.get(label)?.has(minute) ?? false;
      if (!arrives && !this.silent.has(label)) {
        this.silent.add(label);
        return [`${label}: what Zscaler logs now does not arrive`];
      }
      if (!arrives || !this.silent.has(label) || servers.some((each) => each.waiting(label).length > 0)) return [];
      this.silent.delete(label);
      return [`${label}: all that was kept has arrived`];
    });
  }
}
