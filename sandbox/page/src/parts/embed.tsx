import { For, Show } from "solid-js";
import type { Part } from "../../../stage/control-api.ts";
import { fileAddress } from "../live/api.ts";

/** Shows a card that the account attached to its message. */
export const Embed = (props: { embed: Extract<Part, { kind: "embed" }> }) => (
  <div class="embed">
    <Show when={props.embed.title}>
      <b>
        <Show when={linkOf(props.embed.url)} fallback={props.embed.title}>
          {(url) => (
            <a href={url()} target="_blank" rel="noreferrer noopener">
              {props.embed.title}
            </a>
          )}
        </Show>
      </b>
    </Show>
    <Show when={props.embed.text}>
      <p>{props.embed.text}</p>
    </Show>
    <For each={props.embed.fields}>
      {(field) => (
        <p>
          <b>{field.name}</b>
          <br />
          {field.value}
        </p>
      )}
    </For>
    <Show when={props.embed.image}>
      {(file) => <img src={fileAddress(file())} alt={props.embed.title ?? "Picture"} />}
    </Show>
  </div>
);

const linkOf = (url: string | null): string | null => (url !== null && /^https?:/i.test(url) ? url : null);
