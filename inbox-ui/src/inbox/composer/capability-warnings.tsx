import { createMemo, For } from "solid-js";
import { previewReply } from "../../api/conversations.ts";
import type { Capabilities, RichText } from "../../api/types.ts";
import { mediaKind } from "../../live/send.ts";
import { locale } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { byteSize } from "../../words/size.ts";
import { useConversationContext } from "../conversation/conversation-context.ts";
import { composer } from "./composer-state.ts";
import { draftToPreview } from "./draft-to-preview.ts";
import { previewSentences } from "./preview-sentences.ts";
import { usePreview } from "./use-preview.ts";
import { warningsOf } from "./warnings-of.ts";
import type { PendingFile } from "./use-attachments.ts";

const NEAR = 0.9;

/** What the capabilities say before the hub is asked, and more exactly: which formatting, which file. */
const SAID = new Set(["formatting text", "reply nothing", "file file"]);
const isNews = ({ what, into }: { readonly what: string; readonly into: string }): boolean =>
  !SAID.has(`${what} ${into}`);

/** Warns of content that the platform or a note cannot carry, and of a text that exceeds one message. */
export function CapabilityWarnings(props: {
  readonly text: RichText;
  readonly files: readonly PendingFile[];
  readonly channel: string;
}) {
  const context = useConversationContext();
  const preview = usePreview(
    () => draftOf(props, context.details()?.capabilities),
    (draft, signal) => previewReply(context.id, draft, signal),
  );
  const previewed = () => {
    const known = preview();
    const said = { channel: props.channel, words: inboxWords().composer.preview };
    return known ? previewSentences({ ...known, degraded: known.degraded.filter(isNews) }, said) : [];
  };
  const sentences = createMemo(() => {
    if (composer.mode() === "note")
      return props.files.length > 0 ? [inboxWords().composer.warnings.note] : [];
    const capabilities = context.details()?.capabilities;
    if (!capabilities) return [];
    const files = props.files.map(({ name, size, type }) => ({ name, size, kind: mediaKind(type) }));
    const warnings = warningsOf(
      { text: props.text, files, isAnswer: composer.answered() !== null },
      {
        capabilities,
        channel: props.channel,
        words: inboxWords().composer.warnings,
        list: (items) => new Intl.ListFormat(locale()).format(items),
        size: byteSize,
      },
    );
    const { maxLength } = capabilities.text;
    const told = previewed();
    return props.text.text.length > maxLength * NEAR
      ? [...warnings, inboxWords().composer.remaining(maxLength - props.text.text.length), ...told]
      : [...warnings, ...told];
  });
  return (
    <div class="capability-warnings" role="status">
      <For each={sentences()}>{(sentence) => <p>{sentence}</p>}</For>
    </div>
  );
}

type Shown = { readonly text: RichText; readonly files: readonly PendingFile[] };

/** A note goes nowhere, and an edit is another thing than a message. */
function draftOf({ text, files }: Shown, capabilities: Capabilities | undefined) {
  if (!capabilities || composer.mode() === "note" || composer.edited() !== null) return null;
  const replyToId = composer.answered()?.id ?? undefined;
  return draftToPreview({ text, files, replyToId }, capabilities.text.maxLength);
}
