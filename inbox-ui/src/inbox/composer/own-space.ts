/**
 * Remembers that a choice, such as a mention, ended with a space of ours: a space that is typed right after it is the
 * same one. Pure but for that memory.
 */
export function createOwnSpace() {
  let isOurs = false;
  return {
    added: () => {
      isOurs = true;
    },
    /** Says whether this input is the space that is there already; any other input ends the memory. */
    isThere: (typed: string | null): boolean => {
      const was = isOurs;
      isOurs = false;
      return was && typed === " ";
    },
  };
}
