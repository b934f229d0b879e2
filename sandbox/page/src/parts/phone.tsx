import { createEffect, createSignal, For, onCleanup, Show } from "solid-js";
import { attempt, setRoomSwitch } from "../live/actions.ts";
import { setState, state, theAccount, theRoom, theTab } from "../live/state.ts";
import { Avatar } from "./avatar.tsx";
import { Chat } from "./chat.tsx";
import { Composer } from "./composer.tsx";
import { Forms } from "./forms.tsx";
import { Menu } from "./menu.tsx";
import { Places } from "./places.tsx";

/** Shows a phone, drawn with borders alone, and the open room on its screen. A skin may make it a window. */
export function Phone() {
  return (
    <div class="phone">
      <div class="phone-ear" aria-hidden="true" />
      <div class="screen">
        <Show when={state.platform?.features.servers}>
          <Places />
        </Show>
        <Show when={theRoom()} fallback={<Nobody />}>
          <div class="open-room">
            <Head />
            <Chat />
            <Show when={state.answer}>
              {(answer) => <Answer text={answer().text} alert={answer().alert} />}
            </Show>
            <Forms />
            <Composer />
          </div>
        </Show>
      </div>
      <div class="phone-bar" aria-hidden="true" />
    </div>
  );
}

const Nobody = () => (
  <div class="nobody">
    <div class="nobody-drawing" aria-hidden="true" />
    <p>{whyNobody()}</p>
  </div>
);

function whyNobody(): string {
  const tab = theTab();
  if (tab?.open === false) return `Open ${tab.name} to see its people.`;
  return state.loaded ? "No people yet. Add a person to write as them." : "Starting the phone…";
}

function Head() {
  const direct = () => theRoom()?.kind === "direct";
  const title = () => (direct() ? theAccount()?.name : theRoom()?.title) ?? "";
  return (
    <header class="phone-head">
      <Avatar id={(direct() ? state.accountId : state.roomId) ?? ""} name={title()} />
      <h2 data-kind={theRoom()?.kind}>{title()}</h2>
      <Status />
      <Show when={!direct()}>
        <SpeakAs />
      </Show>
      <Show when={(theRoom()?.switches.length ?? 0) > 0}>
        <Menu label="Chat menu">
          <For each={theRoom()?.switches}>
            {({ name, title: words, on }) => (
              <button type="button" onClick={() => void attempt(() => setRoomSwitch(name, !on))}>
                {words}
              </button>
            )}
          </For>
        </Menu>
      </Show>
    </header>
  );
}

function Status() {
  const [now, setNow] = createSignal(Date.now());
  createEffect(() => {
    if (!state.typing) return;
    const timer = setTimeout(() => setNow(Date.now()), state.typing.until - Date.now() + 50);
    onCleanup(() => clearTimeout(timer));
  });
  const typing = () =>
    state.typing &&
    state.typing.roomId === state.roomId &&
    state.typing.until > Math.max(now(), Date.now() - 50)
      ? state.typing
      : null;
  return (
    <p class="phone-status" data-typing={typing() ? "" : undefined} role="status">
      {typing()?.doing ?? theRoom()?.note}
    </p>
  );
}

const SpeakAs = () => (
  <label class="speak-as">
    Write as
    <select onChange={(event) => setState("speaker", event.currentTarget.value)}>
      <For each={theRoom()?.members}>
        {(person) => (
          <option value={person.id} selected={person.id === state.speaker}>
            {person.name}
          </option>
        )}
      </For>
    </select>
  </label>
);

const READ_MS = 5000;

/** Shows the answer to a use of a button. A notification disappears by itself; an alert waits to be dismissed. */
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
