import { changeTable } from './change-table';
import { environmentCommand } from './command';
import { preparedPromotion } from './promote';
import { targetAccount } from './target-account';

// `npx nx run nss-infra:diff --environment dev`: what a deployment would change, from change sets that are thrown away again.
const command = environmentCommand('npx nx run nss-infra:diff --environment NAME');
if (typeof command === 'number') process.exitCode = command;
else {
  const { loaded, assembly } = command;
  const { account, region } = loaded.environment;
  const { promoter, promotion } = await preparedPromotion({
    loaded,
    assembly,
    account: targetAccount(account, region),
    say: (line) => console.log(line),
  });
  console.log(changeTable(promotion).join('\n'));
  await promoter.discard(promotion);
}
