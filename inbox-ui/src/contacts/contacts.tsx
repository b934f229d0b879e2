import { useParams, useSearchParams } from "@solidjs/router";
import { createEffect, For, Show } from "solid-js";
import { listContacts } from "../api/library.ts";
import { keys } from "../api/queries.ts";
import { useReadPages } from "../api/read.ts";
import type { ContactSummary } from "../api/types.ts";
import { now } from "../parts/clock.ts";
import { ContactChip } from "../parts/contact/contact-chip.tsx";
import { PageHeader } from "../parts/page-header.tsx";
import { PlatformMark } from "../parts/platform-mark.tsx";
import type { Column } from "../parts/table/column.ts";
import { DataTable } from "../parts/table/data-table.tsx";
import { words } from "../words/index.ts";
import { fullTime, pastTime } from "../words/time.ts";
import { translate } from "../words/translate.ts";
import { Person } from "./person.tsx";
import { title } from "./words/title.ts";
import { contactsWords } from "./words/index.ts";
import "./styles/contacts.css";

/** Shows the contacts: a searchable table, or one of them. */
export default function Contacts() {
  const params = useParams<{ contactId?: string }>();
  createEffect(() => {
    document.title = `${translate(title)} · Parley`;
  });
  return (
    <main class="contacts" id="content" tabindex="-1">
      <Show when={params.contactId} keyed fallback={<ContactTable />}>
        {(id) => (
          <>
            <h1 class="hidden">{translate(title)}</h1>
            <Person id={id} />
          </>
        )}
      </Show>
    </main>
  );
}

function ContactTable() {
  const [search, setSearch] = useSearchParams<{ q?: string }>();
  const pages = useReadPages(() => ({
    queryKey: keys.contacts(search.q ?? ""),
    queryFn: ({ pageParam, signal }) => listContacts(search.q ?? "", pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    meta: { names: ["contact"] },
  }));
  const query = () => (search.q ? `?q=${encodeURIComponent(search.q)}` : "");
  return (
    <div class="contacts-page">
      <PageHeader title={translate(title)} />
      <DataTable
        label={translate(title)}
        name="contacts"
        columns={columns()}
        rows={pages().data?.pages.flatMap((page) => page.items)}
        rowTitle={({ name }) => name || words().common.unnamed}
        href={({ id }) => `/contacts/${id}${query()}`}
        search={{
          label: contactsWords().search,
          value: search.q ?? "",
          change: (q) => setSearch({ q: q || null }, { replace: true }),
        }}
        empty={{ title: contactsWords().empty, text: contactsWords().emptyText, drawing: "people" }}
        error={pages().error}
        retry={() => void pages().refetch()}
        more={pages().hasNextPage ? () => void pages().fetchNextPage() : undefined}
        isLoadingMore={pages().isFetchingNextPage}
      />
    </div>
  );
}

function columns(): readonly Column<ContactSummary>[] {
  const say = contactsWords();
  return [
    {
      id: "name",
      title: words().contact.name,
      isName: true,
      cell: (contact) => <ContactChip name={contact().name} url={contact().avatarUrl} />,
    },
    { id: "channel", title: say.channel, cell: (contact) => <Channels of={contact()} /> },
    { id: "email", title: words().contact.email, optional: true, cell: (contact) => contact().email },
    { id: "phone", title: words().contact.phone, optional: true, cell: (contact) => contact().phone },
    {
      id: "lastActivity",
      title: say.lastActivity,
      narrow: true,
      optional: true,
      cell: (contact) => <LastActivity at={contact().lastActivityAt} />,
    },
  ];
}

function Channels(props: { readonly of: ContactSummary }) {
  return (
    <span class="contact-channels">
      <For each={props.of.channels}>
        {(channel) => (
          <span class="contact-channel">
            <PlatformMark connector={channel.connector} />
            {channel.name}
          </span>
        )}
      </For>
    </span>
  );
}

const LastActivity = (props: { readonly at: string | null }) => (
  <Show when={props.at}>
    {(at) => (
      <time datetime={at()} title={fullTime(at())}>
        {pastTime(at(), now())}
      </time>
    )}
  </Show>
);
