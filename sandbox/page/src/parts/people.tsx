import { For, Show } from "solid-js";
import { attempt, openChat } from "../live/actions.ts";
import { setState, state, theBot } from "../live/state.ts";
import { Avatar } from "./avatar.tsx";
import { titleOf } from "./names.ts";
import { NewGroup } from "./new-group.tsx";
import { NewPerson } from "./new-person.tsx";
import { previewOf } from "./preview.ts";

/** Lists the bots, and the users and groups that write to the chosen one. */
export function People(props: { onOpen: () => void }) {
  const open = (id: number) => {
    void attempt(() => openChat(id));
    props.onOpen();
  };
  return (
    <section class="people" aria-label="People">
      <header class="people-head">
        <a class="home" href="/">
          Parley
        </a>
        <h2>Sandbox phone</h2>
        <p>Write as a customer. Nothing leaves this computer.</p>
      </header>
      <Show when={state.bots.length > 1}>
        <label class="field">
          Bot
          <select value={state.token ?? ""} onChange={(event) => pickBot(event.currentTarget.value)}>
            <For each={state.bots}>
              {(bot) => (
                <option value={bot.token}>
                  {bot.name} (@{bot.username})
                </option>
              )}
            </For>
          </select>
        </label>
      </Show>
      <Show when={theBot()?.revoked}>
        <p class="warning">
          The token of this bot is revoked. Turn off “Token revoked” under Faults to use it again.
        </p>
      </Show>
      <ul class="chats" aria-label="People and groups">
        <For each={state.chats}>
          {(item) => (
            <li>
              <button
                type="button"
                class="chat-row"
                aria-current={item.chat.id === state.chatId ? "true" : undefined}
                onClick={() => open(item.chat.id)}
              >
                <Avatar id={item.chat.id} name={titleOf(item.chat)} />
                <span class="chat-name">{titleOf(item.chat)}</span>
                <Show when={state.unread[item.chat.id]}>
                  {(count) => (
                    <span class="unread">
                      <span class="unseen">, new: </span>
                      {count()}
                    </span>
                  )}
                </Show>
                <span class="chat-preview">
                  {item.last_message ? previewOf(item.last_message) : "No messages yet"}
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <NewPerson />
      <NewGroup />
    </section>
  );
}

function pickBot(token: string): void {
  setState({ token, chats: [], chatId: null, messages: [], wire: [] });
}
