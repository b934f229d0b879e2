const turns = new Map<string, Promise<unknown>>();

/** Two quick changes of one thing reach the hub in the order they were made, whatever connections carry them. */
export function serialise<T>(id: string, ask: () => Promise<T>): Promise<T> {
  const turn = (turns.get(id) ?? Promise.resolve()).then(ask, ask);
  turns.set(id, turn);
  void turn.catch(() => undefined).finally(() => turns.get(id) === turn && turns.delete(id));
  return turn;
}
