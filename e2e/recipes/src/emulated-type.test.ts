import { followed } from './follow';
import { type RepositoryCopy } from './repository-copy';

jest.setTimeout(600_000);

const PYTHON = 'packages/embedded-aws/python/embedded_cloud/cloudformation';
const CASES = 'packages/embedded-aws/src/conformance/cases/compute.ts';

/** Everything of a key pair replaces it: docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-keypair.html */
const HANDLER = `"""Key pairs: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-keypair.html"""

from .registry import ResourceType, resource_type
from .support import ec2


@resource_type("AWS::EC2::KeyPair")
class KeyPair(ResourceType):
    """Ref is the name. Every property is create-only: a change makes another key pair."""

    def create(self, properties, logical):
        tags = [{"ResourceType": "key-pair", "Tags": properties["Tags"]}] if properties.get("Tags") else []
        return ec2().create_key_pair(KeyName=properties["KeyName"], TagSpecifications=tags)["KeyName"]

    def _get(self, physical_id):
        return ec2().describe_key_pairs(KeyNames=[physical_id])["KeyPairs"][0]

    def attributes(self, physical_id, properties):
        found = self._get(physical_id)
        return {"KeyPairId": found["KeyPairId"], "KeyFingerprint": found["KeyFingerprint"]}

    def delete(self, physical_id, properties):
        ec2().delete_key_pair(KeyName=physical_id)
`;

const CASE = `  {
    type: 'AWS::EC2::KeyPair',
    resources: {
      Subject: { Type: 'AWS::EC2::KeyPair', Properties: { KeyName: 'relay', Tags: tags('dev') } },
    },
    read: async ({ ec2 }, { Subject }) => (await ec2.describeKeyPairs({ KeyNames: [Subject!] })).KeyPairs![0],
    expected: () => ({ KeyName: 'relay', Tags: tagged('dev') }),
    change: { properties: { KeyName: 'relay-2' }, expected: () => ({ KeyName: 'relay-2' }), id: 'new' },
    drift: ({ ec2 }, { Subject }) => ec2.deleteKeyPair({ KeyName: Subject! }),
  },
`;

function byHand(copy: RepositoryCopy): void {
  copy.write(`${PYTHON}/key_pairs.py`, HANDLER);
  copy.replace(`${PYTHON}/install.py`, '        instances,\n', '        instances,\n        key_pairs,\n');
  copy.replace(
    CASES,
    'export const computeCases: TypeCase[] = [\n',
    `export const computeCases: TypeCase[] = [\n${CASE}`,
  );
}

test('a type of the embedded AWS: the recipe can be followed, and changes what it lists', () => {
  const { changed, listed } = followed('A type of the embedded AWS', byHand);
  expect(changed).toEqual(listed);
});
