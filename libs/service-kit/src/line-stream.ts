/** Values as NDJSON. */
export async function* jsonLines(source: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of source) yield `${JSON.stringify(value)}\n`;
}

/** The same, once its first value has been asked for: what that throws can still be answered as a problem. */
export async function begun<Value>(source: AsyncIterable<Value>): Promise<AsyncIterable<Value>> {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  return rest(iterator, first);
}

async function* rest<Value>(iterator: AsyncIterator<Value>, first: IteratorResult<Value>): AsyncGenerator<Value> {
  try {
    for (let next = first; next.done !== true; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
