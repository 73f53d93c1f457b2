import { RUNBOOKS } from '@nss/runbooks';
import { validateDocument } from '@nss/ssm-automation';
import { findMutants } from '@nss/ssm-automation-corpus';
import { validatorPorts } from '@nss/ssm-automation/ports';

jest.setTimeout(240_000);

const ports = validatorPorts();
afterAll(() => ports.stop());

const place = {
  purpose: 'nss-dev',
  environment: 'dev',
  account: '111111111111',
  region: 'eu-central-1',
  partition: 'aws',
  approval: { by: ['ann'], required: 1, fourEyes: true },
};

test.each(RUNBOOKS.map(({ name, make }) => [name, make] as const))(
  '%s: no finding, and every kind of mutant is found',
  async (_, make) => {
    const text = JSON.stringify(make(place).document);
    expect(await validateDocument(text, ports)).toEqual([]);
    const missed = (await findMutants(text, ports, 'one place')).filter(({ found }) => !found);
    expect(missed.map(({ kind, codes }) => `${kind}: ${codes.join()}`)).toEqual([]);
  },
);
