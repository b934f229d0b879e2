const CUSTOM = /^(:[^\s:]+:)(?:[^\s:]+:)?$/u;

/** Returns how an emoji is shown: one of a platform's own by its name, without the platform's id of it. */
export const emojiName = (emoji: string): string => CUSTOM.exec(emoji)?.[1] ?? emoji;

/** Checks whether an emoji is one of a platform's own. */
export const isCustom = (emoji: string): boolean => CUSTOM.test(emoji);
