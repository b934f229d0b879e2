import { createSignal, Show } from "solid-js";
import type { Attachment } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";

/** Shows a sticker without a bubble; some platforms send short videos. */
export function Sticker(props: { readonly attachment: Attachment; readonly emoji: string | undefined }) {
  const name = () => [inboxWords().media.sticker, props.emoji].filter(Boolean).join(" ");
  const [broken, setBroken] = createSignal(!/^(image|video)\//u.test(props.attachment.contentType));
  return (
    <Show when={!broken()} fallback={<span class="unsupported">{name()}</span>}>
      <Show
        when={props.attachment.contentType.startsWith("video/")}
        fallback={
          <img
            class="sticker"
            src={props.attachment.url}
            alt={name()}
            loading="lazy"
            onError={() => setBroken(true)}
          />
        }
      >
        <video
          class="sticker"
          src={props.attachment.url}
          aria-label={name()}
          muted
          loop
          playsinline
          autoplay={!matchMedia("(prefers-reduced-motion: reduce)").matches}
          onError={() => setBroken(true)}
        />
      </Show>
    </Show>
  );
}
