import { type Difference } from '../compare/differences';

/** What holds records, or keeps them readable, by what types begin with. */
const GUARDED: readonly (readonly [RegExp, reason: string])[] = [
  [/^AWS::CloudTrail::/, 'it records what happens in the account'],
  [/^AWS::KMS::/, 'records are encrypted with it'],
  [/^AWS::Logs::LogGroup$/, 'it holds records'],
  [/^AWS::S3::/, 'it holds records'],
];

/**
 * Why nothing is done to things of a type but by a person: what is done to records cannot be taken back.
 * @returns undefined for what is not guarded
 */
export function guardReason(type: string): string | undefined {
  const reason = GUARDED.find(([pattern]) => pattern.test(type))?.[1];
  return reason && `${reason}: whoever answers for the records decides, and puts it back by hand`;
}

/** Things that a person takes away, each for its reason. */
const LEFT: Readonly<Record<string, string>> = {
  'AWS::EC2::Instance': 'a machine may hold what nobody else has: whoever started it ends it (ec2:TerminateInstances)',
  'AWS::IAM::Role':
    'who acts with it is not known: an administrator looks, and takes it away (iam:DeleteRole, after its policies)',
};

/** Why a thing that was added stays until a person takes it away; undefined where a call does. */
export function leftReason({ type }: Pick<Difference, 'type'>): string | undefined {
  return LEFT[type];
}
