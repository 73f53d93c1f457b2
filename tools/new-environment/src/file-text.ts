import { instanceTypesFor } from '@nss/environment';
import { Document, isScalar, isSeq, visit } from 'yaml';
import { type Answers, listed, numeral } from './question';
import { connectionFor } from './connection-for';
import { portsOf } from './questions/siem';

/** What a reader of the file wants to know beside a value, by its key. */
const COMMENTS: readonly (readonly [key: readonly (string | number)[], comment: string])[] = [
  [['purpose'], 'every name is purpose-resource-number'],
  [['promotedFrom'], 'deployed only after it, and only when a person approves'],
  [['vpc', 'cidr'], 'split evenly into a public and a private subnet in each zone'],
  [['zscaler', 'cloud'], 'its hub ranges are data in the repository, refreshed by pull request'],
  [['siem', 0, 'ports'], 'plain TCP, by log type'],
  [['relay', 'image'], 'shared by Zscaler with this account'],
  [['relay', 'instanceType'], 'the smallest with the memory that the users need'],
  [['operations', 'approvers'], 'who may approve a fail-over'],
];

/**
 * The text of an environment file that says what was answered. What has not been answered yet is left out.
 * @param schema path of the editors' schema, from the file
 */
export function environmentFileText(answers: Answers, schema: string): string {
  const document = new Document(environmentOf(answers));
  document.commentBefore = ` yaml-language-server: $schema=${schema}\n Every key: docs/environment-file.md`;
  for (const [key, comment] of COMMENTS) {
    const node = document.getIn(key, true);
    if (isScalar(node) || isSeq(node)) node.comment = ` ${comment}`;
  }
  visit(document, {
    // Words stand in one line, as people write them.
    Seq: (_, list) => {
      if (list.items.every(isScalar)) list.flow = true;
    },
  });
  return document.toString({ flowCollectionPadding: false, lineWidth: 0 });
}

function environmentOf(answers: Answers): object {
  const list = (name: string) => (answers[name] === undefined ? undefined : listed(answers[name]));
  const from = answers['promoted-from'];
  return {
    environment: answers['environment'],
    account: answers['account'],
    region: answers['region'],
    purpose: answers['purpose'],
    owner: answers['owner'],
    ...(from !== undefined && from !== 'none' && { promotedFrom: from }),
    vpc: { cidr: answers['cidr'], zones: list('zones') },
    zscaler: { cloud: answers['cloud'] },
    siem: [{ name: answers['siem'], prefixes: list('siem-prefixes'), ports: portsOf(answers) }],
    relay: {
      logs: list('logs'),
      availability: answers['availability'],
      image: answers['image'],
      instanceType: instanceTypesFor(Number(answers['users']))[0],
      users: numeral(answers['users']),
    },
    privateConnection: connectionFor(answers),
    ...(answers['approvers'] !== undefined && { operations: { approvers: list('approvers') } }),
    observability: { notify: list('notify') },
  };
}
