/** A span of formatting over `text`, in UTF-16 units, `start` included, `end` excluded; spans nest, never cross. */
export type Mark = { readonly start: number; readonly end: number } & (
  | { readonly kind: "bold" | "italic" | "underline" | "strike" | "code" | "spoiler" | "quote" }
  | { readonly kind: "pre"; readonly language?: string | undefined }
  | { readonly kind: "link"; readonly url: string }
  | { readonly kind: "mention"; readonly identity?: string | undefined }
  /** A custom emoji, written `:name:` in the text; `id` is the platform's. */
  | { readonly kind: "emoji"; readonly id?: string | undefined }
);

/** Text with formatting, free of any platform's dialect; connectors translate both ways. */
export type RichText = { readonly text: string; readonly marks: readonly Mark[] };

/** Spans one message has at most: no text that people write has more, and whoever shows one compares them with each other. */
export const MARKS_MAX = 200;

/** Text without formatting. */
export const plain = (text: string): RichText => ({ text, marks: [] });

/** Addresses longer than this are somebody's data, not a place to go. */
const ADDRESS_MAX = 2000;

/** Whether an address may be shown as one that can be followed: the web's, the mail's, the telephone's; never one that runs code or opens a program. */
export const isFollowable = (address: string): boolean =>
  address.length <= ADDRESS_MAX && /^(https?:\/\/|mailto:|tel:)/i.test(address) && URL.canParse(address);
