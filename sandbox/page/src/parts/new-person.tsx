import { attempt, addPerson } from "../live/actions.ts";

/** Creates another user to play. */
export function NewPerson() {
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get("name") ?? "").trim();
    if (name === "") return;
    form.reset();
    void attempt(() => addPerson(name));
  };
  return (
    <form class="new-person" onSubmit={submit} aria-label="New person">
      <label class="field">
        New person
        <input name="name" placeholder="Ada Lovelace" autocomplete="off" required maxlength="64" />
      </label>
      <button type="submit" class="button">
        Add person
      </button>
    </form>
  );
}
