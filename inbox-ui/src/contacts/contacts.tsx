import { A, useParams, useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, For, Match, Show, Switch } from "solid-js";
import { listContacts } from "../api/library.ts";
import { useContact, keys } from "../api/queries.ts";
import { useReadPages } from "../api/read.ts";
import { Avatar } from "../parts/avatar.tsx";
import { ById } from "../parts/by-id.tsx";
import { now } from "../parts/clock.ts";
import { Icon } from "../parts/icon.tsx";
import { ListSearch } from "../parts/list-search.tsx";
import { ContactForm } from "../parts/contact/contact-form.tsx";
import { ContactHead } from "../parts/contact/contact-head.tsx";
import { Identities } from "../parts/contact/identities.tsx";
import { PlatformMark } from "../parts/platform-mark.tsx";
import { EmptyState, ErrorState } from "../parts/state.tsx";
import "./styles/contacts.css";
import "../styles/list.css";
import "../styles/panel.css";
import { words } from "../words/index.ts";
import { translate } from "../words/translate.ts";
import { title } from "./words/title.ts";
import { contactsWords } from "./words/index.ts";
import { shortTime } from "../words/time.ts";

/** Shows the contacts: a searchable list and one of them. */
export default function Contacts() {
  const params = useParams<{ contactId?: string }>();
  createEffect(() => {
    document.title = `${translate(title)} · Parley`;
  });
  return (
    <main class="contacts" data-pane={params.contactId ? "contact" : "list"}>
      <h1 class="hidden">{translate(title)}</h1>
      <People currentId={params.contactId} />
      <div class="contacts-main" id="content" tabindex="-1">
        <Show
          when={params.contactId}
          keyed
          fallback={<EmptyState drawing="people" title={contactsWords().choose} />}
        >
          {(id) => <Person id={id} />}
        </Show>
      </div>
    </main>
  );
}

function People(props: { readonly currentId: string | undefined }) {
  const [search, setSearch] = useSearchParams<{ q?: string }>();
  const [scroller, setScroller] = createSignal<HTMLDivElement>();
  const pages = useReadPages(() => ({
    queryKey: keys.contacts(search.q ?? ""),
    queryFn: ({ pageParam, signal }) => listContacts(search.q ?? "", pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    meta: { names: ["contact"] },
  }));
  const people = () => pages().data?.pages.flatMap((page) => page.items) ?? [];
  const onScroll = () => {
    const box = scroller();
    if (
      box &&
      box.scrollHeight - box.scrollTop - box.clientHeight < 600 &&
      pages().hasNextPage &&
      !pages().isFetchingNextPage
    )
      void pages().fetchNextPage();
  };
  return (
    <section class="list" aria-label={translate(title)}>
      <header class="list-head">
        <ListSearch
          label={contactsWords().search}
          value={search.q ?? ""}
          change={(q) => setSearch({ q: q || null }, { replace: true })}
        />
      </header>
      <div class="list-scroll" ref={setScroller} onScroll={onScroll}>
        <Switch>
          <Match when={pages().isError}>
            <ErrorState
              title={contactsWords().errorTitle}
              error={pages().error}
              retry={() => void pages().refetch()}
            />
          </Match>
          <Match when={pages().data && people().length === 0}>
            <EmptyState drawing="people" title={search.q ? contactsWords().noMatch : contactsWords().empty} />
          </Match>
        </Switch>
        <ul>
          <For each={people()}>
            {(person) => (
              <li>
                <A
                  class="contact-row"
                  href={`/contacts/${person.id}${search.q ? `?q=${encodeURIComponent(search.q)}` : ""}`}
                  aria-current={person.id === props.currentId ? "true" : undefined}
                >
                  <Avatar name={person.name} />
                  <span class="card-text">
                    <span class="row-name">{person.name || words().common.unnamed}</span>
                    <span class="row-preview">{person.email ?? person.phone}</span>
                  </span>
                </A>
              </li>
            )}
          </For>
        </ul>
      </div>
    </section>
  );
}

function Person(props: { readonly id: string }) {
  const contact = useContact(() => props.id);
  return (
    <Switch>
      <Match when={contact().data}>
        <ById of={contact().data}>
          {(known) => (
            <div class="contact-page">
              <A class="contact-back" href="/contacts">
                <Icon name="left" />
                {translate(title)}
              </A>
              <ContactHead name={known().name || words().common.unnamed} url={null} />
              <ContactForm contact={known()} />
              <Identities identities={known().identities} />
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
