import { type Check } from './check';

/**
 * Which servers of a log type share a certificate. Two that run at the same time under one certificate push each other
 * off the Nanolog; a standby under its own would be a stranger to it. Source: Zscaler NSS deployment guide.
 */
export const certificates: Check = function* ({ relay }) {
  const wrong = { 'active-standby': 'per-server', 'active-active': 'shared', single: undefined }[relay.availability];
  if (wrong === undefined || relay.certificates !== wrong) return;
  const right = wrong === 'shared' ? 'per-server' : 'shared';
  yield {
    path: ['relay', 'certificates'],
    message:
      wrong === 'shared'
        ? "active-active servers run at the same time, and two under one certificate end each other's connections"
        : 'an active-standby pair takes turns under one certificate',
    allowed: `${right}, or nothing`,
    remedy: `write ${right}, or change relay.availability`,
  };
};
