import { createSignal, For, Show } from "solid-js";
import { tryConditions } from "../../api/library.ts";
import { useChannels, useTemplates } from "../../api/queries.ts";
import type { Action, Condition, Trial } from "../../api/types.ts";
import { textOf } from "./text-of.ts";
import { rulesWords } from "./words/index.ts";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";

/** Tests whether a rule, saved or not, would run for a message, and shows what it would send; sends nothing. */
export function RuleTrial(props: { readonly conditions: Condition; readonly actions: readonly Action[] }) {
  const { busy, fault, run } = useAttempt();
  const [trial, setTrial] = createSignal<Trial>();
  const say = () => rulesWords();
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const message = trialMessage(new FormData(event.currentTarget));
    void run(async () => setTrial(await tryConditions(props.conditions, message)));
  };
  return (
    <section class="set-part">
      <h2>{say().trial}</h2>
      <p>{say().trialLead}</p>
      <form class="box" onSubmit={submit}>
        <Field title={say().trialText}>
          {(id) => <textarea class="input" id={id} name="text" required rows="2" />}
        </Field>
        <Circumstances />
        <FormFoot fault={fault()} busy={busy()} save={say().trialDo} />
        <Show when={trial()}>{(result) => <Outcome trial={result()} actions={props.actions} />}</Show>
      </form>
    </section>
  );
}

function trialMessage(form: FormData) {
  const channelId = String(form.get("channel"));
  return {
    text: String(form.get("text")),
    first: form.get("first") === "on",
    group: form.get("group") === "on",
    ...(channelId ? { channelId } : {}),
  };
}

function Circumstances() {
  const channels = useChannels();
  return (
    <div class="inline">
      <label class="inline">
        {rulesWords().trialChannel}
        <select class="input" name="channel">
          <option value="">{rulesWords().anyChannel}</option>
          <For each={channels().data?.items}>
            {(channel) => <option value={channel.id}>{channel.name}</option>}
          </For>
        </select>
      </label>
      <label class="check">
        <input type="checkbox" name="first" checked />
        {rulesWords().trialFirst}
      </label>
      <label class="check">
        <input type="checkbox" name="group" />
        {rulesWords().trialGroup}
      </label>
    </div>
  );
}

function Outcome(props: { readonly trial: Trial; readonly actions: readonly Action[] }) {
  const say = () => rulesWords();
  return (
    <div role="status">
      <p>
        <strong>{props.trial.matches ? say().matches : say().matchesNot}</strong>
      </p>
      <Show when={props.trial.matches}>
        <WouldSend actions={props.actions} />
      </Show>
      <ul class="why">
        <For each={props.trial.why}>{(line) => <li>{line}</li>}</For>
      </ul>
    </div>
  );
}

/** Shows the messages of the actions; what their placeholders become depends on the customer. */
function WouldSend(props: { readonly actions: readonly Action[] }) {
  const templates = useTemplates();
  const texts = () => props.actions.map((action) => textOf(action, templates().data?.items)).filter(Boolean);
  return (
    <For each={texts()}>
      {(text) => (
        <figure class="would-send">
          <figcaption>{rulesWords().trialSends}</figcaption>
          <blockquote>{text}</blockquote>
        </figure>
      )}
    </For>
  );
}
