// The simulator is under the AGPL: as with simulate.ts, nothing that is deployed or bundled may import this file.
import { type mostSpecificMatchingResourceTypePatterns } from '@cloud-copilot/iam-utils';

// The simulator works out for every decision anew which kinds of resource an ARN is of, by comparing automata, and that is most of its
// time; the answer depends on nothing but the two. It is the same here, once for each pair.
jest.mock('@cloud-copilot/iam-utils', () => {
  const actual = jest.requireActual<{ mostSpecificMatchingResourceTypePatterns: Matching }>('@cloud-copilot/iam-utils');
  const known = new Map<string, readonly string[]>();
  const remembered: Matching = (resource, patterns) => {
    const key = JSON.stringify([resource, patterns]);
    const found = known.get(key) ?? actual.mostSpecificMatchingResourceTypePatterns(resource, patterns);
    known.set(key, found);
    return [...found];
  };
  return { ...actual, mostSpecificMatchingResourceTypePatterns: remembered };
});

type Matching = typeof mostSpecificMatchingResourceTypePatterns;
