import { createSignal, For, Show } from "solid-js";
import { makeAccountCode, type MyAccounts } from "../api/chat-accounts.ts";
import { renew } from "../api/query-client.ts";
import { EachById } from "../parts/each-by-id.tsx";
import { Form } from "../parts/form/form.tsx";
import { FormField } from "../parts/form/form-field.tsx";
import { CodeCard } from "./code-card.tsx";
import { accountWords } from "./words/index.ts";

/** Makes a code for a channel, and shows the codes that wait. A code itself is shown only by the page that made it. */
export function LinkAccount(props: { readonly mine: MyAccounts }) {
  const [texts, setTexts] = createSignal<Readonly<Record<string, string>>>({});
  const say = () => accountWords().chatAccounts;
  const save = async (values: FormData) => {
    const { id, code } = await makeAccountCode(String(values.get("channel")));
    setTexts({ ...texts(), [id]: code });
    renew("chat_account");
  };
  return (
    <section class="set-part">
      <h2>{say().link}</h2>
      <EachById each={props.mine.codes}>
        {(code) => <CodeCard code={code()} text={texts()[code().id]} />}
      </EachById>
      <Show when={props.mine.channels.length > 0} fallback={<p class="card-soft">{say().noChannels}</p>}>
        <Form label={say().link} save={save} saveTitle={say().makeCode}>
          <FormField name="channel" title={say().channel} hint={say().channelHint}>
            {(field) => (
              <select class="input" {...field} required>
                <For each={props.mine.channels}>
                  {({ id, name, platform }) => <option value={id}>{`${platform}: ${name}`}</option>}
                </For>
              </select>
            )}
          </FormField>
        </Form>
      </Show>
    </section>
  );
}
