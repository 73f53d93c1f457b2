import { type PeopleMode } from './engine';
import { type Hold, type StagedAt, type StagedDelay, type StagedFailure, type Staging } from './staging';

/** What a test asks of the engine, in one message. */
export type StagingRequest =
  | { readonly do: 'fail'; readonly failure: StagedFailure }
  | { readonly do: 'delay'; readonly delay: StagedDelay }
  | { readonly do: 'hold'; readonly at: StagedAt }
  | { readonly do: 'await'; readonly hold: number }
  | { readonly do: 'release'; readonly hold: number }
  | { readonly do: 'clear' }
  | { readonly do: 'people'; readonly mode: PeopleMode };

/** Does what tests in any process ask for. */
export class StagingRequests {
  private readonly holds = new Map<number, Hold>();
  private lastHold = 0;

  constructor(private readonly engine: { readonly staging: Staging; people: PeopleMode }) {}

  /** @throws Error for a hold that does not exist */
  async answer(request: StagingRequest): Promise<object> {
    const { staging } = this.engine;
    switch (request.do) {
      case 'fail':
        staging.fail(request.failure);
        return {};
      case 'delay':
        staging.delay(request.delay);
        return {};
      case 'hold':
        return this.hold(staging.hold(request.at));
      case 'await':
        await this.find(request.hold).reached;
        return {};
      case 'release':
        this.release(request.hold);
        return {};
      case 'clear':
        this.clear();
        return {};
      case 'people':
        this.engine.people = request.mode;
        return {};
    }
  }

  private hold(hold: Hold): { readonly hold: number } {
    this.holds.set(++this.lastHold, hold);
    return { hold: this.lastHold };
  }

  private find(id: number): Hold {
    const found = this.holds.get(id);
    if (!found) throw new Error(`there is no hold ${id}, or it was released`);
    return found;
  }

  private release(id: number): void {
    this.find(id).release();
    this.holds.delete(id);
  }

  private clear(): void {
    this.engine.staging.clear();
    [...this.holds.keys()].forEach((id) => this.release(id));
  }
}
