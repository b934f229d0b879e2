import { For, Show } from "solid-js";
import { type CommandRequest, decideRequest, useRequests } from "../../api/command-requests.ts";
import { renew } from "../../api/query-client.ts";
import { attempt } from "../../parts/attempt.ts";
import { ReadState } from "../../parts/read-state.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { clockTime } from "../../words/time.ts";
import { translate } from "../../words/translate.ts";
import { approvalsWords } from "./words/index.ts";
import { title } from "./words/title.ts";

/** Lists what other members asked for by command and a second one has to approve, with the user's own requests. */
export default function Approvals() {
  const requests = useRequests();
  const say = () => approvalsWords();
  return (
    <SettingsPage title={translate(title)} lead={say().lead}>
      <ReadState of={requests()} emptyTitle={say().empty} emptyText={say().emptyText}>
        {(items) => (
          <ul class="cards">
            <For each={items()}>
              {(request) => (
                <li>
                  <Card request={request} />
                </li>
              )}
            </For>
          </ul>
        )}
      </ReadState>
    </SettingsPage>
  );
}

function Card(props: { readonly request: CommandRequest }) {
  const say = () => approvalsWords();
  const summary = () => translate(props.request.summary);
  const until = () => clockTime(props.request.expiresAt);
  return (
    <div class="card">
      <span class="card-text">
        <span class="card-name">{summary()}</span>
        <span class="card-soft">
          {props.request.own ? say().own(until()) : say().asked(props.request.requestedBy.name, until())}
        </span>
      </span>
      <Show when={!props.request.own}>
        <button
          type="button"
          class="button"
          data-size="small"
          aria-label={`${say().approve}: ${summary()}`}
          onClick={() => void decide(props.request, "approved")}
        >
          {say().approve}
        </button>
        <button
          type="button"
          class="button"
          data-kind="quiet"
          data-size="small"
          aria-label={`${say().decline}: ${summary()}`}
          onClick={() => void decide(props.request, "declined")}
        >
          {say().decline}
        </button>
      </Show>
    </div>
  );
}

async function decide({ id }: CommandRequest, decision: "approved" | "declined"): Promise<void> {
  const say = approvalsWords();
  await attempt(() => decideRequest(id, decision), decision === "approved" ? say.approved : say.declined);
  renew("command_request");
}
