import { For, Show } from "solid-js";
import { pickAccount, state, theAccount, theTab } from "../live/state.ts";
import { NewGroup } from "./new-group.tsx";
import { NewPerson } from "./new-person.tsx";
import { PlatformTabs } from "./platform-tabs.tsx";
import { RoomList } from "./room-list.tsx";

/** Lists the platforms, the accounts, and the people and groups that write to the chosen one. */
export const People = (props: { onOpen: () => void }) => (
  <section class="people" aria-label="People">
    <header class="people-head">
      <a class="home" href="/">
        Parley
      </a>
      <h2>Sandbox phone</h2>
      <p>Write as a customer. Nothing leaves this computer.</p>
    </header>
    <PlatformTabs />
    <Show when={theTab()?.open}>
      <Accounts />
      <Show when={theAccount()?.problem}>{(problem) => <p class="warning">{problem()}</p>}</Show>
      <RoomList onOpen={() => props.onOpen()} />
      <NewPerson />
      <NewGroup />
    </Show>
  </section>
);

const Accounts = () => (
  <Show when={state.accounts.length > 1}>
    <label class="field">
      Bot
      <select value={state.accountId ?? ""} onChange={(event) => pickAccount(event.currentTarget.value)}>
        <For each={state.accounts}>
          {(account) => (
            <option value={account.id}>
              {account.name} ({account.handle})
            </option>
          )}
        </For>
      </select>
    </label>
  </Show>
);
