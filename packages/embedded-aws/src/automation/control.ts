import { askControl } from '../control-route';
import { type PeopleMode } from './engine';
import { type StagedAt, type StagedDelay, type StagedFailure } from './staging';
import { type StagingRequest } from './staging-requests';

/** A place where executions stop until they are released. */
export interface HeldPlace {
  /** Resolves when the first execution stands there. */
  reached(): Promise<void>;
  release(): Promise<void>;
}

/** What tests do to runbooks that run in a cloud, whichever process started it. */
export interface AutomationControl {
  /** Calls and scripts wait, before they do anything, until they are released. */
  hold(at: StagedAt): Promise<HeldPlace>;
  /** The next calls or scripts fail. */
  fail(failure: StagedFailure): Promise<void>;
  /** The next calls or scripts take long on the execution's own clock. */
  delay(delay: StagedDelay): Promise<void>;
  /** What happens to an approval or a pause that nobody answers; a cloud begins with `wait`. */
  people(mode: PeopleMode): Promise<void>;
  /** Forgets failures and delays that have not happened, and releases every hold. */
  clear(): Promise<void>;
}

/** The way to the engine of a running cloud. */
export function automationControl(endpoint: string): AutomationControl {
  const ask = async (request: StagingRequest): Promise<{ hold?: number }> => {
    const answer = await askControl(endpoint, 'automation', request);
    const content = (await answer.json()) as { hold?: number; message?: string; error?: string };
    if (!answer.ok) throw new Error(`The embedded cloud could not ${request.do}: ${content.message ?? content.error}`);
    return content;
  };
  return {
    hold: async (at) => {
      const { hold = 0 } = await ask({ do: 'hold', at });
      return {
        reached: async () => void (await ask({ do: 'await', hold })),
        release: async () => void (await ask({ do: 'release', hold })),
      };
    },
    fail: async (failure) => void (await ask({ do: 'fail', failure })),
    delay: async (delay) => void (await ask({ do: 'delay', delay })),
    people: async (mode) => void (await ask({ do: 'people', mode })),
    clear: async () => void (await ask({ do: 'clear' })),
  };
}
