import { DELIVERY_PURPOSES } from './delivery/delivery-purpose';
import { type Environment } from './schema';
import { nameIfKnown } from './environments-by-name';
import { type Finding } from './problem';

/** A file and the environment it describes. */
export interface NamedFile {
  readonly file: string;
  /** The file's name without its ending. */
  readonly stem: string;
  readonly environment: Environment;
}

/**
 * An environment is called as its file is, so that a name leads to one file.
 * @param others files of the same environment, this one perhaps among them
 */
export function nameFindings(named: NamedFile, others: readonly NamedFile[]): Finding[] {
  const name = nameIfKnown(named.environment);
  if (name === undefined) return [];
  const path = ['environment'];
  const findings: Finding[] = [];
  if (name !== named.stem) {
    findings.push({
      path,
      message: `the file is called ${named.stem}, the environment ${name}`,
      allowed: named.stem,
      remedy: `write ${named.stem}, or rename the file`,
    });
  }
  const reserved = [...DELIVERY_PURPOSES, 'identity'].find((ending) => name.endsWith(`-${ending}`));
  if (reserved) {
    findings.push({
      path,
      message: `names that end with -${reserved} are taken for what delivers an environment`,
      allowed: 'a name with another ending',
      remedy: `leave out -${reserved}`,
    });
  }
  // Two files with one stem are reported as such.
  const twin = others.find((other) => other.stem !== named.stem && nameIfKnown(other.environment) === name);
  if (twin) {
    findings.push({
      path,
      message: `${twin.file} describes an environment of this name too`,
      allowed: 'a name no other file has',
      remedy: 'give one of the two environments another name',
    });
  }
  return findings;
}
