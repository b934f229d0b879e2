import { createSignal, Show } from "solid-js";
import { inboxWords } from "../words/index.ts";
import { readAddress } from "./read-address.ts";

/** Asks for the address of a link. It refuses an invalid one before the hub would refuse the whole message. */
export function LinkForm(props: { readonly apply: (address: string) => void }) {
  const [isBad, setBad] = createSignal(false);
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const address = readAddress(String(new FormData(event.currentTarget).get("url")));
    setBad(address === undefined);
    if (address !== undefined) props.apply(address);
  };
  return (
    <form class="custom-time" onSubmit={submit}>
      <AddressField isBad={isBad()} />
      <Show when={isBad()}>
        <p class="field fault" role="alert">
          {inboxWords().composer.linkBad}
        </p>
      </Show>
      <button type="submit" class="button" data-kind="primary">
        {inboxWords().composer.linkApply}
      </button>
    </form>
  );
}

function AddressField(props: { readonly isBad: boolean }) {
  return (
    <label class="field">
      <span class="label">{inboxWords().composer.linkAddress}</span>
      <input
        class="input"
        name="url"
        required
        placeholder="https://"
        aria-invalid={props.isBad}
        autofocus
        ref={(input) => queueMicrotask(() => input.focus())}
      />
    </label>
  );
}
