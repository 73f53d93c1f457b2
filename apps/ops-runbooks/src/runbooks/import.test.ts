import { importedDocument } from '@nss/ssm-automation';
import { RUNBOOKS } from '.';

const place = {
  purpose: 'nss-dev',
  environment: 'dev',
  account: '111111111111',
  region: 'eu-central-1',
  partition: 'aws',
  approval: { by: ['ann'], required: 1, fourEyes: true },
};

test.each(RUNBOOKS.map(({ name, make }) => [name, make] as const))(
  '%s is what the file builds that is made of it',
  (_, make) => {
    const { document } = make(place);
    expect(importedDocument(JSON.stringify(document))).toEqual(document);
  },
);
