import { askControl } from './control-route';

/** A change of an instance's state. */
export interface InstanceStateChange {
  readonly account: string;
  readonly region: string;
  readonly instanceId: string;
  readonly state: 'pending' | 'running' | 'stopping' | 'stopped' | 'shutting-down' | 'terminated';
  /** Seconds since 1970. */
  readonly at: number;
}

/**
 * Every change of every instance since the cloud began, in the order they happened.
 * @param endpoint of the cloud
 */
export async function instanceStateChanges(endpoint: string): Promise<InstanceStateChange[]> {
  const answer = await askControl(endpoint, 'instance-states');
  return ((await answer.json()) as { changes: InstanceStateChange[] }).changes;
}
