import { For, Show } from "solid-js";
import { attempt, addGroup } from "../live/actions.ts";
import { state } from "../live/state.ts";

/** Creates a group of people with the account in it, where the app has such groups. */
export function NewGroup() {
  const people = () =>
    state.rooms.flatMap(({ kind, members }) => (kind === "direct" ? members.slice(0, 1) : []));
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const facts = new FormData(form);
    const title = String(facts.get("title") ?? "").trim();
    const members = facts.getAll("member").map(String);
    if (title === "" || members.length === 0) return;
    form.reset();
    void attempt(() => addGroup(title, members));
  };
  return (
    <Show when={people().length > 0 && state.platform?.features.groups}>
      {(word) => (
        <details class="new-group">
          <summary>New {word()}</summary>
          <form onSubmit={submit} aria-label={`New ${word()}`}>
            <label class="field">
              {capital(word())} name
              <input name="title" placeholder="Weekend team" autocomplete="off" required maxlength="64" />
            </label>
            <fieldset>
              <legend>Members</legend>
              <For each={people()}>
                {({ id, name }) => (
                  <label class="check">
                    <input type="checkbox" name="member" value={id} checked />
                    {name}
                  </label>
                )}
              </For>
            </fieldset>
            <button type="submit" class="button">
              Create {word()}
            </button>
          </form>
        </details>
      )}
    </Show>
  );
}

const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
