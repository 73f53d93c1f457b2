/** What a call to an AWS service answers, as plain data. */
export type Answer = Readonly<Record<string, unknown>>;

/** Names under which services give, and take, where a list goes on. */
const TOKENS = [
  ['NextToken', 'NextToken'],
  ['nextToken', 'nextToken'],
  ['Marker', 'Marker'],
] as const;

/**
 * Every item of a list, however many answers it takes.
 * @param send asks for one part of it, with what the part before said of the next
 * @param key of the list in each answer
 */
export async function everything(
  send: (next: Readonly<Record<string, string>>) => Promise<object>,
  key: string,
): Promise<Answer[]> {
  const items: Answer[] = [];
  let next: Record<string, string> = {};
  do {
    const answer = (await send(next)) as Answer;
    items.push(...((answer[key] as Answer[] | undefined) ?? []));
    const [given, taken] = TOKENS.find(([name]) => typeof answer[name] === 'string' && answer[name] !== '') ?? [];
    next = given === undefined ? {} : { [taken]: String(answer[given]) };
  } while (Object.keys(next).length > 0);
  return items;
}
