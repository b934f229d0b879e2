import { For, Show } from "solid-js";
import { attempt, addGroup } from "../live/actions.ts";
import { state } from "../live/state.ts";
import { titleOf } from "./names.ts";

/** Creates a group of users with the bot in it. */
export function NewGroup() {
  const people = () => state.chats.filter(({ chat }) => chat.type === "private");
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const facts = new FormData(form);
    const title = String(facts.get("title") ?? "").trim();
    const members = facts.getAll("member").map(Number);
    if (title === "" || members.length === 0) return;
    form.reset();
    void attempt(() => addGroup(title, members));
  };
  return (
    <Show when={people().length > 0}>
      <details class="new-group">
        <summary>New group</summary>
        <form onSubmit={submit} aria-label="New group">
          <label class="field">
            Group name
            <input name="title" placeholder="Weekend team" autocomplete="off" required maxlength="64" />
          </label>
          <fieldset>
            <legend>Members</legend>
            <For each={people()}>
              {({ chat }) => (
                <label class="check">
                  <input type="checkbox" name="member" value={chat.id} checked />
                  {titleOf(chat)}
                </label>
              )}
            </For>
          </fieldset>
          <button type="submit" class="button">
            Create group
          </button>
        </form>
      </details>
    </Show>
  );
}
