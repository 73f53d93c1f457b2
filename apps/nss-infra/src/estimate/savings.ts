import { deriveRelayPlan, type Environment, type LoadedEnvironment } from '@nss/environment';
import { estimateOf } from './estimate-of';

/** A setting that makes an environment cheaper, and by how much. */
export interface Saving {
  /** As an environment file has it: `bastion.endpoints: false`. */
  readonly setting: string;
  /** What is given up. */
  readonly without: string;
  /** USD a month. */
  readonly usd: number;
}

interface Option {
  readonly setting: string;
  readonly without: string;
  /** The environment with the setting; undefined where it has it already, or cannot have it. */
  readonly apply: (environment: Environment) => Environment | undefined;
}

/** What can be left out without the relay being another one. */
const OPTIONS: readonly Option[] = [
  {
    setting: 'relay.availability: single',
    without: 'a standby to fail over to',
    apply: (environment) =>
      environment.relay.availability === 'single'
        ? undefined
        : { ...environment, relay: { ...environment.relay, availability: 'single' } },
  },
  {
    setting: 'bastion.endpoints: false',
    without: 'services of AWS reached inside of AWS: they are reached by the NAT gateway',
    apply: (environment) =>
      environment.bastion.endpoints
        ? { ...environment, bastion: { ...environment.bastion, endpoints: false } }
        : undefined,
  },
  {
    setting: 'privateConnection without backup',
    without: 'a way to the SIEM while the virtual interface is down',
    apply: (environment) => {
      if (!('backup' in environment.privateConnection) || environment.privateConnection.backup === undefined)
        return undefined;
      return { ...environment, privateConnection: { ...environment.privateConnection, backup: undefined } };
    },
  },
  {
    setting: 'observability.logRetentionDays: 30',
    without: 'logs of more than a month',
    apply: (environment) =>
      environment.observability.logRetentionDays > 30
        ? { ...environment, observability: { ...environment.observability, logRetentionDays: 30 } }
        : undefined,
  },
  {
    setting: 'vpc.zones: one zone',
    without: 'a relay that outlives a zone',
    apply: (environment) =>
      environment.vpc.zones.length > 1 && !environment.vpc.existing
        ? { ...environment, vpc: { ...environment.vpc, zones: environment.vpc.zones.slice(0, 1) } }
        : undefined,
  },
];

/** What each setting alone would save, the most first: the environment is synthesised with it, and both are estimated. */
export function savings({ environment, plan }: LoadedEnvironment): Saving[] {
  const usd = (of: Environment, its = deriveRelayPlan(of).plan) =>
    its && estimateOf({ environment: of, plan: its }).usd;
  const now = usd(environment, plan);
  if (now === undefined) return [];
  return OPTIONS.flatMap(({ setting, without, apply }) => {
    const changed = apply(environment);
    const then = changed && usd(changed);
    return then === undefined || now - then < 0.005 ? [] : [{ setting, without, usd: now - then }];
  }).sort((a, b) => b.usd - a.usd);
}
