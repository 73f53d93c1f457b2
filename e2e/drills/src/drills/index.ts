import { BASTION_DRILLS } from './bastion';
import { CALM_DRILLS } from './calm';
import { type Drill } from './drill';
import { PATH_DRILLS } from './path';
import { RECORD_DRILLS } from './records';
import { SERVER_DRILLS } from './server';
import { SIEM_DRILLS } from './siem';
import { ZSCALER_DRILLS } from './zscaler';
import { noSuch } from '@nss/command-line';

/** Every drill, in the order of `drill list`. */
export const DRILLS: readonly Drill[] = [
  ...SIEM_DRILLS,
  ...PATH_DRILLS,
  ...ZSCALER_DRILLS,
  ...SERVER_DRILLS,
  ...BASTION_DRILLS,
  ...RECORD_DRILLS,
  ...CALM_DRILLS,
];

export { type Drill, LATEST_MINUTE } from './drill';

/** @throws WrongUse when there is none of the name */
export function drillNamed(name: string): Drill {
  const found = DRILLS.find((drill) => drill.name === name);
  if (!found)
    throw noSuch(
      'drill',
      name,
      DRILLS.map((drill) => drill.name),
    );
  return found;
}
