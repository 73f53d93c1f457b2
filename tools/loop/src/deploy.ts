import { approval } from './approval';
import { changeTable } from './change-table';
import { environmentCommand } from './command';
import { promote } from './promote';
import { readBackTable } from './read-back/table';
import { isEmbedded, targetAccount } from './target-account';

// `npx nx run nss-infra:deploy --environment dev [--yes]`: on AWS, or on the embedded cloud that AWS_ENDPOINT_URL names.
const command = environmentCommand('npx nx run nss-infra:deploy --environment NAME [--yes]');
if (typeof command === 'number') process.exitCode = command;
else {
  const { loaded, yes, assembly } = command;
  const { account, region } = loaded.environment;
  const embedded = isEmbedded();
  const { outcome, changes, facts } = await promote({
    loaded,
    assembly,
    account: targetAccount(account, region),
    say: (line) => console.log(line),
    approve: async (promotion) => {
      console.log(`what will change in ${loaded.name}:\n${changeTable(promotion).join('\n')}`);
      const { approved, how } = await approval(`deploy exactly this to ${loaded.name}?`, { yes, embedded });
      console.log(`${approved ? 'approved' : 'refused'} ${how}`);
      return approved;
    },
  });
  if (outcome !== 'refused') {
    console.log(changes === 0 ? 'nothing to change' : 'deployed');
    console.log(`read back through the AWS SDK:\n${readBackTable(facts)}`);
  }
  process.exitCode = outcome === 'as planned' ? 0 : 1;
}
