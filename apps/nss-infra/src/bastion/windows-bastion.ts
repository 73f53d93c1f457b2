import { nameTag, resourceName } from '@nss/naming';
import { FixedInterface } from '@nss/network';
import { Stack, Validations } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-ec2';
import { CfnInstanceProfile, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { BastionImage } from './bastion-image';

/** AWS's own policies for the two agents on the machine. */
const AGENT_POLICIES = ['AmazonSSMManagedInstanceCore', 'CloudWatchAgentServerPolicy'];

/** What a {@link WindowsBastion} is made from. */
export interface WindowsBastionProps {
  readonly purpose: string;
  /** A private subnet. */
  readonly subnetId: string;
  readonly privateAddress: string;
  readonly securityGroupIds: readonly string[];
  readonly instanceType: string;
  readonly diskGiB: number;
  /** @default - AWS's newest Windows Server 2022 image on the day the bastion is first created */
  readonly imageId?: string;
  /** Log group of the session transcripts, without references, so that a policy pack can read it. */
  readonly sessionLogGroupArn: string;
  /** Key of the sessions. */
  readonly keyArn: string;
  /** Objects in which the bastion keeps the whole answers of commands. */
  readonly commandOutputsArn: string;
  /** ARN of the secret with the SSH key of the servers, without its random ending. @default - none */
  readonly applianceKeySecretArn?: string;
}

/**
 * The Windows machine people reach the NSS servers from, through Session Manager only: no inbound rule, no public
 * address, no key pair.
 *
 * The role carries CloudWatchAgentServerPolicy and not the Admin
 * one: the agent's configuration is stored by the deployment, so the instance never has to write it.
 */
export class WindowsBastion extends Construct {
  readonly instanceId: string;
  readonly interface: FixedInterface;
  /** `nss-dev-bastion-01` */
  readonly name: string;

  constructor(scope: Construct, id: string, props: WindowsBastionProps) {
    super(scope, id);
    const { purpose } = props;
    this.name = resourceName(purpose, 'bastion', 1);
    this.interface = new FixedInterface(this, 'Interface', {
      purpose,
      resource: 'bastion-interface',
      number: 1,
      subnetId: props.subnetId,
      privateAddress: props.privateAddress,
      securityGroupIds: props.securityGroupIds,
      description: `interface of ${this.name}`,
    });
    const role = this.role(props);
    const profile = new CfnInstanceProfile(this, 'InstanceProfile', {
      instanceProfileName: resourceName(purpose, 'bastion-profile', 1),
      roles: [role.roleName],
    });
    const image = new BastionImage(this, 'Image', { purpose, imageId: props.imageId });
    const instance = new CfnInstance(this, 'Instance', {
      launchTemplate: { launchTemplateId: image.launchTemplateId, version: image.latestVersion },
      instanceType: props.instanceType,
      networkInterfaces: [{ deviceIndex: '0', networkInterfaceId: this.interface.interfaceId }],
      iamInstanceProfile: profile.ref,
      blockDeviceMappings: [
        {
          deviceName: '/dev/sda1',
          ebs: { volumeSize: props.diskGiB, volumeType: 'gp3', encrypted: true, deleteOnTermination: true },
        },
      ],
      metadataOptions: { httpTokens: 'required', httpEndpoint: 'enabled', httpPutResponseHopLimit: 1 },
      monitoring: true,
      ebsOptimized: true,
      propagateTagsToVolumeOnCreation: true,
      tags: nameTag(this.name),
    });
    Validations.of(instance).acknowledge(
      {
        id: 'AwsSolutions-EC29',
        reason:
          'The deployment protects the machine once its stack is there: a first deployment that fails is taken back whole.',
      },
      {
        id: 'NIST.800.53.R5-EC2InstancesInVPC',
        reason: 'It is: through the interface it is given, which the rule does not look at.',
      },
    );
    // Systems Manager registers the machine once, at first boot; without the policies it would wait half an hour for the next try.
    instance.node.addDependency(role);
    this.instanceId = instance.ref;
  }

  /** The bastion fetches certificate packages itself, from the buckets that people upload them to. */
  private certificatePackages(purpose: string): PolicyStatement[] {
    const { partition, region, account } = Stack.of(this);
    return [
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [`arn:${partition}:s3:::${purpose}-certificates-*/*`],
      }),
      new PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [`arn:${partition}:kms:${region}:${account}:key/*`],
        conditions: {
          StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
          StringLike: { 'kms:EncryptionContext:aws:s3:arn': [`arn:${partition}:s3:::${purpose}-certificates-*`] },
        },
      }),
    ];
  }

  private role({
    purpose,
    sessionLogGroupArn,
    keyArn,
    commandOutputsArn,
    applianceKeySecretArn,
  }: WindowsBastionProps): Role {
    const role = new Role(this, 'Role', {
      roleName: resourceName(purpose, 'bastion-role', 1),
      description: `Bastion of ${purpose}: Systems Manager, CloudWatch agent, session transcripts`,
      assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
      managedPolicies: AGENT_POLICIES.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)),
    });
    const sessions = new ManagedPolicy(this, 'SessionPolicy', {
      managedPolicyName: resourceName(purpose, 'bastion-session-policy', 1),
      description: `Lets the bastion of ${purpose} encrypt sessions and write their transcripts`,
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
          resources: [sessionLogGroupArn, `${sessionLogGroupArn}:log-stream:*`],
        }),
        // The agent looks the group up by name before it writes, and the lookup cannot be narrowed.
        new PolicyStatement({ actions: ['logs:DescribeLogGroups'], resources: ['*'] }),
        new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keyArn] }),
        // Run Command keeps 24,000 characters of an answer; the bastion keeps the whole.
        new PolicyStatement({ actions: ['s3:PutObject'], resources: [commandOutputsArn] }),
        // Secrets Manager ends each ARN in six random characters.
        ...(applianceKeySecretArn
          ? [
              new PolicyStatement({
                actions: ['secretsmanager:GetSecretValue'],
                resources: [`${applianceKeySecretArn}-??????`],
              }),
              ...this.certificatePackages(purpose),
            ]
          : []),
      ],
    });
    Validations.of(sessions).acknowledge(
      {
        id: `AwsSolutions-IAM5[Resource::${sessionLogGroupArn}:log-stream:*]`,
        reason: 'Streams are named after sessions; the wildcard stays inside one log group.',
      },
      { id: 'AwsSolutions-IAM5[Resource::*]', reason: 'DescribeLogGroups takes no resource.' },
      {
        id: `AwsSolutions-IAM5[Resource::${commandOutputsArn}]`,
        reason: 'An object for each command, below a folder of its own.',
      },
    );
    Validations.of(role).acknowledge(
      ...AGENT_POLICIES.map((name) => ({
        id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
        reason: 'AWS keeps this policy in step with the agent it is for; the permissions boundary bounds it.',
      })),
    );
    return role;
  }
}
