import { For } from "solid-js";
import type { RoomFacts, ServerFacts } from "../../../stage/control-api.ts";
import { attempt } from "../live/actions.ts";
import { openRoom } from "../live/load.ts";
import { state, theRoom } from "../live/state.ts";

/** Shows the servers as a row of signs, and the rooms of the open one. Rooms without a server are direct messages. */
export const Places = () => (
  <nav class="places" aria-label="Servers and channels">
    <ul class="rail" aria-label="Servers">
      <For each={servers()}>
        {(server) => (
          <li>
            <button
              type="button"
              class="server"
              title={server.name}
              aria-current={server.id === openServer() ? "true" : undefined}
              onClick={() => open(roomsOf(server.id)[0])}
            >
              <span aria-hidden="true">{server.id === DIRECT.id ? "@" : lettersOf(server.name)}</span>
              <span class="unseen">{server.name}</span>
            </button>
          </li>
        )}
      </For>
    </ul>
    <div class="channels">
      <p class="server-name">{servers().find(({ id }) => id === openServer())?.name}</p>
      <ul aria-label="Channels">
        <For each={roomsOf(openServer())}>
          {(item) => (
            <li>
              <button
                type="button"
                class="channel"
                data-kind={item.kind}
                aria-current={item.id === state.roomId ? "true" : undefined}
                onClick={() => open(item)}
              >
                {item.title}
              </button>
            </li>
          )}
        </For>
      </ul>
    </div>
  </nav>
);

const DIRECT: ServerFacts = { id: "", name: "Direct messages" };

const serverOf = (room: RoomFacts | null): ServerFacts => room?.server ?? DIRECT;
const openServer = (): string => serverOf(theRoom()).id;

function servers(): readonly ServerFacts[] {
  const known = new Map(state.rooms.map((room) => [serverOf(room).id, serverOf(room)]));
  return [...known.values()].toSorted((one, other) => Number(one.id !== "") - Number(other.id !== ""));
}

/** Lists the rooms of a server; what has a parent stands below it. */
function roomsOf(server: string): readonly RoomFacts[] {
  const here = state.rooms.filter((room) => serverOf(room).id === server);
  const below = (parent: string) => here.filter((room) => room.parent === parent);
  return here
    .filter(({ parent }) => parent === null || !here.some(({ id }) => id === parent))
    .flatMap((room) => [room, ...below(room.id)]);
}

const open = (room: RoomFacts | undefined): void => void attempt(() => openRoom(room?.id ?? null));

const lettersOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => [...word][0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
