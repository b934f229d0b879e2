import { createUniqueId, type JSX, Show } from "solid-js";
import { words } from "../../words/index.ts";
import { useFormState } from "./form-state.ts";

/** The properties that join a control to its label, hint and fault. */
export type ControlProps = {
  readonly id: string;
  readonly name: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": "true" | undefined;
};

type Props = {
  /** The name of the value, which is also the name of the hub's field. */
  readonly name: string;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
  /** A name for screen readers that is longer than the title. */
  readonly children: (control: ControlProps) => JSX.Element;
};

/** Shows a labelled control with its hint, and below it what is wrong with it. */
export function FormField(props: Props) {
  const form = useFormState();
  const id = createUniqueId();
  const fault = () => form.faultOf(props.name);
  const control = controlOf(id, props, fault);
  return (
    <div class="field">
      <label for={id}>
        {props.title}
        <Show when={props.optional}>
          {" "}
          <span class="optional">({words().common.optional})</span>
        </Show>
      </label>
      {props.children(control)}
      <Show when={fault()}>
        <span class="fault" id={`${id}-fault`}>
          {fault()}
        </span>
      </Show>
      <Show when={props.hint}>
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      </Show>
    </div>
  );
}

function controlOf(id: string, field: Props, fault: () => string): ControlProps {
  return {
    id,
    get name() {
      return field.name;
    },
    get "aria-describedby"() {
      const parts = [fault() ? `${id}-fault` : "", field.hint ? `${id}-hint` : ""];
      return parts.filter(Boolean).join(" ") || undefined;
    },
    get "aria-invalid"() {
      return fault() ? ("true" as const) : undefined;
    },
  };
}
