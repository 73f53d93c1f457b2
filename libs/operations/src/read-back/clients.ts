import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type AccountClients, accountClients } from '@nss/account-state';
import { type Account } from '@nss/deployment';

/** The clients a read-back asks, all for one account and region. */
export interface Clients extends AccountClients {
  readonly cloudFormation: CloudFormationClient;
}

/** Clients that act as the account says. */
export function clientsFor(account: Account): Clients {
  const { client, region } = account;
  return { ...accountClients(account), cloudFormation: new CloudFormationClient(client ?? { region }) };
}
