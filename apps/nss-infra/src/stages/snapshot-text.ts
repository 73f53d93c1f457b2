import { stringify } from 'yaml';
import { COMMON_TAGS } from '../foundation/managed-by';
import { type PlacedResource, type SynthesisedStage } from './invariants/synthesised-stage';

interface Rule {
  readonly IpProtocol: string;
  readonly FromPort: number;
  readonly ToPort: number;
  readonly CidrIp?: string;
  readonly Description?: string;
}

/**
 * A stage as text that a person compares: every resource of every stack, without what says nothing about the environment.
 * Left out are the bootstrap check and hashes of the synthesizer, and the tags that every resource has and an invariant
 * holds. The hub ranges of the Zscaler cloud are one line, because they are data that is refreshed on its own.
 */
export function snapshotText(stage: SynthesisedStage): string {
  const hubs = hubsOf(stage);
  const parts = [...new Set(stage.resources.map(({ part }) => part))];
  return stringify(
    Object.fromEntries([
      ...parts.map((part) => [
        part,
        Object.fromEntries(
          stage.resources
            .filter((resource) => resource.part === part)
            .map((resource) => [resource.logicalId, shown(resource, hubs)]),
        ),
      ]),
      ...stage.stacks.map(({ stackName, template: { Outputs } }) => [
        `outputs of ${stackName}`,
        Object.fromEntries(Object.entries(Outputs ?? {}).map(([id, { Value }]) => [id, Value])),
      ]),
    ]),
    { lineWidth: 160, aliasDuplicateObjects: false },
  );
}

function hubsOf({ plan, environment }: SynthesisedStage): readonly string[] {
  const hubs = plan.flows
    .map(({ to }) => to)
    .find((to) => to.kind === 'prefixes' && to.name === `Zscaler hubs of ${environment.zscaler.cloud}`);
  return hubs?.kind === 'prefixes' ? hubs.prefixes : [];
}

function shown({ Type, Properties, DeletionPolicy, DependsOn }: PlacedResource, hubs: readonly string[]) {
  const properties = Object.entries(Properties).map(([key, value]): [string, unknown] => {
    if (/^SecurityGroup(In|E)gress$/.test(key)) return [key, rules(value as Rule[], hubs)];
    return [key, /Tags$/.test(key) ? ownTags(value) : value];
  });
  return { Type, DeletionPolicy, DependsOn, Properties: Object.fromEntries(properties) };
}

/** One line a rule; the hubs count as one address. */
function rules(list: readonly Rule[], hubs: readonly string[]): string[] {
  const lines = list.map(({ IpProtocol, FromPort, ToPort, CidrIp = '', Description, ...other }) => {
    const peer = hubs.includes(CidrIp) ? 'each hub range' : CidrIp || JSON.stringify(other);
    return `${IpProtocol} ${FromPort === ToPort ? FromPort : `${FromPort}-${ToPort}`} ${peer}: ${Description}`;
  });
  return [...new Set(lines)];
}

function ownTags(tags: unknown): unknown {
  if (Array.isArray(tags)) {
    const own = (tags as { Key: string; Value: string }[]).filter(({ Key }) => !COMMON_TAGS.some((key) => key === Key));
    return own.length > 0 ? own.map(({ Key, Value }) => `${Key}: ${Value}`) : undefined;
  }
  return undefined;
}
