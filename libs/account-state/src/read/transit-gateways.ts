import { paginateDescribeTransitGateways, paginateDescribeTransitGatewayVpcAttachments } from '@aws-sdk/client-ec2';
import { everyItem } from '@nss/deployment';
import { type AccountResource } from '../resource';
import { type Networks } from './own-networks';
import { ownTags, type Reading } from './reading';

const GONE = ['deleting', 'deleted', 'failed', 'rejected'];

/** The environment's own transit gateway, and every attachment of its VPC or to its gateway. */
export async function readTransitGateways(from: Reading, { own }: Networks): Promise<AccountResource[]> {
  const client = { client: from.clients.ec2 };
  const gateways = from.ids('AWS::EC2::TransitGateway');
  const owned = from.ids('AWS::EC2::TransitGatewayVpcAttachment');
  const [found, attachments] = await Promise.all([
    gateways.length
      ? everyItem(
          paginateDescribeTransitGateways(client, { TransitGatewayIds: gateways }),
          (page) => page.TransitGateways,
        )
      : [],
    everyItem(paginateDescribeTransitGatewayVpcAttachments(client, {}), (page) => page.TransitGatewayVpcAttachments),
  ]);
  return [
    ...found
      .filter(({ State = '' }) => !GONE.includes(State))
      .map(({ TransitGatewayId = '', Description, Options, Tags }) => ({
        Type: 'AWS::EC2::TransitGateway',
        PhysicalId: TransitGatewayId,
        Properties: {
          AmazonSideAsn: Options?.AmazonSideAsn,
          AutoAcceptSharedAttachments: Options?.AutoAcceptSharedAttachments,
          DefaultRouteTableAssociation: Options?.DefaultRouteTableAssociation,
          DefaultRouteTablePropagation: Options?.DefaultRouteTablePropagation,
          Description,
          DnsSupport: Options?.DnsSupport,
          Tags: ownTags(Tags),
          VpnEcmpSupport: Options?.VpnEcmpSupport,
        },
      })),
    ...attachments
      .filter(({ State = '' }) => !GONE.includes(State))
      .filter(
        ({ TransitGatewayAttachmentId: id = '', TransitGatewayId = '', VpcId = '' }) =>
          owned.includes(id) || gateways.includes(TransitGatewayId) || own.includes(VpcId),
      )
      .map((each) => ({
        Type: 'AWS::EC2::TransitGatewayVpcAttachment',
        PhysicalId: each.TransitGatewayAttachmentId ?? '',
        Properties: {
          SubnetIds: each.SubnetIds,
          Tags: ownTags(each.Tags),
          TransitGatewayId: each.TransitGatewayId,
          VpcId: each.VpcId,
        },
      })),
  ];
}
