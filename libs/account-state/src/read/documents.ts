import {
  DescribeDocumentCommand,
  DescribeDocumentPermissionCommand,
  GetDocumentCommand,
  GetParameterCommand,
  ListTagsForResourceCommand,
  paginateDescribeParameters,
  paginateListDocuments,
  type ResourceTypeForTagging,
} from '@aws-sdk/client-ssm';
import { everyItem } from '@nss/deployment';
import { type AccountResource } from '../resource';
import { ifPresent, ownTags, type Reading } from './reading';

/** Documents of the environment, with whom they are shared, and its parameters. */
export async function readDocuments(from: Reading): Promise<AccountResource[]> {
  return (await Promise.all([documents(from), parameters(from)])).flat();
}

async function documents(from: Reading): Promise<AccountResource[]> {
  const { ssm } = from.clients;
  const listed = await everyItem(
    paginateListDocuments({ client: ssm }, { Filters: [{ Key: 'Owner', Values: ['Self'] }] }),
    (page) => page.DocumentIdentifiers,
  );
  const names = new Set([
    ...from.ids('AWS::SSM::Document'),
    ...listed.flatMap(({ Name = '' }) => (from.isNamed(Name) ? [Name] : [])),
  ]);
  const read = await Promise.all([...names].map((name) => documentOf(from, name)));
  return read.flatMap((each) => each ?? []);
}

async function documentOf(from: Reading, Name: string): Promise<AccountResource | undefined> {
  const { ssm } = from.clients;
  const [described, document] = await Promise.all([
    ifPresent(ssm.send(new DescribeDocumentCommand({ Name }))),
    // What runs is the default version, whichever is the latest.
    ifPresent(ssm.send(new GetDocumentCommand({ Name }))),
  ]);
  if (!document || !described) return undefined;
  const [shared, Tags] = await Promise.all([
    ifPresent(ssm.send(new DescribeDocumentPermissionCommand({ Name, PermissionType: 'Share' }))),
    tagsOf(from, 'Document', Name),
  ]);
  return {
    Type: 'AWS::SSM::Document',
    PhysicalId: Name,
    Properties: {
      Content: JSON.parse(document.Content ?? '{}') as unknown,
      DocumentFormat: document.DocumentFormat,
      DocumentType: document.DocumentType,
      Name,
      SharedWith: shared?.AccountIds,
      Tags,
    },
  };
}

async function parameters(from: Reading): Promise<AccountResource[]> {
  const { ssm } = from.clients;
  const all = await everyItem(paginateDescribeParameters({ client: ssm }, {}), (page) => page.Parameters);
  const owned = from.ids('AWS::SSM::Parameter');
  return Promise.all(
    all
      .filter(({ Name = '' }) => owned.includes(Name) || from.isNamed(Name))
      .map(async ({ Name = '', Type, Description, Tier, DataType, AllowedPattern, Policies }) => {
        // What a secret one says is nobody's to read here.
        const value = Type === 'SecureString' ? undefined : await ssm.send(new GetParameterCommand({ Name }));
        return {
          Type: 'AWS::SSM::Parameter',
          PhysicalId: Name,
          Properties: {
            AllowedPattern,
            DataType,
            Description,
            Name,
            Policies: Policies?.map(({ PolicyText }) => PolicyText),
            Tags: await tagsOf(from, 'Parameter', Name),
            Tier,
            Type,
            Value: value?.Parameter?.Value,
          },
        };
      }),
  );
}

async function tagsOf({ clients: { ssm } }: Reading, ResourceType: ResourceTypeForTagging, ResourceId: string) {
  const { TagList } = await ssm.send(new ListTagsForResourceCommand({ ResourceType, ResourceId }));
  return ownTags(TagList);
}
