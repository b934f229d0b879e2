import { createSignal, Show } from "solid-js";
import { changeChannel } from "../../api/channels.ts";
import { renew } from "../../api/query-client.ts";
import type { Channel, Connector, FormField } from "../../api/types.ts";
import { Form } from "../../parts/form/form.tsx";
import { say } from "../../parts/toasts.tsx";
import { AccountFields, RefusalPage } from "./account-fields.tsx";
import { readValues, type Values } from "./form-values.ts";
import { movedField } from "./moved-field.ts";
import { useRefusalPage } from "./use-refusal-page.ts";
import { channelsWords } from "./words/index.ts";

type Props = { readonly channel: Channel; readonly connector: Connector };

/** Edits a channel's name, credentials and settings. What is refused stays typed; what is saved leaves no secret in the form. */
export function ChannelSettings(props: Props) {
  const [moved, setMoved] = createSignal<FormField>();
  const [saves, setSaves] = createSignal(1);
  const { page, watch } = useRefusalPage();
  const look = ({ settings }: Values) =>
    setMoved(movedField(settings, props.connector.settings, props.channel.settings));
  const saved = () => {
    setMoved(undefined);
    setSaves((count) => count + 1);
    say(channelsWords().changed);
  };
  return (
    <section class="set-part">
      <h2>{channelsWords().settings}</h2>
      <Form
        label={channelsWords().settings}
        save={(form) => watch(() => saveChange(props, form))}
        saved={saved}
      >
        <Show when={saves()} keyed>
          {(_) => (
            <AccountFields
              connector={props.connector}
              name={props.channel.name}
              known={props.channel.settings}
              keepsSecrets={!moved()}
              typed={look}
            >
              <MovedNotice field={moved()} />
            </AccountFields>
          )}
        </Show>
        <RefusalPage href={page()} />
      </Form>
    </section>
  );
}

const MovedNotice = (props: { readonly field: FormField | undefined }) => (
  <Show when={props.field}>
    {(field) => (
      <p class="fault" role="status">
        {channelsWords().secretsAgain(field().title)}
      </p>
    )}
  </Show>
);

async function saveChange({ channel, connector }: Props, form: FormData): Promise<void> {
  const { credentials, settings } = readValues(form, connector);
  await changeChannel(channel.id, {
    name: String(form.get("name")),
    settings,
    ...(Object.keys(credentials).length > 0 ? { credentials } : {}),
  });
  renew("channel");
}
