import { logWayOf } from '../derive/log-way';
import { allSiemMbps } from '../derive/traffic';
import { TUNNEL_MBPS, VENDOR_DISK_GIB } from '../sizing/limits';
import { type Check } from './check';

/** A server has the disk that the vendor's guide gives it. */
export const serverDisk: Check = function* ({ relay: { diskGiB } }) {
  if (diskGiB >= VENDOR_DISK_GIB) return;
  yield {
    path: ['relay', 'diskGiB'],
    severity: 'warning',
    message: `the vendor's guide has ${VENDOR_DISK_GIB} GiB for a server`,
    allowed: `${VENDOR_DISK_GIB} and more; less at your own risk`,
    remedy: 'leave the key out, or ask Zscaler whether less is supported',
  };
};

/** A VPN that carries the logs alone holds them, also while an hour of them is sent again after an outage of the SIEM. */
export const vpnCapacity: Check = function* (environment) {
  if (logWayOf(environment) !== 'vpn') return;
  const mbps = Math.round(allSiemMbps(environment));
  if (mbps * 2 <= TUNNEL_MBPS) return;
  yield {
    path: ['relay', 'users'],
    severity: 'warning',
    message: `logs of about ${mbps} Mbps, and twice that after an hour without the SIEM, are more than one tunnel carries`,
    allowed: `at most ${TUNNEL_MBPS / 2} Mbps over a VPN alone`,
    remedy: 'use Direct Connect, or say what you measured as cost.siemMbps',
  };
};
