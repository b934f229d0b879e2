import { For, Show } from "solid-js";
import type { Menu, MessageFacts } from "../../../stage/control-api.ts";
import { attempt, choose } from "../live/actions.ts";

/** Shows the lists to choose from below a message. One choice counts at once, several with a button. */
export const Menus = (props: { message: MessageFacts }) => (
  <For each={props.message.menus}>
    {(menu) => (
      <Show when={menu.most > 1} fallback={<One message={props.message} menu={menu} />}>
        <Several message={props.message} menu={menu} />
      </Show>
    )}
  </For>
);

const One = (props: { message: MessageFacts; menu: Menu }) => (
  <select
    class="choice"
    aria-label={props.menu.placeholder}
    disabled={props.menu.disabled}
    onChange={(event) => {
      const { value } = event.currentTarget;
      if (value !== "") void attempt(() => choose(props.message, props.menu.id, [value]));
    }}
  >
    <option value="">{props.menu.placeholder}</option>
    <For each={props.menu.choices}>{(choice) => <option value={choice.value}>{choice.title}</option>}</For>
  </select>
);

function Several(props: { message: MessageFacts; menu: Menu }) {
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget).getAll("choice").map(String);
    if (values.length >= props.menu.least && values.length <= props.menu.most)
      void attempt(() => choose(props.message, props.menu.id, values));
  };
  return (
    <form class="choices" onSubmit={submit}>
      <fieldset disabled={props.menu.disabled}>
        <legend>{props.menu.placeholder}</legend>
        <For each={props.menu.choices}>
          {(choice) => (
            <label class="check">
              <input type="checkbox" name="choice" value={choice.value} />
              {choice.title}
            </label>
          )}
        </For>
      </fieldset>
      <button type="submit" class="button" disabled={props.menu.disabled}>
        Choose
      </button>
    </form>
  );
}
