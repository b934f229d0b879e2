import { For, Match, Show, Switch } from "solid-js";
import type { MessageFacts, Part } from "../../../stage/control-api.ts";
import { fileAddress } from "../live/api.ts";
import { Embed } from "./embed.tsx";
import { sizeOf } from "./names.ts";
import { Poll } from "./poll.tsx";

type Of<Kind extends Part["kind"]> = Extract<Part, { kind: Kind }>;

/** Shows what a message holds besides text. Sizes are known before anything loads, so nothing jumps. */
export function MessagePart(props: { part: Part; message: MessageFacts }) {
  return (
    <Switch>
      <Match when={ofKind(props.part, "image", "sticker")}>{(image) => <Picture image={image()} />}</Match>
      <Match when={ofKind(props.part, "video", "audio")}>{(media) => <Media media={media()} />}</Match>
      <Match when={ofKind(props.part, "file")}>{(file) => <File file={file()} />}</Match>
      <Match when={ofKind(props.part, "place")}>{(place) => <Place place={place()} />}</Match>
      <Match when={ofKind(props.part, "card")}>{(card) => <Card card={card()} />}</Match>
      <Match when={ofKind(props.part, "embed")}>{(embed) => <Embed embed={embed()} />}</Match>
      <Match when={ofKind(props.part, "poll")}>
        {(poll) => <Poll poll={poll()} message={props.message} />}
      </Match>
    </Switch>
  );
}

function ofKind<Kind extends Part["kind"]>(part: Part, ...kinds: readonly Kind[]): Of<Kind> | null {
  return isOf(part, kinds) ? part : null;
}

const isOf = <Kind extends Part["kind"]>(part: Part, kinds: readonly Kind[]): part is Of<Kind> =>
  kinds.some((kind) => kind === part.kind);

const Picture = (props: { image: Of<"image" | "sticker"> }) => (
  <img
    class={props.image.kind === "image" ? "picture" : "sticker"}
    src={fileAddress(props.image.file)}
    width={props.image.width}
    height={props.image.height}
    alt={props.image.label}
  />
);

const Media = (props: { media: Of<"video" | "audio"> }) => (
  <Show
    when={props.media.kind === "video"}
    fallback={
      <audio controls preload="metadata" src={fileAddress(props.media.file)} aria-label={props.media.label} />
    }
  >
    <video
      class="picture"
      controls
      preload="metadata"
      src={fileAddress(props.media.file)}
      width="240"
      height="160"
      aria-label={props.media.label}
    />
  </Show>
);

const File = (props: { file: Of<"file"> }) => (
  <a class="file" href={fileAddress(props.file.file)} download={props.file.name}>
    <span class="file-sign" aria-hidden="true" />
    <span>{props.file.name}</span>
    <small>{sizeOf(props.file.size)}</small>
  </a>
);

const Place = (props: { place: Of<"place"> }) => (
  <div class="place">
    <div class="map" aria-hidden="true" />
    <Show when={props.place.title} fallback={<p>Location</p>}>
      <p>
        <b>{props.place.title}</b>
        <br />
        {props.place.address}
      </p>
    </Show>
    <small>
      {props.place.latitude.toFixed(4)}, {props.place.longitude.toFixed(4)}
    </small>
  </div>
);

const Card = (props: { card: Of<"card"> }) => (
  <p class="card">
    <b>{props.card.title}</b>
    <For each={props.card.lines}>
      {(line) => (
        <>
          <br />
          {line}
        </>
      )}
    </For>
  </p>
);
