/**
 * Every item of a list that AWS gives in pages, whatever a page holds.
 * @param pages of a paginator of the SDK, or of {@link pagesOf}
 */
export async function everyItem<Page, Item>(
  pages: AsyncIterable<Page>,
  items: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const found: Item[] = [];
  for await (const page of pages) found.push(...(items(page) ?? []));
  return found;
}

/** The pages of a call that the SDK has no paginator for, as those of Direct Connect. */
export async function* pagesOf<Page extends { readonly nextToken?: string | undefined }>(
  send: (nextToken: string | undefined) => Promise<Page>,
): AsyncGenerator<Page> {
  let nextToken: string | undefined;
  do {
    const page = await send(nextToken);
    yield page;
    nextToken = page.nextToken;
  } while (nextToken);
}
