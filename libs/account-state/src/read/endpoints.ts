import { paginateDescribeVpcEndpoints } from '@aws-sdk/client-ec2';
import { everyItem } from '@nss/deployment';
import { type AccountResource } from '../resource';
import { filter, type Networks } from './own-networks';
import { ownTags, policyOf, type Reading } from './reading';

/** Endpoints of the VPC, with their policies. */
export async function readEndpoints(from: Reading, { all, origin }: Networks): Promise<AccountResource[]> {
  const pages = paginateDescribeVpcEndpoints({ client: from.clients.ec2 }, { Filters: [filter('vpc-id', all)] });
  const owned = from.ids('AWS::EC2::VPCEndpoint');
  return (await everyItem(pages, (page) => page.VpcEndpoints))
    .filter(({ State = '' }) => !['deleting', 'deleted'].includes(State.toLowerCase()))
    .map((endpoint) => ({
      Type: 'AWS::EC2::VPCEndpoint',
      PhysicalId: endpoint.VpcEndpointId ?? '',
      ...(owned.includes(endpoint.VpcEndpointId ?? '') ? {} : origin(endpoint.VpcId)),
      Properties: {
        PolicyDocument: policyOf(endpoint.PolicyDocument),
        // A gateway has no address that a name could stand for.
        PrivateDnsEnabled: endpoint.VpcEndpointType === 'Interface' && endpoint.PrivateDnsEnabled,
        RouteTableIds: endpoint.RouteTableIds,
        SecurityGroupIds: endpoint.Groups?.map(({ GroupId }) => GroupId),
        ServiceName: endpoint.ServiceName,
        SubnetIds: endpoint.SubnetIds,
        Tags: ownTags(endpoint.Tags),
        VpcEndpointType: endpoint.VpcEndpointType,
        VpcId: endpoint.VpcId,
      },
    }));
}
