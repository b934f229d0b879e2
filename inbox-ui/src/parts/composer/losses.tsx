import { createMemo, For } from "solid-js";
import type { RichText } from "../../api/types.ts";
import { mediaKind } from "../../live/send.ts";
import { locale, words } from "../../words/index.ts";
import { byteSize } from "../../words/size.ts";
import { useHere } from "../conversation/here.ts";
import { composer } from "./composer-state.ts";
import { lossesOf } from "./losses-of.ts";
import type { PendingFile } from "./use-attachments.ts";

const NEAR = 0.9;

/** Under the composer: what the platform or a note will not carry, and when the text grows too long for one message. */
export function Losses(props: {
  readonly text: RichText;
  readonly files: readonly PendingFile[];
  readonly channel: string;
}) {
  const here = useHere();
  const sentences = createMemo(() => {
    if (composer.mode() === "note") return props.files.length > 0 ? [words().composer.losses.note] : [];
    const capabilities = here.details()?.capabilities;
    if (!capabilities) return [];
    const files = props.files.map(({ name, size, type }) => ({ name, size, kind: mediaKind(type) }));
    const losses = lossesOf(
      { text: props.text, files, isAnswer: composer.answered() !== null },
      {
        capabilities,
        channel: props.channel,
        words: words().composer.losses,
        list: (items) => new Intl.ListFormat(locale()).format(items),
        size: byteSize,
      },
    );
    const { maxLength } = capabilities.text;
    return props.text.text.length > maxLength * NEAR
      ? [...losses, words().composer.remaining(maxLength - props.text.text.length)]
      : losses;
  });
  return (
    <div class="losses" role="status">
      <For each={sentences()}>{(sentence) => <p>{sentence}</p>}</For>
    </div>
  );
}
