import { type LoadedEnvironment } from '@nss/environment';
import { readDeployed } from './deployed/deployed';
import { drillNamed } from './drills';
import { judged } from './judged';
import { nightText } from './report-text';

/**
 * A drill for people: its timeline, and what each way to act loses.
 * @param assembly where the environment is synthesised
 * @param columns of the terminal. @default - 80
 * @throws WrongUse when there is none of the name
 */
export function drillNight(name: string, loaded: LoadedEnvironment, assembly: string, columns?: number): string {
  const [deployed, drill] = [readDeployed(loaded, assembly), drillNamed(name)];
  return nightText(deployed, drill, judged(deployed, drill), columns);
}
