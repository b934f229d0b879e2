import { createSignal, Show } from "solid-js";
import { changeChannel } from "../../api/channels.ts";
import { renew } from "../../api/query-client.ts";
import type { Channel, Connector, FormField } from "../../api/types.ts";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { ConnectorFields } from "./connector-fields.tsx";
import { movedField } from "./moved-field.ts";
import { readFields } from "./read-fields.ts";
import { channelsWords } from "./words/index.ts";

type Props = { readonly channel: Channel; readonly connector: Connector };

/** Edits a channel's name, credentials and settings. */
export function ChannelSettings(props: Props) {
  const { busy, fault, run } = useAttempt();
  const [moved, setMoved] = createSignal<FormField>();
  const look = (event: { readonly currentTarget: HTMLFormElement }) =>
    setMoved(movedField(new FormData(event.currentTarget), props.connector.settings, props.channel.settings));
  const save = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const change = changeIn(new FormData(event.currentTarget), props.connector);
    void run(async () => {
      await changeChannel(props.channel.id, change);
      renew("channel");
    });
  };
  return (
    <form class="set-part" onSubmit={save} onInput={look}>
      <h2>{channelsWords().settings}</h2>
      <div class="box">
        <NameField name={props.channel.name} />
        <Show when={moved()}>
          {(field) => (
            <p class="fault" role="status">
              {channelsWords().secretsAgain(field().title)}
            </p>
          )}
        </Show>
        <ConnectorFields fields={props.connector.credentials} group="credentials" keepsSecrets={!moved()} />
        <ConnectorFields fields={props.connector.settings} group="settings" known={props.channel.settings} />
        <FormFoot fault={fault()} busy={busy()} />
      </div>
    </form>
  );
}

function NameField(props: { readonly name: string }) {
  return (
    <Field title={channelsWords().name}>
      {(id) => <input class="input" id={id} name="name" required maxlength="120" attr:value={props.name} />}
    </Field>
  );
}

function changeIn(form: FormData, connector: Connector) {
  const credentials = readFields(form, "credentials", connector.credentials);
  return {
    name: String(form.get("name")),
    settings: readFields(form, "settings", connector.settings),
    ...(Object.keys(credentials).length > 0 ? { credentials } : {}),
  };
}
