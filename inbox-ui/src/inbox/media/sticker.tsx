import { createSignal, Show } from "solid-js";
import type { Attachment } from "../../api/types.ts";
import { words } from "../../words/index.ts";

/** Shows a sticker without a bubble; some platforms send short videos. */
export function Sticker(props: { readonly attachment: Attachment }) {
  const [broken, setBroken] = createSignal(!/^(image|video)\//u.test(props.attachment.contentType));
  return (
    <Show when={!broken()} fallback={<span class="unsupported">{words().media.sticker}</span>}>
      <Show
        when={props.attachment.contentType.startsWith("video/")}
        fallback={
          <img
            class="sticker"
            src={props.attachment.url}
            alt={words().media.sticker}
            loading="lazy"
            onError={() => setBroken(true)}
          />
        }
      >
        <video
          class="sticker"
          src={props.attachment.url}
          aria-label={words().media.sticker}
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
