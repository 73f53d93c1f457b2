import { type DeployedEnvironment } from '../../environment';
import { type Seen, type Typed } from '../terminal';

/** What commands of a page are for, and what they show there. */
export interface Situation {
  readonly environment: 'dev' | 'prod';
  /** @default - the environment's own */
  readonly region?: string;
  /** @default - the environment's own */
  readonly account?: string;
  /** Brings it about, and gives what stands in the place of the page's examples: `i-0123456789abcdef0`. */
  readonly prepare?: (at: DeployedEnvironment) => Promise<Readonly<Record<string, string>> | void>;
  /** Variables of the shell: what was typed before, keys of whoever signed in. @default - the account's administrator, and P */
  readonly variables?: (at: DeployedEnvironment) => Promise<Readonly<Record<string, string>>>;
  /** What others do meanwhile. @default - nothing */
  readonly meanwhile?: (at: DeployedEnvironment) => Promise<void>;
  /** What is answered at a terminal. @default - there is none */
  readonly answers?: readonly Typed[];
  /** Lines that no test can type, and why. @default - none */
  readonly leftOut?: readonly (readonly [line: RegExp, why: string])[];
  /** @default 0 */
  readonly code?: number;
  /** What the page's prose promises. */
  readonly shows: (seen: Seen, at: DeployedEnvironment) => Promise<void> | void;
}

/** By the key of their commands. */
export type Situations = Readonly<Record<string, Situation>>;
