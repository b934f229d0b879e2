/** Says whether a text has anything to see: not only spaces, joiners and the blanks that some people take for a name. */
export const isVisible = (text: string): boolean => text.replaceAll(INVISIBLE, "") !== "";

/** White space, controls, marks without a letter, and letters that are drawn as nothing: braille blank, Hangul fillers. */
const INVISIBLE = /[\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800\u115F\u1160\u3164\uFFA0]/gu;
