import { type Finding, type KeyPath } from '../problem';
import { type Check } from './check';

/** AS numbers that nobody is. Sources: RFC 6793 (23456), RFC 7300 (65535, and the last of 32 bits, which the schema leaves out). */
const NOBODYS = [23456, 65535];

/**
 * AS numbers that Amazon keeps for itself, and the region; everywhere where none is named. EC2's reference of
 * CreateCustomerGateway listed them for years, and the API's present model lists none. They are Amazon's own in the registries
 * all the same, so no router of a customer has one.
 */
const AMAZONS: readonly { readonly asn: number; readonly region?: string }[] = [
  { asn: 7224 },
  { asn: 9059, region: 'eu-west-1' },
  { asn: 10124, region: 'ap-northeast-1' },
  { asn: 17943, region: 'ap-southeast-1' },
];

const PRIVATE_ASNS = '64512 to 65534 or 4200000000 to 4294967294';

/** The two sides of a BGP session are different networks, and AWS's side has a private number. */
export const asNumbers: Check = function* ({ region, privateConnection: connection }) {
  const customerSide = customerSideIn(region);
  const base: KeyPath = ['privateConnection'];
  yield* privateOnly([...base, 'amazonAsn'], connection.amazonAsn);
  if (connection.kind === 'vpn') {
    yield* customerSide([...base, 'customerAsn'], connection.customerAsn, connection.amazonAsn);
    return;
  }
  const { virtualInterface, backup } = connection;
  const gateway = connection.kind === 'virtual-private-gateway' ? undefined : connection.directConnectGateway;
  if (virtualInterface) {
    // Behind a Direct Connect gateway the session is with that gateway.
    const path = [...base, 'virtualInterface', 'customerAsn'];
    yield* customerSide(
      path,
      virtualInterface.customerAsn,
      gateway ? gatewayAsn(gateway, connection.amazonAsn) : connection.amazonAsn,
    );
  }
  if (backup?.customerAsn !== undefined) {
    yield* customerSide([...base, 'backup', 'customerAsn'], backup.customerAsn, connection.amazonAsn);
  } else if (backup && virtualInterface && gateway) {
    yield* customerSide(
      [...base, 'virtualInterface', 'customerAsn'],
      virtualInterface.customerAsn,
      connection.amazonAsn,
    );
  }
  if (gateway?.asn === undefined) return;
  if (gateway.id !== undefined) {
    yield {
      path: [...base, 'directConnectGateway', 'asn'],
      message: 'an existing Direct Connect gateway has its AS number already',
      allowed: 'id or asn, not both',
      remedy: 'remove asn, or remove id to have a gateway created',
    };
  }
  yield* privateOnly([...base, 'directConnectGateway', 'asn'], gateway.asn);
  if (gateway.asn === connection.amazonAsn) {
    const peer = connection.kind === 'transit-gateway' ? 'transit gateway' : 'virtual private gateway';
    yield {
      path: [...base, 'directConnectGateway', 'asn'],
      message: `the Direct Connect gateway has the AS number of the ${peer} (amazonAsn)`,
      allowed: `a private AS number other than ${connection.amazonAsn}`,
      remedy: 'choose another, or remove it to have one derived',
    };
  }
};

/** The AS number of a Direct Connect gateway: unknown of an existing one, derived of one that is created without. */
function gatewayAsn({ id, asn }: { id?: string; asn?: number }, amazonAsn: number): number | undefined {
  return asn ?? (id === undefined ? [64512, 64513].find((candidate) => candidate !== amazonAsn) : undefined);
}

function customerSideIn(here: string) {
  return function* (path: KeyPath, asn: number, amazonAsn: number | undefined): Generator<Finding> {
    const amazons = AMAZONS.find((each) => each.asn === asn && (each.region ?? here) === here);
    if (asn === amazonAsn) {
      yield {
        path,
        message: `both sides of the BGP session have AS number ${asn}`,
        allowed: `an AS number other than ${asn}`,
        remedy: "change it, or the AWS side's",
      };
    } else if (amazons || NOBODYS.includes(asn)) {
      const message = amazons
        ? `the AS number is reserved: it is Amazon's${amazons.region ? ` in ${amazons.region}` : ''}`
        : 'the AS number is reserved';
      yield {
        path,
        message,
        allowed: `your own AS number, or a private one: ${PRIVATE_ASNS}`,
        remedy: 'give the AS number your router has',
      };
    }
  };
}

function* privateOnly(path: KeyPath, asn: number): Generator<Finding> {
  if ((asn >= 64512 && asn <= 65534) || asn >= 4200000000) return;
  yield {
    path,
    message: 'a gateway of AWS takes a private AS number only',
    allowed: PRIVATE_ASNS,
    remedy: 'choose a private AS number, for example 64512',
  };
}
