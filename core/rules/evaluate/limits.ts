/**
 * What an organization's rules may cost. A pattern takes time in proportion to its size times the text's length, so that
 * both are bounded; `SECURITY.md` promises that no pattern can hang the hub.
 */

/** Characters of a message that words and patterns look at; no message of a person is longer on most platforms. */
export const TEXT_MAX = 4_000;

/** Most times `{n,m}` may repeat. */
export const REPEAT_MAX = 100;

/** Steps of one pattern, as `measurePattern` counts them. */
export const PATTERN_SIZE_MAX = 1_000;

/** Steps of all patterns of an organization's rules that are on, each pattern counted once. */
export const PATTERNS_SIZE_MAX = 2_000;

/** Words and phrases of an organization's rules that are on. */
export const WORDS_MAX = 5_000;

/** Conditions of one rule, however they are nested. */
export const CONDITIONS_MAX = 200;

/** Conditions of an organization's rules that are on. */
export const ALL_CONDITIONS_MAX = 2_000;

/**
 * Steps times characters that the main thread does itself: some 120 ns each for finding and 50 more for the
 * reasons, so under 50 ms. What may take more goes to a thread.
 */
export const INLINE_WORK_MAX = 200_000;
