/** One place in act's source that differs from GitHub, and what is built instead. */
export interface Correction {
  /** What GitHub does and act does not. */
  why: string;
  /** File in act's module. */
  file: string;
  /** Text that must be there exactly once: an upgrade that moves it fails the build. */
  find: string;
  /** Text that takes its place. */
  replace: string;
}
