import { boxOf, meets, type Network, passing, readNetwork } from '@nss/reachability';
import { type Deployed, type Resources } from '../deployed/deployed';

/** Decides by the deployed groups, ACLs, routes and gateways whether a TCP connection of a server passes. */
export class Packets {
  private network: Network;
  private readonly known = new Map<string, ReturnType<typeof passing>>();

  constructor(private readonly deployed: Pick<Deployed, 'resources' | 'others'>) {
    this.network = readNetwork(deployed.resources, deployed.others);
  }

  /** Takes resources away that a condition holds for, as somebody does by hand. */
  without(isGone: (resource: Resources[string]) => boolean): void {
    this.read(Object.fromEntries(Object.entries(this.deployed.resources).filter(([, each]) => !isGone(each))));
  }

  /** Brings everything back that was deployed. */
  restore(): void {
    this.read(this.deployed.resources);
  }

  /** @param interfaceId of the server's interface */
  passes(interfaceId: string, address: string, port: number): boolean {
    const found =
      this.known.get(interfaceId) ??
      passing(
        this.network,
        this.network.interfaces.find(({ id }) => id === interfaceId),
        'egress',
      );
    this.known.set(interfaceId, found);
    const packet = boxOf('tcp', `${address}/32`, [port, port]);
    return found.some(({ boxes }) => boxes.some((box) => meets(box, packet)));
  }

  private read(resources: Resources): void {
    this.network = readNetwork(resources, this.deployed.others);
    this.known.clear();
  }
}
