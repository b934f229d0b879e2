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
    const field = (name: string) => String(form.get(name) ?? "").trim();
    const saved = await run(async () => {
      const changed = await changeContact(props.contact.id, {
        name: field("name"),
        email: field("email") || null,
        phone: field("phone") || null,
      });
      queryClient.setQueryData(keys.contact(props.contact.id), { ...props.contact, ...changed });
      renew("contacts");
    });
    if (saved) props.close();
  };
  return (
    <form class="panel-form" onSubmit={(event) => void save(event)}>
      <For each={FIELDS}>
        {(name) => (
          <label class="field">
            <span class="label">{words().contact[name]}</span>
            <input
              class="input"
              data-size="small"
              name={name}
              type={name === "email" ? "email" : name === "phone" ? "tel" : "text"}
              attr:value={props.contact[name] ?? ""}
              required={name === "name"}
              maxlength={LONGEST[name]}
              ref={(input) => name === "name" && queueMicrotask(() => input.focus())}
            />
          </label>
        )}
      </For>
      <Show when={fault()}>
        <p class="fault" role="alert">
          {fault()}
        </p>
      </Show>
      <div class="dialog-actions">
        <button type="button" class="button" data-size="small" onClick={() => props.close()}>
          {words().common.cancel}
        </button>
        <button type="submit" class="button" data-kind="primary" data-size="small" disabled={busy()}>
          {words().common.save}
        </button>
      </div>
    </form>
  );
}

function Facts(props: {
  readonly contact: Contact;
  readonly edit: () => void;
  readonly opener: (button: HTMLButtonElement) => void;
}) {
  const may = useMay();
  const rows = () =>
    [
      ["email", props.contact.email],
      ["phone", props.contact.phone],
      ["language", languageName(props.contact.language)],
    ] as const;
  const extra = () =>
    Object.entries(props.contact.attributes).filter(
      ([, value]) => typeof value === "string" || typeof value === "number",
    );
  return (
    <>
      <dl class="facts">
        <For each={rows().filter(([, value]) => value)}>
          {([name, value]) => (
            <div>
              <dt>{words().contact[name]}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
        <For each={extra()}>
          {([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{String(value)}</dd>
            </div>
          )}
        </For>
      </dl>
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
