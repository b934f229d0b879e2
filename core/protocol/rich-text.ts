/** A span of formatting over `text`, in UTF-16 units, `start` included, `end` excluded; spans nest, never cross. */
export type Mark = { readonly start: number; readonly end: number } & (
  | { readonly kind: "bold" | "italic" | "underline" | "strike" | "code" | "spoiler" | "quote" }
  | { readonly kind: "pre"; readonly language?: string | undefined }
  | { readonly kind: "link"; readonly url: string }
  | { readonly kind: "mention"; readonly identity?: string | undefined }
);

/** Text with formatting, free of any platform's dialect; connectors translate both ways. */
export type RichText = { readonly text: string; readonly marks: readonly Mark[] };

/** Text without formatting. */
export const plain = (text: string): RichText => ({ text, marks: [] });
