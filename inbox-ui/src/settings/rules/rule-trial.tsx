import { createSignal, For, Show } from "solid-js";
import { tryConditions } from "../../api/library.ts";
import { useChannels } from "../../api/queries.ts";
import type { Condition, Trial } from "../../api/types.ts";
import { rulesWords } from "./words/index.ts";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";

/** Tests whether a rule, saved or not, would run for a message; sends nothing. */
export function RuleTrial(props: { readonly conditions: Condition }) {
  const channels = useChannels();
  const { busy, fault, run } = useAttempt();
  const [trial, setTrial] = createSignal<Trial>();
  const say = () => rulesWords();
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const channelId = String(form.get("channel"));
    void run(async () =>
      setTrial(
        await tryConditions(props.conditions, {
          text: String(form.get("text")),
          first: form.get("first") === "on",
          group: form.get("group") === "on",
          ...(channelId ? { channelId } : {}),
        }),
      ),
    );
  };
  return (
    <section class="set-part">
      <h2>{say().trial}</h2>
      <p>{say().trialLead}</p>
      <form class="box" onSubmit={submit}>
        <Field title={say().trialText}>
          {(id) => <textarea class="input" id={id} name="text" required rows="2" />}
        </Field>
        <div class="inline">
          <label class="inline">
            {say().trialChannel}
            <select class="input" name="channel">
              <option value="">{rulesWords().anyChannel}</option>
              <For each={channels().data?.items}>
                {(channel) => <option value={channel.id}>{channel.name}</option>}
              </For>
            </select>
          </label>
          <label class="check">
            <input type="checkbox" name="first" checked />
            {say().trialFirst}
          </label>
          <label class="check">
            <input type="checkbox" name="group" />
            {say().trialGroup}
          </label>
        </div>
        <FormFoot fault={fault()} busy={busy()} save={say().trialDo} />
        <Show when={trial()}>
          {(result) => (
            <div role="status">
              <p>
                <strong>{result().matches ? say().matches : say().matchesNot}</strong>
              </p>
              <ul class="why">
                <For each={result().why}>{(line) => <li>{line}</li>}</For>
              </ul>
            </div>
          )}
        </Show>
      </form>
    </section>
  );
}
