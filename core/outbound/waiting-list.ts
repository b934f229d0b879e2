/** What may wait, of all channels and of one. */
export type WaitingLimits = { readonly waiting: number; readonly waitingOfChannel: number };

/** What waits for a slot, by channel, each channel in order of arrival. */
export type WaitingList<Waiting> = {
  add(one: Waiting): void;
  /** The channels that have something waiting. A channel that was taken from stands behind the others, and is visited again. */
  channels(): Iterable<string>;
  /** Removes and returns the first of a channel. */
  take(channelId: string): Waiting | undefined;
  /** How many more may be added. A crowded channel gets nothing more, so that it takes no capacity from the others. */
  capacity(): number;
  /** Channels of which enough waits here. */
  crowded(): string[];
  clear(): void;
};

export function createWaitingList<Waiting extends { readonly id: string; readonly channelId: string }>(
  limits: WaitingLimits,
): WaitingList<Waiting> {
  const waiting = new Map<string, Map<string, Waiting>>();
  const isCrowded = (queue: ReadonlyMap<string, Waiting>) => queue.size >= limits.waitingOfChannel;
  return {
    add(one) {
      const queue = waiting.get(one.channelId) ?? new Map<string, Waiting>();
      queue.set(one.id, one);
      waiting.set(one.channelId, queue);
    },
    channels: () => waiting.keys(),
    take(channelId) {
      const queue = waiting.get(channelId);
      const [one] = queue?.values() ?? [];
      if (!queue || !one) return undefined;
      queue.delete(one.id);
      waiting.delete(channelId);
      if (queue.size > 0) waiting.set(channelId, queue);
      return one;
    },
    capacity: () =>
      [...waiting.values()]
        .filter((queue) => !isCrowded(queue))
        .reduce((free, queue) => free - queue.size, limits.waiting),
    crowded: () => [...waiting].filter(([, queue]) => isCrowded(queue)).map(([channelId]) => channelId),
    clear: () => waiting.clear(),
  };
}
