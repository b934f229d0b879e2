import { For, Show } from "solid-js";
import type { RoomFacts } from "../../../stage/control-api.ts";
import { attempt } from "../live/actions.ts";
import { openRoom } from "../live/load.ts";
import { state } from "../live/state.ts";
import { Avatar } from "./avatar.tsx";

/** Lists people and groups. Rooms of servers stand in the app itself. */
export function RoomList(props: { onOpen: () => void }) {
  const open = (id: string) => {
    void attempt(() => openRoom(id));
    props.onOpen();
  };
  const shown = () => state.rooms.filter(({ server }) => server === null);
  return (
    <ul class="chats" aria-label="People and groups">
      <For each={shown()}>
        {(item) => (
          <li>
            <RoomRow item={item} onOpen={() => open(item.id)} />
          </li>
        )}
      </For>
    </ul>
  );
}

/** A person has one colour in the list and in their messages. */
const whoseColour = ({ id, kind, members: [only] }: RoomFacts): string =>
  kind === "direct" ? (only?.id ?? id) : id;

const RoomRow = (props: { item: RoomFacts; onOpen: () => void }) => (
  <button
    type="button"
    class="chat-row"
    aria-current={props.item.id === state.roomId ? "true" : undefined}
    onClick={() => props.onOpen()}
  >
    <Avatar id={whoseColour(props.item)} name={props.item.title} />
    <span class="chat-name">{props.item.title}</span>
    <Show when={state.unread[props.item.id]}>
      {(count) => (
        <span class="unread">
          <span class="unseen">, new: </span>
          {count()}
        </span>
      )}
    </Show>
    <span class="chat-preview">{props.item.last?.preview ?? "No messages yet"}</span>
  </button>
);
