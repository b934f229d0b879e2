import { createSignal, For, Show } from "solid-js";
import type { Contact } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { languageName } from "../../words/language-name.ts";
import { Form } from "../form/form.tsx";
import { FormField } from "../form/form-field.tsx";

const FIELDS = ["name", "email", "phone"] as const;

const TYPES = { name: "text", email: "email", phone: "tel" };
const LONGEST = { name: 200, email: 254, phone: 31 };

/** What a contact is changed to. */
export type ContactDraft = Readonly<Record<"email" | "phone", string | null>> & { readonly name: string };

type Props = {
  readonly contact: Contact;
  readonly mayEdit: boolean;
  readonly save: (draft: ContactDraft) => Promise<unknown>;
};

/** Shows and edits a contact. */
export function ContactForm(props: Props) {
  const [editing, edit] = createSignal(false);
  let opener: HTMLButtonElement | undefined;
  const close = () => {
    edit(false);
    opener?.focus();
  };
  return (
    <section class="panel-part" aria-label={words().contact.contact}>
      <Show
        when={editing()}
        fallback={<Facts {...props} edit={() => edit(true)} opener={(button) => (opener = button)} />}
      >
        <Form
          label={words().contact.editContact}
          save={(values) => props.save(draftIn(values))}
          saved={close}
          cancel={close}
          plain
        >
          <For each={FIELDS}>{(name) => <FactInput name={name} value={props.contact[name] ?? ""} />}</For>
        </Form>
      </Show>
    </section>
  );
}

function draftIn(values: FormData): ContactDraft {
  const field = (name: string) => String(values.get(name) ?? "").trim();
  return { name: field("name"), email: field("email") || null, phone: field("phone") || null };
}

function FactInput(props: { readonly name: (typeof FIELDS)[number]; readonly value: string }) {
  return (
    <FormField name={props.name} title={words().contact[props.name]}>
      {(field) => (
        <input
          class="input"
          {...field}
          data-size="small"
          type={TYPES[props.name]}
          attr:value={props.value}
          required={props.name === "name"}
          maxlength={LONGEST[props.name]}
          ref={(input) => props.name === "name" && queueMicrotask(() => input.focus())}
        />
      )}
    </FormField>
  );
}

function Facts(
  props: Props & {
    readonly edit: () => void;
    readonly opener: (button: HTMLButtonElement) => void;
  },
) {
  return (
    <>
      <FactList contact={props.contact} />
      <Show when={props.mayEdit}>
        <button
          type="button"
          class="button"
          data-kind="link"
          ref={(button) => props.opener(button)}
          onClick={() => props.edit()}
        >
          {words().contact.editContact}
        </button>
      </Show>
    </>
  );
}

function FactList(props: { readonly contact: Contact }) {
  const known = () =>
    [
      [words().contact.email, props.contact.email],
      [words().contact.phone, props.contact.phone],
      [words().contact.language, languageName(props.contact.language)],
    ] as const;
  const extra = () =>
    Object.entries(props.contact.attributes).filter(
      ([, value]) => typeof value === "string" || typeof value === "number",
    );
  return (
    <dl class="facts">
      <For each={[...known().filter(([, value]) => value), ...extra()]}>
        {([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{String(value)}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
