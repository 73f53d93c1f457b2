import { nameTag, resourceName } from '@nss/naming';
import { FixedInterface, type PlacedServer } from '@nss/network';
import { Validations } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** What an {@link NssServer} is made from. */
export interface NssServerProps {
  readonly purpose: string;
  readonly server: PlacedServer;
  /** The private subnet both interfaces lie in. */
  readonly subnetId: string;
  /** Security groups of eth0. */
  readonly managementGroupIds: readonly string[];
  /** Security groups of eth1. */
  readonly serviceGroupIds: readonly string[];
  /** The image Zscaler shares with the account. */
  readonly imageId: string;
  readonly instanceType: string;
  readonly diskGiB: number;
  /** Device name of the image's root disk. Not published by the vendor; the image's description tells. */
  readonly rootDevice: string;
  /** Not verified on the NSS image, so a setting. */
  readonly requireImdsV2: boolean;
  /** Not verified on the NSS image, so a setting. */
  readonly encryptDisk: boolean;
}

/**
 * One NSS server: the vendor's image with two interfaces in one subnet (eth0 management and control, eth1 Nanolog and
 * SIEM), as help.zscaler.com, "NSS Deployment Guide for Amazon Web Services" asks for.
 *
 * Nothing is installed and no user data is given: the image takes neither. It carries no instance profile, since nothing
 * on it could use one. The instance is protected against termination, because its certificate and configuration exist
 * nowhere else. The disk is encrypted with the account's EBS key and not with a key of ours: whoever starts an instance
 * whose disk has a customer key needs grants on it, and a fail-over must not fail for that.
 */
export class NssServer extends Construct {
  readonly log: PlacedServer['log'];
  /** Counts the servers of a log type, from 1. */
  readonly number: number;
  /** Address of eth0. */
  readonly managementAddress: string;
  /** Address of eth1. */
  readonly serviceAddress: string;
  readonly instanceId: string;
  readonly managementInterfaceId: string;
  readonly serviceInterfaceId: string;
  /** eth0 and eth1. */
  readonly interfaces: readonly FixedInterface[];
  /** `nss-dev-web-01` */
  readonly name: string;

  constructor(scope: Construct, id: string, props: NssServerProps) {
    super(scope, id);
    const { purpose, server } = props;
    this.log = server.log;
    this.number = server.number;
    this.managementAddress = server.managementAddress;
    this.serviceAddress = server.serviceAddress;
    this.name = resourceName(purpose, server.log, server.number);
    const management = this.interface(props, 'management', server.managementAddress, props.managementGroupIds);
    const service = this.interface(props, 'service', server.serviceAddress, props.serviceGroupIds);
    this.interfaces = [management, service];
    this.managementInterfaceId = management.interfaceId;
    this.serviceInterfaceId = service.interfaceId;
    const instance = new CfnInstance(this, 'Instance', {
      imageId: props.imageId,
      instanceType: props.instanceType,
      networkInterfaces: [
        { deviceIndex: '0', networkInterfaceId: this.managementInterfaceId },
        { deviceIndex: '1', networkInterfaceId: this.serviceInterfaceId },
      ],
      blockDeviceMappings: [
        {
          deviceName: props.rootDevice,
          ebs: {
            volumeSize: props.diskGiB,
            volumeType: 'gp3',
            encrypted: props.encryptDisk,
            deleteOnTermination: true,
          },
        },
      ],
      metadataOptions: {
        httpTokens: props.requireImdsV2 ? 'required' : 'optional',
        httpEndpoint: 'enabled',
        httpPutResponseHopLimit: 1,
      },
      instanceInitiatedShutdownBehavior: 'stop',
      monitoring: true,
      propagateTagsToVolumeOnCreation: true,
      tags: nameTag(this.name),
    });
    Validations.of(instance).acknowledge(
      {
        id: 'NIST.800.53.R5-EC2InstanceProfileAttached',
        reason: "Nothing on the vendor's image can use credentials, so it is given none.",
      },
      {
        id: 'AwsSolutions-EC26',
        reason:
          "The environment file says whether the vendor's image starts with an encrypted disk. The rule itself fails on an instance without a launch template in a stack that has one.",
      },
      {
        id: 'NIST.800.53.R5-EC2InstancesInVPC',
        reason: 'It is: through the two interfaces it is given, which the rule does not look at.',
      },
      {
        id: 'CloudFormation-Validate::W9010',
        reason: "The environment file names the instance type, from the vendor's list of supported ones.",
      },
    );
    this.instanceId = instance.ref;
  }

  private interface(
    { purpose, server: { log, number }, subnetId }: NssServerProps,
    use: 'management' | 'service',
    privateAddress: string,
    securityGroupIds: readonly string[],
  ): FixedInterface {
    const description = `${use === 'management' ? 'eth0' : 'eth1'} of ${this.name}`;
    const id = use === 'management' ? 'Management' : 'Service';
    return new FixedInterface(this, id, {
      purpose,
      resource: `${log}-${use}-interface`,
      number,
      subnetId,
      privateAddress,
      securityGroupIds,
      description,
    });
  }
}
