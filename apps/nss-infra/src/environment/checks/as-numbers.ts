import { type Finding, type KeyPath } from '../problem';
import { type Check } from './check';

/** AS numbers that nobody is. Sources: RFC 7607, RFC 4893 (23456), RFC 7300 (65535); 7224 is Amazon's own. */
const NOT_YOURS = [23456, 65535, 7224];

const PRIVATE_ASNS = '64512 to 65534 or 4200000000 to 4294967294';

/** The two sides of a BGP session are different networks, and AWS's side has a private number. */
export const asNumbers: Check = function* ({ privateConnection: connection }) {
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
    yield* customerSide(path, virtualInterface.customerAsn, gateway ? gatewayAsn(gateway, connection.amazonAsn) : connection.amazonAsn);
  }
  if (backup?.customerAsn !== undefined) {
    yield* customerSide([...base, 'backup', 'customerAsn'], backup.customerAsn, connection.amazonAsn);
  } else if (backup && virtualInterface && gateway) {
    yield* customerSide([...base, 'virtualInterface', 'customerAsn'], virtualInterface.customerAsn, connection.amazonAsn);
  }
  if (gateway?.asn === undefined) return;
  if (gateway.id !== undefined) {
    yield { path: [...base, 'directConnectGateway', 'asn'], message: 'an existing Direct Connect gateway has its AS number already', allowed: 'id or asn, not both', remedy: 'remove asn, or remove id to have a gateway created' };
  }
  yield* privateOnly([...base, 'directConnectGateway', 'asn'], gateway.asn);
  if (gateway.asn === connection.amazonAsn) {
    const peer = connection.kind === 'transit-gateway' ? 'transit gateway' : 'virtual private gateway';
    yield { path: [...base, 'directConnectGateway', 'asn'], message: `the Direct Connect gateway has the AS number of the ${peer} (amazonAsn)`, allowed: `a private AS number other than ${connection.amazonAsn}`, remedy: 'choose another, or remove it to have one derived' };
  }
};

/** The AS number of a Direct Connect gateway: unknown of an existing one, derived of one that is created without. */
function gatewayAsn({ id, asn }: { id?: string; asn?: number }, amazonAsn: number): number | undefined {
  return asn ?? (id === undefined ? [64512, 64513].find((candidate) => candidate !== amazonAsn) : undefined);
}

function* customerSide(path: KeyPath, asn: number, amazonAsn: number | undefined): Generator<Finding> {
  if (asn === amazonAsn) {
    yield { path, message: `both sides of the BGP session have AS number ${asn}`, allowed: `an AS number other than ${asn}`, remedy: 'change it, or the AWS side\'s' };
  } else if (NOT_YOURS.includes(asn)) {
    yield { path, message: 'the AS number is reserved', allowed: `your own AS number, or a private one: ${PRIVATE_ASNS}`, remedy: 'give the AS number your router has' };
  }
}

function* privateOnly(path: KeyPath, asn: number): Generator<Finding> {
  if ((asn >= 64512 && asn <= 65534) || asn >= 4200000000) return;
  yield { path, message: 'a gateway of AWS takes a private AS number only', allowed: PRIVATE_ASNS, remedy: 'choose a private AS number, for example 64512' };
}
