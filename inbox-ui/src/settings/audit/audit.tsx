import { Show } from "solid-js";
import { listAudit } from "../../api/identity.ts";
import { keys } from "../../api/queries.ts";
import { useReadPages } from "../../api/read.ts";
import type { AuditEntry } from "../../api/types.ts";
import { AuditVerdictBox } from "./audit-verdict.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import type { Column } from "../../parts/table/column.ts";
import { DataTable } from "../../parts/table/data-table.tsx";
import { fullTime, mediumTime } from "../../words/time.ts";
import { translate } from "../../words/translate.ts";
import { title } from "./words/title.ts";
import { auditWords } from "./words/index.ts";

/** Shows the audit trail, newest first. */
export default function Audit() {
  const say = () => auditWords();
  const pages = useReadPages(() => ({
    queryKey: keys.audit,
    queryFn: ({ pageParam }) => listAudit(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  }));
  const columns = (): readonly Column<AuditEntry>[] => [
    { id: "what", title: say().what, isName: true, cell: (entry) => <What entry={entry()} /> },
    { id: "who", title: say().who, cell: (entry) => <Who actor={entry().actor} /> },
    { id: "when", title: say().when, narrow: true, cell: (entry) => <When at={entry().at} /> },
    { id: "where", title: say().where, narrow: true, optional: true, cell: (entry) => whereOf(entry()) },
  ];
  return (
    <SettingsPage title={translate(title)} lead={say().lead} width="wide">
      <AuditVerdictBox />
      <DataTable
        label={translate(title)}
        name="audit"
        columns={columns()}
        rows={pages().data?.pages.flatMap((page) => page.items)}
        rowTitle={titleOf}
        empty={{ title: say().empty }}
        error={pages().error}
        retry={() => void pages().refetch()}
        more={pages().hasNextPage ? () => void pages().fetchNextPage() : undefined}
        isLoadingMore={pages().isFetchingNextPage}
      />
    </SettingsPage>
  );
}

function What(props: { readonly entry: AuditEntry }) {
  const hasFacts = () => Object.keys(props.entry.facts).length > 0;
  return (
    <>
      {titleOf(props.entry)}
      <Show when={hasFacts()}>
        <details>
          <summary class="card-soft">{auditWords().facts}</summary>
          <pre class="payload">
            {JSON.stringify({ target: props.entry.target, ...props.entry.facts }, null, 2)}
          </pre>
        </details>
      </Show>
    </>
  );
}

function Who(props: { readonly actor: AuditEntry["actor"] }) {
  return (
    <Show when={props.actor.name} fallback={wordOf(auditWords().actors, props.actor.kind)}>
      {(name) => <PersonChip name={name()} soft={props.actor.keyId ? auditWords().byKey : undefined} />}
    </Show>
  );
}

const When = (props: { readonly at: string }) => (
  <time datetime={props.at} title={fullTime(props.at)}>
    {mediumTime(props.at)}
  </time>
);

/** Says from where it was done: by which command in which chat app, else the address. */
function whereOf({ facts: { command, platform }, ip }: AuditEntry): string | null {
  if (typeof command !== "string") return ip;
  return auditWords().byCommand(command, typeof platform === "string" ? platform : "");
}

/** Says what was done and to what, where the trail has its name. */
function titleOf({ action, facts }: AuditEntry): string {
  const done = wordOf(auditWords().actions, action);
  const name = NAMES.map((fact) => facts[fact]).find((value) => typeof value === "string" && value !== "");
  return typeof name === "string" ? auditWords().of(done, name) : done;
}

/** The facts that name an entry's object, the first there is: a new name after its old one is `to`. */
const NAMES = ["name", "email", "to"];

/** An unknown action is shown by its own name. */
const wordOf = (known: Readonly<Record<string, string>>, name: string) =>
  known[name] ?? name.replaceAll(/[._]/gu, " ").replace(/^./u, (letter) => letter.toLocaleUpperCase());
