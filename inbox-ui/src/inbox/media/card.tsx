import { For, Show } from "solid-js";
import type { Attachment, CardPart } from "../../api/types.ts";
import { isSafeAddress } from "../message/pieces.ts";
import { RichText } from "../message/rich-text.tsx";
import { Album } from "./album.tsx";
import "../styles/card.css";

/** Shows a card: its author, title, text, fields and picture. The title leads to its page only where that is safe to follow. */
export function Card(props: { readonly part: CardPart }) {
  const part = () => props.part;
  return (
    <section class="message-card" aria-label={part().title}>
      <Show when={part().author}>{(author) => <p class="message-card-soft">{author()}</p>}</Show>
      <Show when={part().title}>{(title) => <Title title={title()} url={part().url} />}</Show>
      <Show when={part().text?.text ? part().text : undefined}>
        {(text) => (
          <div class="message-card-text">
            <RichText value={text()} />
          </div>
        )}
      </Show>
      <Fields fields={part().fields ?? []} />
      <Show when={part().image}>{(image) => <Picture image={image()} />}</Show>
      <Show when={part().footer}>{(footer) => <p class="message-card-soft">{footer()}</p>}</Show>
    </section>
  );
}

function Title(props: { readonly title: string; readonly url: string | undefined }) {
  const address = () => (props.url !== undefined && isSafeAddress(props.url) ? props.url : undefined);
  return (
    <p class="message-card-title" dir="auto">
      <Show when={address()} fallback={props.title}>
        {(url) => (
          <a href={url()} target="_blank" rel="noopener noreferrer nofollow" title={url()}>
            {props.title}
          </a>
        )}
      </Show>
    </p>
  );
}

function Fields(props: { readonly fields: NonNullable<CardPart["fields"]> }) {
  return (
    <Show when={props.fields.length > 0}>
      <dl class="message-card-fields">
        <For each={props.fields}>
          {({ name, value }) => (
            <div>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          )}
        </For>
      </dl>
    </Show>
  );
}

/** A picture that is still fetched, or could not be, takes nothing from the card's words. */
const Picture = (props: { readonly image: Attachment }) => (
  <Show when={props.image.state === "stored"}>
    <Album pictures={[{ kind: "image", attachment: props.image }]} />
  </Show>
);
