import { parse, stringify } from 'yaml';
import { loadEnvironments } from '../loader';
import { partial } from '../partial';
import { directoryOf } from '../testing/edited-files';
import { referenceText } from '../testing/reference-text';
import { type Connection, connectionExamples, connectionKinds, connectionOf } from '.';

const link = (number: number) => ({
  origin: 'own',
  connectionId: `dxcon-fg${number}example`,
  vlan: 300 + number,
  customerAsn: 65010 + number,
  customerAddress: `169.254.11${number}.1/30`,
  amazonAddress: `169.254.11${number}.2/30`,
});
const backup = { kind: 'vpn', customerGatewayAddress: '203.0.113.9' };
const BY_INTERFACES = ['virtual-private-gateway', 'direct-connect-gateway', 'transit-gateway'];

/** The parts of dev's private connection, once it is this one. */
function parts(privateConnection: object): Connection {
  const file = { ...(parse(referenceText('dev')) as object), privateConnection };
  const { environments, problems } = loadEnvironments(directoryOf({ 'dev.yaml': stringify(file) }));
  expect(problems).toBeUndefined();
  return connectionOf(environments![0]!.environment);
}

const inputs = ({ virtualInterfaces }: Connection) => virtualInterfaces.map(({ input }) => input);

test('every kind has a name of its own', () => {
  expect(new Set(connectionKinds()).size).toBe(connectionKinds().length);
  expect(connectionKinds()).toEqual(expect.arrayContaining([...BY_INTERFACES, 'vpn']));
});

test.each(Object.entries(connectionExamples()))('%s: its example is a connection of it', (kind, example) => {
  expect(example).toMatchObject({ kind });
  const { gateway, virtualInterfaces, vpnConnections } = parts(example);
  expect(gateway.amazonAsn).toBeGreaterThan(0);
  expect(virtualInterfaces.length + vpnConnections.length).toBeGreaterThan(0);
});

test.each(BY_INTERFACES)('%s: one virtual interface and a list of it are the same parts', (kind) => {
  const [one, list] = [
    parts({ kind, virtualInterface: link(1), backup }),
    parts({ kind, virtualInterfaces: [link(1)], backup }),
  ];
  expect(inputs(one)).toEqual(inputs(list));
  expect([one.gateway.amazonAsn, one.directConnectGateway, one.vpnConnections[0]?.customerAsn]).toEqual([
    list.gateway.amazonAsn,
    list.directConnectGateway,
    65011,
  ]);
});

test.each(BY_INTERFACES)('%s: a list keeps its order, and a backup without a number has that of the first', (kind) => {
  const connection = parts({ kind, virtualInterfaces: [link(2), link(1), link(3)], backup });
  expect(connection.virtualInterfaces.map(({ path }) => path.join('.'))).toEqual(
    [0, 1, 2].map((index) => `privateConnection.virtualInterfaces.${index}`),
  );
  expect(inputs(connection).map(({ vlan }) => vlan)).toEqual([302, 301, 303]);
  expect(connection.vpnConnections).toMatchObject([{ customerAsn: 65012 }]);
  expect(connection.vpnConnections[0]?.customerAsnPath.join('.')).toBe(
    'privateConnection.virtualInterfaces.0.customerAsn',
  );
});

test('a Direct Connect gateway that is created has a number other than that of the gateway behind it', () => {
  const numbers = (amazonAsn: number) =>
    parts({ kind: 'direct-connect-gateway', amazonAsn, virtualInterface: link(1) }).directConnectGateway?.asn;
  expect([numbers(64512), numbers(64513), numbers(64520)]).toEqual([64513, 64512, 64512]);
});

test('a part that the file does not hold is missed by who asks for it, and by nobody else', () => {
  const written = { kind: 'virtual-private-gateway', amazonAsn: 64512, virtualInterfaces: [link(1), link(2)], backup };
  const environment = partial({ privateConnection: written }, [
    ['privateConnection', 'amazonAsn'],
    ['privateConnection', 'virtualInterfaces', 1],
  ]);
  const connection = connectionOf(environment);
  expect(connection.virtualInterfaces).toHaveLength(2);
  expect(connection.virtualInterfaces[0]?.input.vlan).toBe(301);
  expect(connection.vpnConnections[0]?.customerAsn).toBe(65011);
  expect(() => connection.virtualInterfaces[1]?.input).toThrow('privateConnection.virtualInterfaces[1]');
  expect(() => connection.gateway.amazonAsn).toThrow('privateConnection.amazonAsn');
});
