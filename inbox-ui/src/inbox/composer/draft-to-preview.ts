import type { RichText } from "../../api/types.ts";
import type { PendingFile } from "./use-attachments.ts";

type Draft = {
  readonly text: RichText;
  readonly files: readonly Pick<PendingFile, "attachment">[];
  /** The id of the message that it answers. */
  readonly replyToId: string | undefined;
};

/**
 * Returns what to ask the hub about a draft, or null where nothing of it could be changed: plain text that fits into one
 * message goes as it is. Files are asked about once they are uploaded.
 */
export function draftToPreview({ text, files, replyToId }: Draft, maxLength: number) {
  const attachmentIds = files.flatMap(({ attachment }) => attachment?.id ?? []);
  const isPlain = text.marks.length === 0 && files.length === 0 && replyToId === undefined;
  const isEmpty = text.text.trim() === "" && files.length === 0;
  if (isEmpty || attachmentIds.length < files.length || (isPlain && text.text.length <= maxLength))
    return null;
  return { text, attachmentIds, ...(replyToId !== undefined && { replyToId }) };
}
