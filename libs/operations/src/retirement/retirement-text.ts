import { type Difference } from '@nss/account-state';
import { fold } from '@nss/command-line';
import { constructPath, type StackCondition } from '@nss/deployment';
import { visible } from '../visible-text';
import { isThere } from './in-the-way';
import { countsText, keptCostText } from './kept-cost';
import { type Retirement, type StackRetirement } from './retirement';

const AFTER =
  'from then on no log reaches the SIEM by this environment, no alarm goes off, and nobody records what is done here';

/** What a retirement is going to be, in lines: what goes, what stays and costs, what is lost, and what stands in its way. */
export function retirementText(
  { environment, stacks, lost, obstacles, unmanaged }: Retirement,
  columns?: number,
): string {
  const { name, purpose, account, region } = environment;
  const stays = { Resources: Object.fromEntries(stacks.flatMap((each) => Object.entries(each.stays.Resources ?? {}))) };
  const line = (text: string) => fold(visible(text), columns, 4);
  return [
    line(`${name}: ${purpose} in account ${account}, ${region}`),
    ...stacks.map((each) => line(goesText(each))),
    'stays:',
    ...stacks.flatMap(staysText).map(line),
    line(`  cost: ${keptCostText(stays, region)}`),
    line(
      '  secrets that the file named, the bucket of the CDK and what the carrier made are in no stack, and stay too',
    ),
    ...(lost.length > 0 ? ['lost:', ...lost.map(({ text }) => line(`  ${text}`)), line(`  ${AFTER}`)] : []),
    ...(unmanaged.length > 0
      ? ['in no stack; it stays, and what is in a network keeps that from going:', ...unmanaged.map(leftLine).map(line)]
      : []),
    ...(obstacles.length > 0 ? ['in the way:', ...obstacles.map((each) => line(`  ${each}`))] : []),
  ].join('\n');
}

function goesText({ stack, goes, kept }: StackRetirement): string {
  const { stackName, status } = stack;
  if (kept !== undefined) return `${stackName} stays: ${kept}`;
  if (!isThere(stack)) return `${stackName} is gone already`;
  const machines = goes.filter(({ type }) => type === 'AWS::EC2::Instance').length;
  const lifted = machines > 0 ? `it and of ${machines} machine${machines === 1 ? '' : 's'}` : 'it';
  return `${stackName} (${status}) goes, once the termination protection of ${lifted} is lifted: ${countsText(goes) || 'nothing is in it'}`;
}

function staysText({ stack, stays, kept }: StackRetirement): string[] {
  if (kept !== undefined) return [`  ${stack.stackName}, all of it`];
  return Object.entries(stays.Resources ?? {}).map(([logicalId, { Type, Properties = {} }]) => {
    const { RetentionInDays: days } = Properties;
    const until = typeof days === 'number' ? `, each event for its ${days} days` : '';
    return `  ${Type} ${stack.physicalIds[logicalId]} (${constructPath(stack.template, logicalId)})${until}`;
  });
}

/** Something that is in no stack, or not where it should be. */
export function leftLine({ type, physicalId }: Difference): string {
  return visible(`  ${type} ${physicalId}`);
}

/** Why a stack could not be deleted, with the way on. */
export function failedText({ stackName, status, failed }: StackCondition, columns?: number): string {
  return [
    `${stackName}: ${status}`,
    ...failed.map(({ logicalId, type, reason }) => fold(`  ${logicalId} (${type}): ${reason}`, columns, 4)),
    fold(
      'fix what is named, and retire again; what cannot be deleted is left in the account with --skip ID',
      columns,
      2,
    ),
  ].join('\n');
}
