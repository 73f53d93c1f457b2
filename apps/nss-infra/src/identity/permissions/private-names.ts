import { type Grant, type GrantPlace } from './grant';

/**
 * Lets CloudFormation give an interface endpoint its private DNS name. Neither the service authorization reference nor the
 * resource's schema names the right for CreateVpcEndpoint, and accounts without it have been refused all the same
 * (github.com/hasura/ddn-docs/pull/1075), so it is granted: for VPCs of the environment's region, and harmless where EC2 does not
 * ask for it. The condition holds only what the request says, since not every request is documented to name its VPC.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53.html
 */
export function privateNames({ partition, region }: GrantPlace): Grant {
  return {
    sid: 'PrivateNames',
    actions: ['route53:AssociateVPCWithHostedZone'],
    resources: [`arn:${partition}:route53:::hostedzone/*`],
    conditions: { 'ForAllValues:StringLike': { 'route53:VPCs': [`VPCId=*,VPCRegion=${region}`] } },
    wildcardReason: "The zones of endpoints are AWS's, and VPCs have ids that AWS gives; the region is held.",
  };
}
