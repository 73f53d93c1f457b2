import { constructId, nameTag, resourceName } from '@nss/naming';
import { Validations } from 'aws-cdk-lib';
import { CfnSubnetCidrReservation } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { type AddressPlan } from '../addressing/plan';
import { type PlacedSubnet } from './relay-subnet';

/** What {@link AddressReservations} are made from. */
export interface AddressReservationsProps {
  readonly purpose: string;
  readonly subnets: readonly PlacedSubnet[];
  readonly reservations: AddressPlan['reservations'];
}

/**
 * Keeps the fixed addresses of servers and bastion from being handed out: an interface endpoint, for example, takes any
 * free address, and a server whose address is taken cannot be created.
 * Source: docs.aws.amazon.com/vpc, "Subnet CIDR reservations".
 */
export class AddressReservations extends Construct {
  constructor(scope: Construct, id: string, { purpose, subnets, reservations }: AddressReservationsProps) {
    super(scope, id);
    const each = reservations.flatMap(({ zoneIndex, cidrs }) => {
      const subnet = subnets.find(({ plan }) => plan.kind === 'private' && plan.zoneIndex === zoneIndex);
      return subnet ? cidrs.map((cidr) => ({ cidr, subnetId: subnet.subnetId })) : [];
    });
    each.forEach(({ cidr, subnetId }, i) => {
      // The id names the range: CloudFormation replaces a reservation by creating the new one first, which may not overlap the old.
      const reservation = new CfnSubnetCidrReservation(this, constructId(`range-${cidr.replace(/[./]/g, 'x')}`, 1), {
        subnetId,
        cidr,
        reservationType: 'explicit',
        description: 'fixed addresses of the relay',
        tags: nameTag(resourceName(purpose, 'address-reservation', i + 1)),
      });
      Validations.of(reservation).acknowledge({
        id: 'CloudFormation-Validate::F3006', reason: 'The region tables bundled with the CDK are older than the type; cfn-lint, whose tables are newer, checks it in every region.',
      });
    });
  }
}
