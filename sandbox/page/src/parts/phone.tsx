import { createEffect, createSignal, For, onCleanup, Show } from "solid-js";
import { attempt, setBlocked, setBotInside } from "../live/actions.ts";
import { setState, state, theBot, theChat } from "../live/state.ts";
import { Avatar } from "./avatar.tsx";
import { Chat } from "./chat.tsx";
import { Composer } from "./composer.tsx";
import { Menu } from "./menu.tsx";
import { nameOf, titleOf } from "./names.ts";

/** Shows a phone, drawn with borders alone, and the chat on its screen. */
export function Phone() {
  return (
    <div class="phone">
      <div class="phone-ear" aria-hidden="true" />
      <div class="screen">
        <Show when={theChat()} fallback={<Nobody />}>
          <Head />
          <Chat />
          <Show when={state.answer}>
            {(answer) => <Answer text={answer().text} alert={answer().alert} />}
          </Show>
          <Composer />
        </Show>
      </div>
      <div class="phone-bar" aria-hidden="true" />
    </div>
  );
}

const Nobody = () => (
  <div class="nobody">
    <div class="nobody-drawing" aria-hidden="true" />
    <p>{state.loaded ? "No people yet. Add a person to write as them." : "Starting the phone…"}</p>
  </div>
);

function Head() {
  const group = () => theChat()?.chat.type !== "private";
  const title = () => (group() ? titleOf(theChat()!.chat) : (theBot()?.name ?? ""));
  const outside = () => ["left", "kicked"].includes(theChat()?.bot ?? "");
  return (
    <header class="phone-head">
      <Avatar id={group() ? (state.chatId ?? 0) : (theBot()?.id ?? 0)} name={title()} />
      <h2>{title()}</h2>
      <Status />
      <Show when={group()}>
        <SpeakAs />
      </Show>
      <Menu label="Chat menu">
        <Show
          when={group()}
          fallback={
            <button
              type="button"
              onClick={() => void attempt(() => setBlocked(theChat()?.bot !== "blocked"))}
            >
              {theChat()?.bot === "blocked" ? "Unblock the bot" : "Block the bot"}
            </button>
          }
        >
          <button type="button" onClick={() => void attempt(() => setBotInside(outside()))}>
            {outside() ? "Add the bot" : "Remove the bot"}
          </button>
        </Show>
      </Menu>
    </header>
  );
}

const ACTIONS: Readonly<Record<string, string>> = {
  typing: "typing…",
  upload_photo: "sending a photo…",
  upload_document: "sending a file…",
  upload_video: "sending a video…",
  record_voice: "recording…",
  upload_voice: "sending a voice message…",
};

function Status() {
  const [now, setNow] = createSignal(Date.now());
  createEffect(() => {
    if (!state.typing) return;
    const timer = setTimeout(() => setNow(Date.now()), state.typing.until - Date.now() + 50);
    onCleanup(() => clearTimeout(timer));
  });
  const typing = () =>
    state.typing &&
    state.typing.chatId === state.chatId &&
    state.typing.until > Math.max(now(), Date.now() - 50)
      ? state.typing
      : null;
  const rest = () => {
    const chat = theChat();
    if (chat?.bot === "blocked") return "blocked";
    if (chat?.bot === "kicked" || chat?.bot === "left") return "the bot is not a member";
    return chat?.chat.type === "private" ? "bot" : `${(chat?.members.length ?? 0) + 1} members`;
  };
  return (
    <p class="phone-status" data-typing={typing() ? "" : undefined} role="status">
      {typing() ? (ACTIONS[typing()!.action] ?? "busy…") : rest()}
    </p>
  );
}

const SpeakAs = () => (
  <label class="speak-as">
    Write as
    <select onChange={(event) => setState("speaker", Number(event.currentTarget.value))}>
      <For each={theChat()?.members}>
        {(person) => (
          <option value={person.id} selected={person.id === state.speaker}>
            {nameOf(person)}
          </option>
        )}
      </For>
    </select>
  </label>
);

const READ_MS = 5000;

/** Shows the answer to a pressed button. A notification disappears by itself; an alert waits to be dismissed. */
function Answer(props: { text: string; alert: boolean }) {
  createEffect(() => {
    if (props.alert) return;
    const timer = setTimeout(() => setState("answer", null), READ_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <div class="answer" data-alert={props.alert ? "" : undefined} role="alert">
      <p>{props.text}</p>
      <button type="button" onClick={() => setState("answer", null)}>
        OK
      </button>
    </div>
  );
}
