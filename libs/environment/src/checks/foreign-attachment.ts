import { type Check } from './check';

/** Without an attachment of ours there is one: of a VPC that exists to a transit gateway that exists. */
export const foreignAttachment: Check = function* ({ vpc, privateConnection: connection }) {
  if (connection.kind !== 'transit-gateway' || connection.attachment) return;
  if (vpc.existing && connection.transitGatewayId !== undefined) return;
  yield {
    path: ['privateConnection', 'attachment'],
    message: 'nothing attaches the VPC to the transit gateway: one of them is created here',
    allowed: 'attachment: false beside vpc.existing and transitGatewayId',
    remedy: 'remove attachment, or name the VPC and the transit gateway that are attached',
  };
};
