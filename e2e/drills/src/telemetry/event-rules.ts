import { type RuleDefinition } from '../deployed/definitions';
import { type Simulation } from '../simulation/simulation';

/**
 * Lets EventBridge see the machines whose state changed, and does what the rules start: the guard of standbys stops the one of a pair that
 * should not run. Tells what was started.
 */
export function matchedRules(rules: readonly RuleDefinition[], simulation: Simulation): string[] {
  const { system, environment } = simulation.deployed;
  return simulation.servers.flatMap((server) => {
    const { active, standby } = simulation.pair(server.log);
    if (server !== standby || server.state !== 'running' || active.state !== 'running') return [];
    const event = {
      source: 'aws.ec2',
      'detail-type': 'EC2 Instance State-change Notification',
      detail: {
        'instance-id': system.servers.find(({ name }) => name === server.name)?.instanceId,
        state: 'running',
      },
    };
    const started = rules.filter(({ EventPattern }) => matchesPattern(EventPattern, event));
    if (started.length === 0) return [];
    server.stop(simulation.minute);
    return [`nss-standby-guard stops ${server.name}: ${active.name} of ${environment.purpose} runs as well`];
  });
}

/**
 * Whether an event has what a pattern asks for: one of the values listed, at every key.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function matchesPattern(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.includes(event);
  return Object.entries(pattern as object).every(([key, each]) =>
    matchesPattern(each, (event as Record<string, unknown> | undefined)?.[key]),
  );
}
