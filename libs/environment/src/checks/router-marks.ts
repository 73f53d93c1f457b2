import { connectionOf } from '../private-connection';
import { type Environment } from '../schema';

/** What tells the routers on your side that an environment meets: AS numbers, Direct Connect connections and VPN devices. Whoever shares one meets the same router. */
export function routerMarks(environment: Environment): string[] {
  const { virtualInterfaces, vpnConnections } = connectionOf(environment);
  return [
    ...virtualInterfaces.flatMap(({ input }) => [
      `AS ${input.customerAsn}`,
      ...(input.origin === 'own' ? [input.connectionId] : []),
    ]),
    ...vpnConnections.flatMap(({ customerAsn, device }) => [
      ...(customerAsn === undefined ? [] : [`AS ${customerAsn}`]),
      device.customerGatewayAddress,
    ]),
  ];
}
