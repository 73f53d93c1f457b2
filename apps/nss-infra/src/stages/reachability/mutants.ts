import { type PlacedResource, type SynthesisedStage } from '../invariants/synthesised-stage';
import { type Change, CHANGES, CHANGES_OF_RULE, type Properties } from './changes';
import { decides, decidesNothing } from './decides';

/** A template with one mistake. */
export interface Mutant {
  /** `NetworkRoute01 leads to the internet gateway` */
  readonly name: string;
  /** Makes the mistake in a copy. @returns whether this template can have it */
  readonly make: (stage: SynthesisedStage) => boolean;
}

function inlineRules(resource: PlacedResource, stage: SynthesisedStage): Mutant[] {
  return (['SecurityGroupIngress', 'SecurityGroupEgress'] as const).flatMap((list) =>
    ((resource.Properties[list] ?? []) as Properties[]).flatMap((rule, index) =>
      decidesNothing(rule, stage)
        ? []
        : [
            ...Object.entries(CHANGES_OF_RULE).flatMap(([how, change]) =>
              mutant(`${resource.logicalId} ${list} ${index}: ${how}`, resource, (properties, copy) => {
                const changed = change(rule, copy);
                return changed && { ...properties, [list]: (properties[list] as Properties[]).with(index, changed) };
              }),
            ),
            ...mutant(`${resource.logicalId} ${list} ${index}: gone`, resource, (properties) => ({
              ...properties,
              [list]: (properties[list] as Properties[]).toSpliced(index, 1),
            })),
          ],
    ),
  );
}

/** Types without which something is stopped. */
const NEEDED = [
  'AWS::EC2::NetworkInterface',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::Route',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::EC2::VPNGatewayRoutePropagation',
  'AWS::EC2::NetworkAclEntry',
];

/** Every mistake that a stage can have, of those that stop a flow, lead it elsewhere or let something else pass. */
export function mutantsOf(stage: SynthesisedStage): Mutant[] {
  return stage.resources
    .filter((resource) => decides(resource, stage))
    .flatMap((resource) => {
      const { Type, logicalId } = resource;
      const apart = /SecurityGroup(Egress|Ingress)$/.test(Type) ? CHANGES_OF_RULE : (CHANGES[Type] ?? {});
      return [
        ...(Type === 'AWS::EC2::SecurityGroup' ? inlineRules(resource, stage) : []),
        ...Object.entries(apart).flatMap(([how, change]) => mutant(`${logicalId}: ${how}`, resource, change)),
        ...(NEEDED.includes(Type)
          ? [
              {
                name: `${logicalId}: gone`,
                make: (copy: SynthesisedStage) => {
                  copy.resources = copy.resources.filter((each) => each.logicalId !== logicalId);
                  return true;
                },
              },
            ]
          : []),
      ];
    });
}

function mutant(name: string, { logicalId }: PlacedResource, change: Change): Mutant[] {
  return [
    {
      name,
      make: (stage) => {
        const resource = stage.resources.find((each) => each.logicalId === logicalId);
        const changed = resource && change(resource.Properties, stage);
        if (resource && changed) resource.Properties = changed;
        return changed !== undefined;
      },
    },
  ];
}
