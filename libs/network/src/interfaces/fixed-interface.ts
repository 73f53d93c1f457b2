import { nameTag, resourceName } from '@nss/naming';
import { CfnNetworkInterface } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** What a {@link FixedInterface} is made from. */
export interface FixedInterfaceProps {
  readonly purpose: string;
  /** What it is in names: `web-management-interface`. */
  readonly resource: string;
  /** Counts interfaces of the same kind, from 1. */
  readonly number: number;
  readonly subnetId: string;
  readonly privateAddress: string;
  readonly securityGroupIds: readonly string[];
  /** What a person reads in the console: `eth0 of nss-dev-web-01`. */
  readonly description: string;
}

/**
 * An interface with a fixed address, made apart from the machine that uses it: rules and routes at the SOC name the address, and
 * the next machine gets the same interface. It goes when the file no longer asks for it; the plan gives the same address to
 * whoever asks for it again.
 */
export class FixedInterface extends Construct {
  readonly interfaceId: string;

  constructor(
    scope: Construct,
    id: string,
    { purpose, resource, number, subnetId, privateAddress, securityGroupIds, description }: FixedInterfaceProps,
  ) {
    super(scope, id);
    const created = new CfnNetworkInterface(this, 'Interface', {
      subnetId,
      privateIpAddress: privateAddress,
      groupSet: [...securityGroupIds],
      description,
      tags: nameTag(resourceName(purpose, resource, number)),
    });
    this.interfaceId = created.ref;
  }
}
