import { For, Match, Show, Switch } from "solid-js";
import type { MediaPart, Part } from "../../api/types.ts";
import "../styles/media.css";
import { inboxWords } from "../words/index.ts";
import { Album } from "./album.tsx";
import { Card } from "./card.tsx";
import { ContactCard } from "./contact-card.tsx";
import { FileChip } from "./file-chip.tsx";
import { FormAnswers } from "./form-answers.tsx";
import { Place } from "./place.tsx";
import { Player } from "./player.tsx";
import { Poll } from "./poll.tsx";
import { Sticker } from "./sticker.tsx";
import { Film } from "./film.tsx";

/** Shows the parts of a message other than text: pictures together, the rest in order. The arguments of a command stand in its text already. */
export function Parts(props: { readonly parts: readonly Part[] }) {
  const pictures = () =>
    props.parts.filter(
      (part): part is MediaPart => part.kind === "image" && part.attachment.state === "stored",
    );
  const others = () =>
    props.parts.filter((part) => part.kind !== "image" || part.attachment.state !== "stored");
  return (
    <>
      <Show when={pictures().length > 0}>
        <Album pictures={pictures()} />
      </Show>
      <For each={others()}>{(part) => <OnePart part={part} />}</For>
    </>
  );
}

function OnePart(props: { readonly part: Part }) {
  const media = () => ("attachment" in props.part ? props.part : undefined);
  const stored = (...kinds: readonly string[]) =>
    media()?.attachment.state === "stored" && kinds.includes(props.part.kind) ? media() : undefined;
  return (
    <Switch>
      <Match when={stored("video", "animation")}>{(part) => <Film part={part()} />}</Match>
      <Match when={stored("audio", "voice")}>{(part) => <Player part={part()} />}</Match>
      <Match when={stored("sticker")}>
        {(part) => <Sticker attachment={part().attachment} emoji={part().emoji} />}
      </Match>
      <Match when={media()}>{(part) => <FileChip part={part()} />}</Match>
      <Match when={props.part.kind === "location" && props.part}>{(part) => <Place part={part()} />}</Match>
      <Match when={props.part.kind === "contact_card" && props.part}>
        {(part) => <ContactCard part={part()} />}
      </Match>
      <Match when={props.part.kind === "poll" && props.part}>{(part) => <Poll part={part()} />}</Match>
      <Match when={props.part.kind === "card" && props.part}>{(part) => <Card part={part()} />}</Match>
      <Match when={props.part.kind === "form" && props.part}>{(part) => <FormAnswers part={part()} />}</Match>
      <Match when={props.part.kind === "unsupported" && props.part}>
        {(part) => (
          <p class="unsupported">
            {inboxWords().message.unsupported(part().what)} <span>{inboxWords().message.original}</span>
          </p>
        )}
      </Match>
    </Switch>
  );
}
