import { createSignal, type JSX, Show } from "solid-js";
import type { Channel, Connector } from "../../api/types.ts";
import { isControl } from "../../parts/form/field-fault.ts";
import { FormField } from "../../parts/form/form-field.tsx";
import { ConnectorFields } from "./connector-fields.tsx";
import { knownValues, readValues, type Values } from "./form-values.ts";
import { channelsWords } from "./words/index.ts";

type Props = {
  readonly connector: Connector;
  readonly name: string;
  readonly nameHint?: string;
  /** The channel's settings, once it exists. */
  readonly known?: Channel["settings"];
  readonly keepsSecrets?: boolean;
  readonly typed?: (values: Values) => void;
  /** Between the name and the fields. */
  readonly children?: JSX.Element;
};

/** Shows the fields of an account inside a form: its name, and what its connector describes. */
export function AccountFields(props: Props) {
  const [typed, setTyped] = createSignal<Values>();
  const values = () => typed() ?? knownValues(props.connector, props.known);
  const read = (event: Event) => {
    if (!isControl(event.target) || !event.target.form) return;
    const now = readValues(new FormData(event.target.form), props.connector);
    setTyped(now);
    props.typed?.(now);
  };
  return (
    <div class="form" onInput={read}>
      <FormField name="name" title={channelsWords().name} hint={props.nameHint}>
        {(control) => <input class="input" {...control} required maxlength="120" attr:value={props.name} />}
      </FormField>
      {props.children}
      <ConnectorFields
        fields={props.connector.credentials}
        group="credentials"
        keepsSecrets={props.keepsSecrets ?? false}
        values={values()}
      />
      <ConnectorFields
        fields={props.connector.settings}
        group="settings"
        known={props.known ?? {}}
        values={values()}
      />
    </div>
  );
}

/** Links to the platform's page that a refusal names. */
export function RefusalPage(props: { readonly href: string | undefined }) {
  return (
    <Show when={props.href}>
      {(href) => (
        <a class="button" href={href()} target="_blank" rel="noopener noreferrer">
          {channelsWords().openPage}
        </a>
      )}
    </Show>
  );
}
