import { constructId, nameTag, resourceName } from '@nss/naming';
import { Stack } from 'aws-cdk-lib';
import { CfnVPCEndpoint, InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { type PlacedSubnet } from '../vpc/relay-subnet';
import { type EndpointService } from './destinations';

/** What {@link BastionEndpoints} are made from. */
export interface BastionEndpointsProps {
  readonly purpose: string;
  readonly vpcId: string;
  /** Private subnets: one endpoint address in each, and their route tables for S3. */
  readonly subnets: readonly PlacedSubnet[];
  readonly securityGroupIds: readonly string[];
  /** The services with an interface endpoint. */
  readonly services: readonly EndpointService[];
}

/**
 * Private ways to the services the bastion uses: an interface endpoint for each, and a gateway endpoint for S3, where agents and
 * patches come from. Only principals of this account may use the interface endpoints.
 */
export class BastionEndpoints extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { purpose, vpcId, subnets, securityGroupIds, services }: BastionEndpointsProps,
  ) {
    super(scope, id);
    const { region, account, partition } = Stack.of(this);
    for (const service of services) {
      new CfnVPCEndpoint(this, constructId(`${service}-endpoint`, 1), {
        vpcId,
        vpcEndpointType: 'Interface',
        // Some services are called otherwise in other partitions, which the CDK knows.
        serviceName: new InterfaceVpcEndpointAwsService(service).name,
        privateDnsEnabled: true,
        subnetIds: subnets.map((subnet) => subnet.subnetId),
        securityGroupIds: [...securityGroupIds],
        policyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: `arn:${partition}:iam::${account}:root` },
              Action: `${actionPrefix(service)}:*`,
              Resource: '*',
            },
          ],
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
function actionPrefix(service: EndpointService): string {
  return service === 'monitoring' ? 'cloudwatch' : service;
}
