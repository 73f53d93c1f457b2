import { type Drill } from './drill';
import { PATH_DRILLS } from './path';
import { RECORD_DRILLS } from './records';
import { SERVER_DRILLS } from './server';
import { SIEM_DRILLS } from './siem';
import { ZSCALER_DRILLS } from './zscaler';

/** Every drill, in the order of `drill list`. */
export const DRILLS: readonly Drill[] = [
  ...SIEM_DRILLS,
  ...PATH_DRILLS,
  ...ZSCALER_DRILLS,
  ...SERVER_DRILLS,
  ...RECORD_DRILLS,
];

export { type Drill, LATEST_MINUTE } from './drill';
