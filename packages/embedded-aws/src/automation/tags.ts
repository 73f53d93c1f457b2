import { type HeldExecution } from './executions';
import { Refusal } from './refusal';

/** A tag as Systems Manager writes it. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** "You can specify a maximum of five tags for an automation": API_StartAutomationExecution.html (Tags). */
const MOST_TAGS = 5;

/**
 * AddTagsToResource, RemoveTagsFromResource and ListTagsForResource of an execution.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/tagging-automations.html
 * @throws Refusal for more tags than an execution may have
 */
export function answerTags(
  operation: string,
  held: HeldExecution,
  { Tags = [], TagKeys = [] }: { readonly Tags?: readonly Tag[]; readonly TagKeys?: readonly string[] },
): object {
  if (operation === 'ListTagsForResource') return { TagList: held.tags };
  const others = held.tags.filter(({ Key }) => !TagKeys.includes(Key) && !Tags.some((tag) => tag.Key === Key));
  held.tags = allowed([...others, ...Tags]);
  return {};
}

/** @throws Refusal for more tags than an execution may have */
export function allowed(tags: readonly Tag[]): readonly Tag[] {
  if (tags.length > MOST_TAGS)
    throw new Refusal('TooManyTagsError', `An automation has at most ${MOST_TAGS} tags, and these are ${tags.length}.`);
  return tags;
}
