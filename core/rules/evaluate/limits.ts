/**
 * Limits of what an organization's rules may cost. A pattern takes time in proportion to its size times the text's length,
 * so both are limited. `SECURITY.md` says that no pattern can hang the hub.
 */

/** Characters of a message that words and patterns read. Most platforms allow no longer message. */
export const TEXT_MAX = 4_000;

/** The largest number in `{n,m}`. */
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
 * Steps times characters that the main thread evaluates itself: about 120 ns each for matching and 50 ns more for the
 * reasons, so under 50 ms. Longer evaluations run in a thread.
 */
export const INLINE_WORK_MAX = 200_000;
