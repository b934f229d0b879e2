import { createMemo, For } from "solid-js";
import type { RichText } from "../../api/types.ts";
import { mediaKind } from "../../live/send.ts";
import { locale } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { byteSize } from "../../words/size.ts";
import { useConversationContext } from "../conversation/conversation-context.ts";
import { composer } from "./composer-state.ts";
import { warningsOf } from "./warnings-of.ts";
import type { PendingFile } from "./use-attachments.ts";

const NEAR = 0.9;

/** Warns of content that the platform or a note cannot carry, and of a text that exceeds one message. */
export function CapabilityWarnings(props: {
  readonly text: RichText;
  readonly files: readonly PendingFile[];
  readonly channel: string;
}) {
  const context = useConversationContext();
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
    return props.text.text.length > maxLength * NEAR
      ? [...warnings, inboxWords().composer.remaining(maxLength - props.text.text.length)]
      : warnings;
  });
  return (
    <div class="capability-warnings" role="status">
      <For each={sentences()}>{(sentence) => <p>{sentence}</p>}</For>
    </div>
  );
}
