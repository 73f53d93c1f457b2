import { type Finding } from '../../problem';
import { type Environment } from '../../schema';
import { CONNECTION_PATH } from '../connection';

interface Written {
  readonly transitGatewayId?: string;
  readonly attachment: boolean;
  readonly virtualInterface?: object;
  readonly virtualInterfaces?: readonly object[];
  readonly backup?: object;
}

/** A transit gateway that is created here connects to your side by a virtual interface or a VPN; nothing else does it. */
export function* wayToSiem(written: Written): Generator<Finding> {
  if (written.virtualInterface || written.virtualInterfaces || written.backup) return;
  if (written.transitGatewayId !== undefined) return;
  yield {
    path: CONNECTION_PATH,
    message: 'there is no way to the SIEM: a new transit gateway without a virtual interface and without a VPN',
    allowed: 'transitGatewayId of a gateway that is connected, virtualInterface, virtualInterfaces, or backup',
    remedy: 'add one of them',
  };
}

/** Without an attachment of ours there is one: of a VPC that exists to a transit gateway that exists. */
export function* foreignAttachment(written: Written, { vpc }: Environment): Generator<Finding> {
  if (written.attachment) return;
  if (vpc.existing && written.transitGatewayId !== undefined) return;
  yield {
    path: [...CONNECTION_PATH, 'attachment'],
    message: 'nothing attaches the VPC to the transit gateway: one of them is created here',
    allowed: 'attachment: false beside vpc.existing and transitGatewayId',
    remedy: 'remove attachment, or name the VPC and the transit gateway that are attached',
  };
}
