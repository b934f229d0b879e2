import { createSignal, For, Show } from "solid-js";
import { changeContact } from "../../api/library.ts";
import { queryClient, renew } from "../../api/query-client.ts";
import { keys } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { Contact } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { languageName } from "../../words/language-name.ts";
import { useAttempt } from "../use-attempt.ts";

const FIELDS = ["name", "email", "phone"] as const;

const TYPES = { name: "text", email: "email", phone: "tel" };
const LONGEST = { name: 200, email: 254, phone: 31 };

/** Shows and edits a contact. */
export function ContactForm(props: { readonly contact: Contact }) {
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
        fallback={
          <Facts contact={props.contact} edit={() => edit(true)} opener={(button) => (opener = button)} />
        }
      >
        <Fields contact={props.contact} close={close} />
      </Show>
    </section>
  );
}

function Fields(props: { readonly contact: Contact; readonly close: () => void }) {
  const { busy, fault, run } = useAttempt();
  const save = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (busy()) return;
    const form = new FormData(event.currentTarget);
    if (await run(() => saveContact(props.contact, form))) props.close();
  };
  return (
    <form class="panel-form" onSubmit={(event) => void save(event)}>
      <For each={FIELDS}>{(name) => <FactInput name={name} value={props.contact[name] ?? ""} />}</For>
      <Show when={fault()}>
        <p class="fault" role="alert">
          {fault()}
        </p>
      </Show>
      <Buttons busy={busy()} cancel={props.close} />
    </form>
  );
}

async function saveContact(contact: Contact, form: FormData): Promise<void> {
  const field = (name: string) => String(form.get(name) ?? "").trim();
  const changed = await changeContact(contact.id, {
    name: field("name"),
    email: field("email") || null,
    phone: field("phone") || null,
  });
  queryClient.setQueryData(keys.contact(contact.id), { ...contact, ...changed });
  renew("contacts");
}

function FactInput(props: { readonly name: (typeof FIELDS)[number]; readonly value: string }) {
  return (
    <label class="field">
      <span class="label">{words().contact[props.name]}</span>
      <input
        class="input"
        data-size="small"
        name={props.name}
        type={TYPES[props.name]}
        attr:value={props.value}
        required={props.name === "name"}
        maxlength={LONGEST[props.name]}
        ref={(input) => props.name === "name" && queueMicrotask(() => input.focus())}
      />
    </label>
  );
}

function Buttons(props: { readonly busy: boolean; readonly cancel: () => void }) {
  return (
    <div class="dialog-actions">
      <button type="button" class="button" data-size="small" onClick={() => props.cancel()}>
        {words().common.cancel}
      </button>
      <button type="submit" class="button" data-kind="primary" data-size="small" disabled={props.busy}>
        {words().common.save}
      </button>
    </div>
  );
}

function Facts(props: {
  readonly contact: Contact;
  readonly edit: () => void;
  readonly opener: (button: HTMLButtonElement) => void;
}) {
  const may = useMay();
  return (
    <>
      <FactList contact={props.contact} />
      <Show when={may("contact.write")}>
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
