import { For, Show } from "solid-js";
import type { CommandFacts } from "../../../stage/control-api.ts";
import { attempt, send, useCommand } from "../live/actions.ts";
import { setState, state, theAccount, theRoom } from "../live/state.ts";
import { Menu } from "./menu.tsx";

/** Shows the commands of the room, else the account's. One with options asks for them first, where the app has such commands. */
export const Commands = () => (
  <Show when={commandsHere().length > 0}>
    <Menu class="commands" label="Commands" sign="/">
      <For each={commandsHere()}>
        {(command) => (
          <button type="button" onClick={() => pick(command)}>
            <b>/{command.name}</b> {command.description}
          </button>
        )}
      </For>
    </Menu>
  </Show>
);

const commandsHere = () => theRoom()?.commands ?? theAccount()?.commands ?? [];

function pick(command: CommandFacts): void {
  if (state.platform?.features.commands === "text") void attempt(() => send({ text: `/${command.name}` }));
  else if (command.options.length > 0) setState({ command });
  else void attempt(() => useCommand(command.name, {}));
}
