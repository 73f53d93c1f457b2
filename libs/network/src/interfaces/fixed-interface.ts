import { nameTag, resourceName } from '@nss/naming';
import { RemovalPolicy } from 'aws-cdk-lib';
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
 * An interface with a fixed address, made apart from the machine that uses it. It is **retained** when the stack goes or
 * replaces it: rules and routes at the SOC name the address. A first deployment that fails takes it away again.
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
    created.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    this.interfaceId = created.ref;
  }
}
