import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { askRunner, identityToken } from '../../../github-client';
import { input, lines, main, workspace } from '../../../runner';

interface Subject {
  digest: string;
  name: string;
}

function subjects(): Subject[] {
  const given = ['subject-path', 'subject-digest', 'subject-checksums'].filter((name) => input(name) !== '');
  if (given.length !== 1) throw new Error('One of subject-path, subject-digest, or subject-checksums must be provided');
  if (given[0] === 'subject-checksums')
    throw new Error('the fake of actions/attest-build-provenance does not know subject-checksums: use subject-path');
  if (given[0] === 'subject-digest')
    return [{ digest: input('subject-digest'), name: input('subject-name', { required: true }) }];
  return lines('subject-path')
    .flatMap((line) => line.split(','))
    .map((path) => {
      const file = resolve(workspace(), path.trim());
      if (!existsSync(file) || !statSync(file).isFile())
        throw new Error(`Could not find subject at path ${path.trim()}`);
      return {
        digest: `sha256:${createHash('sha256').update(readFileSync(file)).digest('hex')}`,
        name: input('subject-name') || basename(file),
      };
    });
}

void main(async () => {
  const found = subjects();
  await identityToken('sigstore');
  for (const subject of found) {
    await askRunner('attest', subject);
    console.log(`Attestation created for ${subject.name}@${subject.digest}`);
  }
});
