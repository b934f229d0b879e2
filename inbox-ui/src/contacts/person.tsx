import { A } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import { useContact } from "../api/queries.ts";
import { saveContact } from "../api/save-contact.ts";
import type { Contact } from "../api/types.ts";
import { useMay } from "../api/session.ts";
import { ById } from "../parts/by-id.tsx";
import { now } from "../parts/clock.ts";
import { Icon } from "../parts/icon.tsx";
import { ContactForm } from "../parts/contact/contact-form.tsx";
import { ContactHead } from "../parts/contact/contact-head.tsx";
import { Identities } from "../parts/contact/identities.tsx";
import { PlatformMark } from "../parts/platform-mark.tsx";
import { ErrorState } from "../parts/state.tsx";
import { words } from "../words/index.ts";
import { shortTime } from "../words/time.ts";
import { translate } from "../words/translate.ts";
import { contactsWords } from "./words/index.ts";
import { title } from "./words/title.ts";
import "../styles/panel.css";

/** Shows a contact: who they are, where they write from, and their conversations. */
export function Person(props: { readonly id: string }) {
  const contact = useContact(() => props.id);
  const may = useMay();
  return (
    <Switch>
      <Match when={contact().data}>
        <ById of={contact().data}>
          {(known) => (
            <div class="contact-page">
              <A class="contact-back" href={`/contacts${location.search}`}>
                <Icon name="left" />
                {translate(title)}
              </A>
              <ContactHead name={known().name || words().common.unnamed} url={known().avatarUrl} />
              <ContactForm
                contact={known()}
                mayEdit={may("contact.write")}
                save={(draft) => saveContact(known(), draft)}
              />
              <Identities identities={known().identities} />
              <Proved contacts={known().proved} />
              <section class="panel-part">
                <h2>{contactsWords().conversations}</h2>
                <ul>
                  <For each={known().conversations}>
                    {(one) => (
                      <li>
                        <A class="panel-link" href={`/inbox/${one.id}?status=all`}>
                          <PlatformMark connector={one.channel.connector} />
                          <span class="grow">{one.title}</span>
                          <span class="panel-status">{words().statuses[one.status]}</span>
                          <time datetime={one.updatedAt}>{shortTime(one.updatedAt, now())}</time>
                        </A>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </div>
          )}
        </ById>
      </Match>
      <Match when={contact().isError}>
        <ErrorState
          title={words().contact.errorTitle}
          error={contact().error}
          retry={() => void contact().refetch()}
        />
      </Match>
    </Switch>
  );
}

/** Lists other contacts that proved to be the same person. Nothing is joined by it. */
function Proved(props: { readonly contacts: Contact["proved"] }) {
  return (
    <Show when={props.contacts.length > 0}>
      <section class="panel-part">
        <h2>{contactsWords().proved}</h2>
        <ul>
          <For each={props.contacts}>
            {(one) => (
              <li>
                <A class="panel-link" href={`/contacts/${one.id}`}>
                  <span class="grow">{one.name || words().common.unnamed}</span>
                  <time datetime={one.linkedAt}>{shortTime(one.linkedAt, now())}</time>
                </A>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
