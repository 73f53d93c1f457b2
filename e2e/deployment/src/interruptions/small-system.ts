import { type AssemblyStack, type Template } from '@nss/deployment';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const instance = (ImageId: string) => ({
  Type: 'AWS::EC2::Instance',
  Properties: {
    ImageId,
    InstanceType: 't3.medium',
    NetworkInterfaces: [{ NetworkInterfaceId: { Ref: 'Interface' }, DeviceIndex: '0' }],
  },
});

/**
 * A machine on an interface of its own, as the servers are: a change of its image takes two steps.
 * @param Tags of the network. @default none
 */
export function smallSystem(
  image: string,
  topics: readonly string[],
  Tags: readonly { readonly Key: string; readonly Value: string }[] = [],
): Template {
  return {
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/24', Tags } },
      Subnet: {
        Type: 'AWS::EC2::Subnet',
        Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/28', AvailabilityZone: 'ap-northeast-1a' },
      },
      Interface: {
        Type: 'AWS::EC2::NetworkInterface',
        Properties: { SubnetId: { Ref: 'Subnet' }, PrivateIpAddress: '10.0.0.5' },
      },
      Server: instance(image),
      ...Object.fromEntries(
        topics.map((TopicName, index) => [
          `Topic${TopicName}`,
          // One after the other, behind everything else.
          {
            Type: 'AWS::SNS::Topic',
            DependsOn: index === 0 ? 'Server' : `Topic${topics[index - 1]}`,
            Properties: { TopicName },
          },
        ]),
      ),
    },
  };
}

/** The images that the accounts of these tests have. */
export const IMAGES = ['ami-0aaaaaaaaaaaaaaa1', 'ami-0bbbbbbbbbbbbbbb2'] as const;

/** What is deployed first. */
export const FIRST = smallSystem(IMAGES[0], ['one']);

/** What it is changed to: in two steps, because the machine is replaced. */
export const SECOND = smallSystem(IMAGES[1], ['one', 'two']);

/** A template as a stack of an assembly that lies in a folder. */
export function stackOf(template: Template, { folder, bucket }: { folder: string; bucket: string }): AssemblyStack {
  const file = join(folder, 'system.template.json');
  writeFileSync(file, JSON.stringify(template));
  return {
    id: 'small/system',
    stackName: 'nss-small-system',
    template,
    templateAsset: { file, bucket, key: 'system.json' },
  };
}
