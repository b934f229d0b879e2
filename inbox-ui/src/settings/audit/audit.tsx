import { For, Match, Show, Switch } from "solid-js";
import { listAudit } from "../../api/identity.ts";
import { keys } from "../../api/queries.ts";
import { useReadPages } from "../../api/read.ts";
import type { AuditEntry } from "../../api/types.ts";
import { AuditVerdictBox } from "./audit-verdict.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { EmptyState, ErrorState } from "../../parts/state.tsx";
import { fullTime, mediumTime } from "../../words/time.ts";
import { words } from "../../words/index.ts";
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
  const entries = () => pages().data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <SettingsPage title={translate(title)} lead={say().lead}>
      <AuditVerdictBox />
      <Switch>
        <Match when={pages().isError}>
          <ErrorState
            title={words().common.readFailed}
            error={pages().error}
            retry={() => void pages().refetch()}
          />
        </Match>
        <Match when={pages().data && entries().length === 0}>
          <EmptyState title={say().empty} />
        </Match>
        <Match when={entries().length > 0}>
          <div class="table-scroll" tabindex="0" role="region" aria-label={translate(title)}>
            <table class="table" data-stacks>
              <thead>
                <tr>
                  <th scope="col">{say().when}</th>
                  <th scope="col">{say().who}</th>
                  <th scope="col">{say().what}</th>
                  <th scope="col">{say().where}</th>
                </tr>
              </thead>
              <tbody>
                <For each={entries()}>{(entry) => <Entry entry={entry} />}</For>
              </tbody>
            </table>
          </div>
        </Match>
      </Switch>
      <Show when={pages().hasNextPage}>
        <button type="button" class="button" onClick={() => void pages().fetchNextPage()}>
          {say().more}
        </button>
      </Show>
    </SettingsPage>
  );
}

function Entry(props: { readonly entry: AuditEntry }) {
  const say = () => auditWords();
  const hasFacts = () => Object.keys(props.entry.facts).length > 0;
  return (
    <tr>
      <td>
        <time datetime={props.entry.at} title={fullTime(props.entry.at)}>
          {mediumTime(props.entry.at)}
        </time>
      </td>
      <td>
        {props.entry.actor.name ?? wordOf(say().actors, props.entry.actor.kind)}
        <Show when={props.entry.actor.keyId}>
          {" "}
          <span class="card-soft">{say().byKey}</span>
        </Show>
      </td>
      <td>
        {wordOf(say().actions, props.entry.action)}
        <Show when={hasFacts()}>
          <details>
            <summary class="card-soft">{say().facts}</summary>
            <pre class="payload">
              {JSON.stringify({ target: props.entry.target, ...props.entry.facts }, null, 2)}
            </pre>
          </details>
        </Show>
      </td>
      <td class="card-soft">{props.entry.ip}</td>
    </tr>
  );
}

/** An unknown action is shown by its own name. */
const wordOf = (known: Readonly<Record<string, string>>, name: string) =>
  known[name] ?? name.replaceAll(/[._]/gu, " ").replace(/^./u, (letter) => letter.toLocaleUpperCase());
