import { RepositoryCopy } from './repository-copy';

jest.setTimeout(600_000);

const INPUT = 'libs/network/src/private-connection/input.ts';

let copy: RepositoryCopy;
beforeAll(() => (copy = new RepositoryCopy()));
afterAll(() => copy.remove());

/** Files that the compiler has something to say about, in these projects and in what they import. */
function named(...projects: string[]): string[] {
  const said = projects.map((project) => {
    try {
      copy.run(`node node_modules/typescript-7/bin/tsc --pretty false -p ${project}/tsconfig.json`);
      return '';
    } catch (error) {
      return String(error);
    }
  });
  return [...new Set([...said.join('\n').matchAll(/^([\w./-]+)\(\d+,\d+\): error TS/gm)].map(([, file = '']) => file))];
}

test('a gateway of a new type: the compiler names every place that is about gateways', () => {
  copy.replace(INPUT, 'VirtualPrivateGatewayInput | TransitGatewayInput;', 'VirtualPrivateGatewayInput | CoreNetwork;');
  copy.replace(
    INPUT,
    "readonly type: 'transit-gateway';\n  readonly id:",
    "readonly type: CoreNetwork['type'];\n  readonly id:",
  );
  copy.replace(
    INPUT,
    '/** A Direct Connect gateway: an existing one',
    `/** As a transit gateway, or a core network of Cloud WAN. */
interface CoreNetwork extends Omit<TransitGatewayInput, 'type'> {
  readonly type: 'transit-gateway' | 'core-network';
}

/** A Direct Connect gateway: an existing one`,
  );
  expect(named('e2e/deployment', 'apps/nss-infra').sort()).toEqual([
    'apps/nss-infra/src/identity/permissions/named-networks.ts',
    'e2e/deployment/src/prerequisites/connection.ts',
    'e2e/deployment/src/prerequisites/network.ts',
    'libs/environment/src/derive/resource-types.ts',
    'libs/network/src/private-connection/input.ts',
    'libs/network/src/private-connection/private-connection.ts',
    'libs/operations/src/read-back/connection.ts',
    'tools/doctor/src/aws/check-existing-vpc.ts',
  ]);
});
