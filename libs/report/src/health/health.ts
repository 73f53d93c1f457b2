/** What deployments and health checks of an environment saw. */
export interface Health {
  /** The newest read-back. @default - none is known */
  readonly readBack?: ReadBack;
  /** The oldest first; each execution once. */
  readonly checks: readonly HealthCheck[];
}

/** What exists, put beside what was planned. */
export interface ReadBack {
  /** ISO 8601. */
  readonly at: string;
  /** Of the manifest of the assembly that was deployed. */
  readonly digest: string;
  readonly areas: readonly { readonly area: string; readonly planned: number; readonly differs: number }[];
  readonly differences: readonly {
    readonly area: string;
    readonly what: string;
    readonly planned: string;
    readonly found: string;
  }[];
}

/** One execution of the health check. */
export interface HealthCheck {
  /** ISO 8601, when it ended. */
  readonly at: string;
  /** Of the execution. */
  readonly status: string;
  /** `warn: 4 unknown, 22 pass` */
  readonly summary: string;
  /** The table, the worst first. @default - it did not come to its end */
  readonly lines?: readonly HealthLine[];
  /** What it saw of each pulse. */
  readonly pulses: readonly Pulse[];
}

/** One line of a health check's table. */
export interface HealthLine {
  readonly verdict: string;
  readonly check: string;
  readonly subject: string;
  readonly figure: string;
  readonly threshold: string;
  readonly action: string;
}

/** Bytes a minute to a feed or from the hubs. */
export interface Pulse {
  /** `pulse to SIEM: web to soc` */
  readonly label: string;
  /** Fewer bytes in a minute are silence. */
  readonly silentBelow: number;
  /** The oldest first; a minute without data has none. */
  readonly points: readonly PulsePoint[];
}

/** Bytes of one minute. */
export interface PulsePoint {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly bytes: number;
}
