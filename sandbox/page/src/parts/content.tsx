import type { Message, Poll } from "@grammyjs/types";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { fileAddress } from "../live/api.ts";
import { attempt, vote } from "../live/actions.ts";
import { state } from "../live/state.ts";

/** Shows the content of a message other than text. Sizes are known before anything loads, so nothing jumps. */
export function Content(props: { message: Message }) {
  return (
    <Switch>
      <Match when={props.message.photo?.at(-1)}>
        {(photo) => (
          <img
            class="picture"
            src={fileAddress(photo().file_id)}
            width={photo().width}
            height={photo().height}
            alt={props.message.caption ?? "Photo"}
          />
        )}
      </Match>
      <Match when={props.message.sticker}>
        {(sticker) => (
          <img
            class="sticker"
            src={fileAddress(sticker().file_id)}
            width="128"
            height="128"
            alt={`Sticker ${sticker().emoji ?? ""}`}
          />
        )}
      </Match>
      <Match when={props.message.video ?? props.message.video_note}>
        {(video) => (
          <video
            class="picture"
            controls
            preload="metadata"
            src={fileAddress(video().file_id)}
            width="240"
            height="160"
            aria-label="Video"
          />
        )}
      </Match>
      <Match when={props.message.voice ?? props.message.audio}>
        {(audio) => (
          <audio
            controls
            preload="metadata"
            src={fileAddress(audio().file_id)}
            aria-label={props.message.voice ? "Voice message" : (props.message.audio?.title ?? "Music")}
          />
        )}
      </Match>
      <Match when={props.message.document}>
        {(file) => (
          <a class="file" href={fileAddress(file().file_id)} download={file().file_name ?? "file"}>
            <span class="file-sign" aria-hidden="true" />
            <span>{file().file_name ?? "File"}</span>
            <small>{sizeOf(file().file_size ?? 0)}</small>
          </a>
        )}
      </Match>
      <Match when={props.message.location}>
        {(place) => (
          <div class="place">
            <div class="map" aria-hidden="true" />
            <Show when={props.message.venue} fallback={<p>Location</p>}>
              {(venue) => (
                <p>
                  <b>{venue().title}</b>
                  <br />
                  {venue().address}
                </p>
              )}
            </Show>
            <small>
              {place().latitude.toFixed(4)}, {place().longitude.toFixed(4)}
            </small>
          </div>
        )}
      </Match>
      <Match when={props.message.contact}>
        {(contact) => (
          <p class="card">
            <b>
              {contact().first_name} {contact().last_name ?? ""}
            </b>
            <br />
            {contact().phone_number}
          </p>
        )}
      </Match>
      <Match when={props.message.poll}>{(poll) => <PollCard poll={poll()} message={props.message} />}</Match>
    </Switch>
  );
}

const sizeOf = (bytes: number) =>
  bytes < 1024
    ? `${bytes} bytes`
    : bytes < 1024 * 1024
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function PollCard(props: { poll: Poll; message: Message }) {
  const [votes, setVotes] = createSignal<Readonly<Record<number, readonly number[]>>>({});
  const chosen = () => votes()[state.speaker ?? 0] ?? [];
  const choose = (index: number) => {
    const before = chosen();
    const has = before.includes(index);
    const after = has
      ? before.filter((one) => one !== index)
      : props.poll.allows_multiple_answers
        ? [...before, index]
        : [index];
    setVotes((all) => ({ ...all, [state.speaker ?? 0]: after }));
    void attempt(() => vote(props.message, after));
  };
  return (
    <div class="poll" role="group" aria-label={`Poll: ${props.poll.question}`}>
      <b>{props.poll.question}</b>
      <small>
        {props.poll.is_closed ? "Final results" : props.poll.is_anonymous ? "Anonymous poll" : "Poll"}
      </small>
      <For each={props.poll.options}>
        {(option, index) => (
          <button
            type="button"
            class="poll-option"
            aria-pressed={chosen().includes(index())}
            disabled={props.poll.is_closed}
            onClick={() => choose(index())}
          >
            <span>{option.text}</span>
            <span>{option.voter_count}</span>
            <meter
              min="0"
              max={Math.max(1, props.poll.total_voter_count)}
              value={option.voter_count}
              aria-hidden="true"
            />
          </button>
        )}
      </For>
    </div>
  );
}
