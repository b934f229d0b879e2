let published = 0;

/** Counts a published event that a pending read may miss. */
export const countEvent = (): void => void (published += 1);

/** During a flood of events the last read is good enough, because more events follow. */
const TRIES = 5;

/** Reads again until no event was published meanwhile: an older response would undo the event. */
export async function readCurrent<T>(read: () => Promise<T>, left = TRIES): Promise<T> {
  const before = published;
  const answer = await read();
  return published === before || left <= 1 ? answer : readCurrent(read, left - 1);
}
