import type { Attachment, RichText } from "../api/types.ts";

export type Mode = "reply" | "note";
export type KeptDraft = {
  readonly mode: Mode;
  readonly text: RichText;
  /** What the hub has of its files; none in drafts kept before there were any. */ readonly files?: readonly Attachment[];
};

const PREFIX = "parley.draft.";
const keyOf = (userId: string, conversationId: string) => `${PREFIX}${userId}.${conversationId}`;

/** Reads the draft of an earlier page. */
export function keptDraft(userId: string, conversationId: string): KeptDraft | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId, conversationId)) ?? "null");
    return isDraft(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Stores a draft; removes an empty one. */
export function keepDraft(userId: string, conversationId: string, draft: KeptDraft): void {
  if (draft.text.text === "" && (draft.files ?? []).length === 0)
    localStorage.removeItem(keyOf(userId, conversationId));
  else localStorage.setItem(keyOf(userId, conversationId), JSON.stringify(draft));
}

/** Removes all drafts, because the next user must not read them. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

function isDraft(value: unknown): value is KeptDraft {
  if (typeof value !== "object" || value === null || !("text" in value) || !("mode" in value)) return false;
  const { text } = value;
  return (
    typeof text === "object" &&
    text !== null &&
    "text" in text &&
    typeof text.text === "string" &&
    "marks" in text &&
    Array.isArray(text.marks)
  );
}
