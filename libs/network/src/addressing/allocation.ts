import { LOG_TYPES } from '@nss/naming';
import { addressToNumber, contains, numberToAddress } from '../cidr/prefix';
import { type PlanProblem } from '../problem';
import { type PlacedServer } from './plan';
import { type RelayServer } from './servers';
import { type SubnetPlan, usableRange } from './subnets';

/** Addresses by server name, as the environment file fixes them. */
export type FixedAddresses = Readonly<Record<string, { readonly management: string; readonly service: string }>>;

/** Keeps book of which address is whose while a plan is made, and of what cannot be. */
export class Allocation {
  readonly problems: PlanProblem[] = [];
  private readonly taken = new Map<string, string>();

  constructor(private readonly subnets: readonly SubnetPlan[]) {}

  /** The NAT gateways' addresses: the ones the file fixes, or the lowest of each public subnet. */
  natGateways(addresses: readonly string[] | undefined): string[] {
    const zones = this.subnets.filter((s) => s.kind === 'public');
    if (addresses && addresses.length !== zones.length) {
      this.refuse(
        ['natGateway', 'addresses'],
        addresses,
        `${addresses.length} addresses for ${zones.length} zones`,
        'one address a zone, in the order of the zones',
        "give each zone's NAT gateway one address, or leave natGateway out",
      );
      return [];
    }
    addresses?.forEach((address, i) =>
      this.claim(address, ['natGateway', 'addresses', i], 'the NAT gateway', zones[i]),
    );
    return addresses ? [...addresses] : zones.map((zone) => this.lowestFree('public', zone.zoneIndex, ['vpc', 'cidr']));
  }

  /** The servers' places and addresses: the ones the file fixes, for the rest those of the server's log type and number. */
  servers(servers: readonly RelayServer[], fixed: FixedAddresses, zoneCount: number): PlacedServer[] {
    const place = (server: RelayServer): PlacedServer | undefined => {
      const addresses = fixed[server.name];
      if (!addresses) return undefined;
      const path = ['relay', 'addresses', server.name];
      const home = this.privateSubnetOf(addresses.management);
      this.claim(addresses.management, [...path, 'management'], `${server.name} eth0`, home);
      const other = this.privateSubnetOf(addresses.service);
      if (home && other && home !== other) {
        this.refuse(
          [...path, 'service'],
          addresses.service,
          'both interfaces of a server lie in one subnet',
          `an address of ${home.cidr}, as management ${addresses.management} is`,
          'move one of the two',
        );
      }
      this.claim(addresses.service, [...path, 'service'], `${server.name} eth1`, other);
      return {
        ...server,
        zoneIndex: home?.zoneIndex ?? 0,
        managementAddress: addresses.management,
        serviceAddress: addresses.service,
      };
    };
    // What the file fixes is claimed first, so that no derived address is in its way.
    const placed = servers.map(place);
    return servers.map((server, i) => {
      const done = placed[i];
      if (done) return done;
      const zoneIndex = (server.number - 1) % zoneCount;
      const round = Math.floor((server.number - 1) / zoneCount);
      const place = 2 * (round * LOG_TYPES.length + LOG_TYPES.indexOf(server.log));
      return {
        ...server,
        zoneIndex,
        managementAddress: this.preferred(zoneIndex, place),
        serviceAddress: this.preferred(zoneIndex, place + 1),
      };
    });
  }

  /** The bastion's address: the last one of the first private subnet, which no server is given before all others are taken. */
  bastion(): string {
    return this.preferred(0, -1);
  }

  /**
   * An address of a private subnet by its place, so that one more server, or one less, moves nobody else; the lowest free one
   * where that place is taken or outside the subnet.
   * @param place from the first usable address on, or from the end where it is negative
   */
  private preferred(zoneIndex: number, place: number): string {
    const subnet = this.subnets.find((s) => s.kind === 'private' && s.zoneIndex === zoneIndex);
    if (subnet) {
      const { first, last } = usableRange(subnet.cidr);
      const value = place < 0 ? last + 1 + place : first + place;
      const address = numberToAddress(value);
      if (value <= last && !this.taken.has(address)) {
        this.taken.set(address, subnet.cidr);
        return address;
      }
    }
    return this.lowestFree('private', zoneIndex, ['vpc', 'cidr']);
  }

  /** The lowest address of a subnet that nobody has. */
  private lowestFree(kind: SubnetPlan['kind'], zoneIndex: number, path: PlanProblem['path']): string {
    const subnet = this.subnets.find((s) => s.kind === kind && s.zoneIndex === zoneIndex);
    if (!subnet) return '';
    const { first, last } = usableRange(subnet.cidr);
    for (let value = first; value <= last; value += 1) {
      const address = numberToAddress(value);
      if (!this.taken.has(address)) {
        this.taken.set(address, subnet.cidr);
        return address;
      }
    }
    this.refuseFull(subnet, path);
    return '';
  }

  /** Checks that each private subnet has room for as many more addresses as will be taken dynamically. */
  leaveRoom(dynamic: number): void {
    for (const subnet of this.subnets.filter((s) => s.kind === 'private')) {
      const { first, last } = usableRange(subnet.cidr);
      const used = [...this.taken.keys()].filter((address) => contains(subnet.cidr, address)).length;
      if (last - first + 1 - used < dynamic) this.refuseFull(subnet, ['vpc', 'cidr']);
    }
  }

  private privateSubnetOf(address: string): SubnetPlan | undefined {
    return this.subnets.find((s) => s.kind === 'private' && contains(s.cidr, address));
  }

  private claim(address: string, path: PlanProblem['path'], who: string, subnet: SubnetPlan | undefined): void {
    const kind = path[0] === 'natGateway' ? 'public' : 'private';
    const ranges = this.subnets
      .filter((s) => s.kind === kind)
      .map((s) => s.cidr)
      .join(', ');
    if (!subnet || !contains(subnet.cidr, address)) {
      this.refuse(
        path,
        address,
        `${who} is outside its ${kind} subnet`,
        `an address of ${subnet?.cidr ?? ranges}`,
        `choose an address of ${subnet?.cidr ?? ranges}, or leave it out to have one derived`,
      );
      return;
    }
    const { first, last } = usableRange(subnet.cidr);
    const value = addressToNumber(address);
    const free = `${numberToAddress(first)} to ${numberToAddress(last)}`;
    if (value < first || value > last) {
      this.refuse(
        path,
        address,
        'AWS keeps the first four addresses of a subnet and the last one',
        free,
        `choose an address from ${free}`,
      );
    } else if (this.taken.has(address)) {
      this.refuse(
        path,
        address,
        `already taken by ${this.taken.get(address)}`,
        `an address of ${subnet.cidr} that nothing else has`,
        'choose another address for one of the two',
      );
    } else {
      this.taken.set(address, who);
    }
  }

  private refuseFull(subnet: SubnetPlan, path: PlanProblem['path']): void {
    if (this.problems.some((p) => p.message.includes(subnet.cidr))) return;
    this.refuse(
      path,
      subnet.cidr,
      `the ${subnet.kind} subnet ${subnet.cidr} has too few addresses for what it must hold`,
      'a larger range',
      'choose a larger vpc.cidr, name fewer zones, or switch bastion.endpoints off',
    );
  }

  private refuse(path: PlanProblem['path'], value: unknown, message: string, allowed: string, remedy: string): void {
    this.problems.push({ path, value, message, allowed, remedy });
  }
}
