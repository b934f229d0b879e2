let told = 0;

/** Says that something was told that a read under way may not know. */
export const noteNews = (): void => void (told += 1);

/** In a flood of news the last answer has to do: more of it comes. */
const TRIES = 5;

/** Reads until nothing was told meanwhile: an answer of before the news would undo it. */
export async function readSettled<T>(read: () => Promise<T>, left = TRIES): Promise<T> {
  const before = told;
  const answer = await read();
  return told === before || left <= 1 ? answer : readSettled(read, left - 1);
}
