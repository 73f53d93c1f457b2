import { type Connection, connectionOf } from '../private-connection';
import { CONNECTION_PATH } from '../private-connection/connection';
import { type Finding, type KeyPath, formatKey } from '../problem';
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
export const asNumbers: Check = function* (environment) {
  const connection = connectionOf(environment);
  const { gateway, directConnectGateway: direct } = connection;
  yield* privateOnly([...CONNECTION_PATH, 'amazonAsn'], gateway.amazonAsn);
  yield* customerSides(environment.region, connection);
  const path = [...CONNECTION_PATH, 'directConnectGateway', 'asn'];
  if (direct?.asn === undefined) return;
  if (direct.id !== undefined) {
    yield {
      path,
      message: 'an existing Direct Connect gateway has its AS number already',
      allowed: 'id or asn, not both',
      remedy: 'remove asn, or remove id to have a gateway created',
    };
  }
  yield* privateOnly(path, direct.asn);
  if (direct.asn === gateway.amazonAsn) {
    yield {
      path,
      message: `the Direct Connect gateway has the AS number of the ${gateway.type.replaceAll('-', ' ')} (amazonAsn)`,
      allowed: `a private AS number other than ${gateway.amazonAsn}`,
      remedy: 'choose another, or remove it to have one derived',
    };
  }
};

/** Each number of your side against that of the gateway which its session is with; one that both sessions have, once a gateway. */
function* customerSides(region: string, connection: Connection): Generator<Finding> {
  const { gateway, directConnectGateway: direct, virtualInterfaces, vpnConnections } = connection;
  const customerSide = customerSideIn(region);
  // Behind a Direct Connect gateway the session is with that gateway.
  const interfaceEnd = direct ? direct.asn : gateway.amazonAsn;
  const said = new Set<string>();
  for (const { path, input } of virtualInterfaces) {
    const at = [...path, 'customerAsn'];
    said.add(formatKey(at));
    yield* customerSide(at, input.customerAsn, interfaceEnd);
  }
  for (const { customerAsn, customerAsnPath } of vpnConnections) {
    if (customerAsn === undefined) continue;
    const isSaid = said.has(formatKey(customerAsnPath));
    if (isSaid && interfaceEnd === gateway.amazonAsn) continue;
    yield* customerSide(customerAsnPath, customerAsn, gateway.amazonAsn, isSaid ? 'sides only' : 'everything');
  }
}

function customerSideIn(here: string) {
  return function* (
    path: KeyPath,
    asn: number,
    amazonAsn: number | undefined,
    about: 'everything' | 'sides only' = 'everything',
  ): Generator<Finding> {
    const amazons = AMAZONS.find((each) => each.asn === asn && (each.region ?? here) === here);
    if (asn === amazonAsn) {
      yield {
        path,
        message: `both sides of the BGP session have AS number ${asn}`,
        allowed: `an AS number other than ${asn}`,
        remedy: "change it, or the AWS side's",
      };
    } else if (about === 'everything' && (amazons || NOBODYS.includes(asn))) {
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
