/** Work on one thing, one after the other; on different things, at once. */

/**
 * Makes a queue by key. Without it, of n commands at once for one incident each round of judging
 * writes one and sends all the others back: n² statements, and refusals from the twentieth on.
 */
export function turns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<void>>();

  async function forget(key: string, over: Promise<void>): Promise<void> {
    await over;
    if (last.get(key) === over) last.delete(key);
  }

  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work);
    const over = mine.then(
      () => undefined,
      () => undefined,
    );
    last.set(key, over);
    void forget(key, over);
    return mine;
  };
}
