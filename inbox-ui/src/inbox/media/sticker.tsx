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
        fallback={<Still url={props.attachment.url} name={name()} fail={() => setBroken(true)} />}
      >
        <Moving url={props.attachment.url} name={name()} fail={() => setBroken(true)} />
      </Show>
    </Show>
  );
}

type Drawing = { readonly url: string; readonly name: string; readonly fail: () => void };

const Still = (props: Drawing) => (
  <img class="sticker" src={props.url} alt={props.name} loading="lazy" onError={() => props.fail()} />
);

const Moving = (props: Drawing) => (
  <video
    class="sticker"
    src={props.url}
    aria-label={props.name}
    muted
    loop
    playsinline
    autoplay={!matchMedia("(prefers-reduced-motion: reduce)").matches}
    onError={() => props.fail()}
  />
);
