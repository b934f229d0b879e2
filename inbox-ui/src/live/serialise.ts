const turns = new Map<string, Promise<unknown>>();

/** Runs requests for one id one after the other, so that quick changes reach the hub in their order. */
export function serialise<T>(id: string, ask: () => Promise<T>): Promise<T> {
  const turn = (turns.get(id) ?? Promise.resolve()).then(ask, ask);
  turns.set(id, turn);
  void turn.catch(() => undefined).finally(() => turns.get(id) === turn && turns.delete(id));
  return turn;
}
