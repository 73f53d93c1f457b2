import { type Problem } from '../problem';
import { formatProblems } from './format-problems';
import { type Streams, processStreams } from '@nss/command-line';

/** Prints problems where a program that cannot go on complains: to standard error. */
export function printProblems(problems: readonly Problem[], { error, colour }: Streams = processStreams()): void {
  error(formatProblems(problems, colour ?? false));
}
