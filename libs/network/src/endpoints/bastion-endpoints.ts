import { constructId, nameTag, resourceName } from '@nss/naming';
import { Stack } from 'aws-cdk-lib';
import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { INTERFACE_ENDPOINT_SERVICES } from '../addressing/plan';
import { type PlacedSubnet } from '../vpc/relay-subnet';

/** What {@link BastionEndpoints} are made from. */
export interface BastionEndpointsProps {
  readonly purpose: string;
  readonly vpcId: string;
  /** Private subnets: one endpoint address in each, and their route tables for S3. */
  readonly subnets: readonly PlacedSubnet[];
  readonly securityGroupIds: readonly string[];
}

/**
 * Private ways to the services the bastion uses: interface endpoints for Systems Manager, Logs and Monitoring, a gateway
 * endpoint for S3, where agents and patches come from. Only principals of this account may use the interface endpoints.
 *
 * ec2messages is left out: agents since 3.3.40.0 do without it.
 * Source: docs.aws.amazon.com/systems-manager, "Create VPC endpoints".
 */
export class BastionEndpoints extends Construct {
  constructor(scope: Construct, id: string, { purpose, vpcId, subnets, securityGroupIds }: BastionEndpointsProps) {
    super(scope, id);
    const { region, account, partition } = Stack.of(this);
    for (const service of INTERFACE_ENDPOINT_SERVICES) {
      new CfnVPCEndpoint(this, constructId(`${service}-endpoint`, 1), {
        vpcId,
        vpcEndpointType: 'Interface',
        serviceName: `com.amazonaws.${region}.${service}`,
        privateDnsEnabled: true,
        subnetIds: subnets.map((subnet) => subnet.subnetId),
        securityGroupIds: [...securityGroupIds],
        policyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:${partition}:iam::${account}:root` }, Action: `${actionPrefix(service)}:*`, Resource: '*' }],
        },
        tags: nameTag(resourceName(purpose, `${service}-endpoint`, 1)),
      });
    }
    new CfnVPCEndpoint(this, constructId('s3-endpoint', 1), {
      vpcId,
      vpcEndpointType: 'Gateway',
      serviceName: `com.amazonaws.${region}.s3`,
      routeTableIds: subnets.map((subnet) => subnet.routeTableId),
      tags: nameTag(resourceName(purpose, 's3-endpoint', 1)),
    });
  }
}

/** The IAM prefix of an endpoint's service: CloudWatch's endpoint is called monitoring, its actions cloudwatch. */
function actionPrefix(service: (typeof INTERFACE_ENDPOINT_SERVICES)[number]): string {
  return service === 'monitoring' ? 'cloudwatch' : service;
}
