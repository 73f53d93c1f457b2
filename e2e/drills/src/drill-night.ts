import { noSuch } from '@nss/command-line';
import { type LoadedEnvironment } from '@nss/environment';
import { readDeployed } from './deployed/deployed';
import { DRILLS } from './drills';
import { judged } from './judged';
import { nightText } from './report-text';

/**
 * A drill for people: its timeline, and what each way to act loses.
 * @param assembly where the environment is synthesised
 * @throws WrongUse when there is none of the name
 */
export function drillNight(name: string, loaded: LoadedEnvironment, assembly: string, columns = 80): string {
  const drill = DRILLS.find((each) => each.name === name);
  if (!drill)
    throw noSuch(
      'drill',
      name,
      DRILLS.map((each) => each.name),
    );
  const title = `${drill.name}, ${loaded.environment.purpose}: ${drill.summary}`;
  return nightText(title, judged(readDeployed(loaded, assembly), drill), columns);
}
