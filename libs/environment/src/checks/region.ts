import { suggest } from '@nss/suggestion';
import { resourceTypes } from '../derive/resource-types';
import { type Finding, formatKey } from '../problem';
import { type Environment } from '../schema';
import { type Check } from './check';
import regions from './data/regions.json';

const PARTITION_OF: Readonly<Record<string, string>> = regions.partitions;
const MISSING_TYPES: Readonly<Record<string, readonly string[]>> = regions.missingTypes;

/** Partitions whose names of services and endpoints are those of the templates. */
const PARTITIONS = ['aws', 'aws-us-gov'];

/**
 * Why not the others: in policies, services are called otherwise there (`s3.cn-north-1.amazonaws.com.cn`, and GitHub's tokens are
 * meant for `sts.amazonaws.com.cn`), and nothing here was held against them.
 * https://docs.amazonaws.cn/en_us/aws/latest/userguide/iam.html
 */
const ELSEWHERE = 'names of services in policies end otherwise there, and no template here is made for it';

/** The region exists, belongs to a partition that the templates are made for, and has every type that the file asks for. */
export const region: Check = function* (environment) {
  const partition = PARTITION_OF[environment.region];
  const usable = Object.keys(PARTITION_OF).filter((name) => PARTITIONS.includes(PARTITION_OF[name]!));
  if (partition === undefined) {
    const meant = suggest(environment.region, usable);
    yield {
      path: ['region'],
      message: 'there is no such region',
      allowed: usable.join(', '),
      remedy: `${meant ? `did you mean ${meant}? ` : ''}A region that is newer than the CDK of this repository comes with a newer aws-cdk-lib`,
    };
  } else if (!PARTITIONS.includes(partition)) {
    yield {
      path: ['region'],
      message: `regions of the partition ${partition} are not supported: ${ELSEWHERE}`,
      allowed: usable.join(', '),
      remedy: 'choose a region of the commercial partition or of GovCloud',
    };
  } else {
    yield* missing(environment);
  }
};

/** Keys that ask for something the region does not have, and what helps. */
const REMEDIES: readonly (readonly [key: RegExp, remedy: string])[] = [
  [
    /^cost$/,
    'remove cost, and make the budget of the account by hand (aws budgets create-budget): a budget belongs to no region',
  ],
  [
    /^privateConnection\.virtualInterface.*\.origin$/,
    'have the interface allocated by your carrier (origin: hosted), or connect by kind: vpn',
  ],
];

function* missing(environment: Environment): Generator<Finding> {
  const absent = MISSING_TYPES[environment.region] ?? [];
  for (const { path, types } of resourceTypes(environment)) {
    const lacking = types.filter((type) => absent.includes(type));
    if (lacking.length === 0) continue;
    yield {
      path,
      message: `CloudFormation has no ${lacking.join(' and no ')} in ${environment.region}`,
      allowed: `what ${environment.region} has`,
      remedy:
        REMEDIES.find(([key]) => key.test(formatKey(path)))?.[1] ??
        (path[0] === 'region' ? 'choose another region' : `change ${formatKey(path)}, or choose another region`),
    };
  }
}
