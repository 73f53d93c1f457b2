import { type Finding } from '../problem';
import { type Environment } from '../schema';
import { type Check } from './check';
import { instanceTypesFor, MEMORY_GIB, USERS_BY_MEMORY } from './instance-memory';

/** A server has the memory its users need. Too little shows weeks later, as logs that are lost at peak hours. */
export const serverSize: Check = function* ({ relay }) {
  const known = MEMORY_GIB[relay.instanceType];
  const memory = known ?? relay.memoryGiB;
  if (memory === undefined) {
    yield {
      path: ['relay', 'instanceType'],
      message: 'the memory of this instance type is not known here, and the vendor names it nowhere',
      allowed: Object.keys(MEMORY_GIB).join(', '),
      remedy: 'choose one of these, or state relay.memoryGiB beside it once the vendor has confirmed the type',
    };
    return;
  }
  if (known !== undefined && relay.memoryGiB !== undefined && relay.memoryGiB !== known) {
    yield {
      path: ['relay', 'memoryGiB'],
      message: `${relay.instanceType} has ${known} GiB`,
      allowed: `${known}, or nothing`,
      remedy: 'remove relay.memoryGiB: it is for instance types that are not known here',
    };
  }
  yield* usersAgainst(memory, relay);
};

function* usersAgainst(memory: number, relay: Environment['relay']): Generator<Finding> {
  const holds = USERS_BY_MEMORY.findLast((row) => row.memoryGiB <= memory);
  if (holds && relay.users <= holds.users) return;
  const needs = USERS_BY_MEMORY.find((row) => relay.users <= row.users);
  yield {
    path: ['relay', 'users'],
    message: `${relay.instanceType} has ${memory} GiB of memory, too little for ${relay.users} users`,
    allowed: holds
      ? `at most ${holds.users} users with ${memory} GiB`
      : `at least ${USERS_BY_MEMORY[0].memoryGiB} GiB of memory`,
    remedy: `choose an instance type with at least ${needs?.memoryGiB} GiB, for example ${instanceTypesFor(relay.users)[0]}`,
  };
}
