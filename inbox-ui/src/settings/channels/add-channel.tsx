import { useNavigate } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { addChannel } from "../../api/channels.ts";
import { renew } from "../../api/query-client.ts";
import { useConnectors } from "../../api/queries.ts";
import type { Connector } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { channelsWords } from "./words/index.ts";
import { PlatformMark } from "../../parts/platform-mark.tsx";
import { ConnectorFields } from "./connector-fields.tsx";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { readFields } from "./read-fields.ts";
import { ReadState } from "../../parts/read-state.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";

/** Adds an account: the platform, then its connector's form. */
export function AddChannel() {
  const connectors = useConnectors();
  const [chosen, choose] = createSignal<Connector>();
  const say = () => channelsWords();
  return (
    <SettingsPage title={say().add} lead={chosen() ? undefined : say().choose}>
      <Show
        when={chosen()}
        keyed
        fallback={
          <ReadState of={connectors()} emptyTitle={say().empty}>
            {(items) => <Platforms connectors={items()} choose={choose} />}
          </ReadState>
        }
      >
        {(connector) => <SetUp connector={connector} back={() => choose(undefined)} />}
      </Show>
    </SettingsPage>
  );
}

function Platforms(props: {
  readonly connectors: readonly Connector[];
  readonly choose: (connector: Connector) => void;
}) {
  return (
    <ul class="choices">
      <For each={props.connectors}>
        {(connector) => (
          <li>
            <button type="button" class="choice" onClick={() => props.choose(connector)}>
              <PlatformMark connector={connector.kind} />
              {connector.name}
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}

function SetUp(props: { readonly connector: Connector; readonly back: () => void }) {
  const navigate = useNavigate();
  const { busy, fault, submit } = useAdding(props);
  return (
    <form class="box" onSubmit={submit}>
      <Platform connector={props.connector} back={props.back} />
      <NameField connector={props.connector} />
      <ConnectorFields fields={props.connector.credentials} group="credentials" />
      <ConnectorFields fields={props.connector.settings} group="settings" />
      <FormFoot
        fault={fault()}
        busy={busy()}
        save={channelsWords().connect}
        cancel={() => navigate("/settings/channels")}
      />
    </form>
  );
}

function useAdding(props: { readonly connector: Connector }) {
  const navigate = useNavigate();
  const { busy, fault, run } = useAttempt();
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const draft = draftOf(new FormData(event.currentTarget), props.connector);
    void run(async () => {
      const channel = await addChannel(draft);
      renew("channel");
      navigate(`/settings/channels/${channel.id}`);
    });
  };
  return { busy, fault, submit };
}

const draftOf = (form: FormData, { kind, credentials, settings }: Connector) => ({
  connector: kind,
  name: String(form.get("name")),
  credentials: readFields(form, "credentials", credentials),
  settings: readFields(form, "settings", settings),
});

function Platform(props: { readonly connector: Connector; readonly back: () => void }) {
  return (
    <div class="inline">
      <PlatformMark connector={props.connector.kind} />
      <strong>{props.connector.name}</strong>
      <button type="button" class="button" data-kind="link" onClick={() => props.back()}>
        {words().common.back}
      </button>
    </div>
  );
}

function NameField(props: { readonly connector: Connector }) {
  return (
    <Field title={channelsWords().name} hint={channelsWords().nameHint}>
      {(id, hint) => (
        <input
          class="input"
          id={id}
          aria-describedby={hint}
          name="name"
          required
          maxlength="120"
          value={props.connector.name}
        />
      )}
    </Field>
  );
}
