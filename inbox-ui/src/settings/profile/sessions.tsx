import { For, Show } from "solid-js";
import { endSession, endSessions } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { useSessions } from "../../api/queries.ts";
import type { Session } from "../../api/types.ts";
import { mediumTime } from "../../words/time.ts";
import { attempt } from "../../parts/attempt.ts";
import { browserName } from "./browser-name.ts";
import { profileWords } from "./words/index.ts";

/** Lists the user's sessions, with a button that ends each. */
export function Sessions() {
  const sessions = useSessions();
  const say = () => profileWords();
  const endOthers = async () => {
    await attempt(endSessions, say().othersEnded);
    renew("sessions");
  };
  return (
    <Show when={sessions().data}>
      {(data) => (
        <section class="set-part">
          <h2>{say().sessions}</h2>
          <ul class="cards">
            <For each={data().items}>
              {(session) => (
                <li>
                  <Row session={session} />
                </li>
              )}
            </For>
          </ul>
          <Show when={data().items.length > 1}>
            <button type="button" class="button" data-kind="quiet" onClick={() => void endOthers()}>
              {say().endOthers}
            </button>
          </Show>
        </section>
      )}
    </Show>
  );
}

function Row(props: { readonly session: Session }) {
  const say = () => profileWords();
  const end = async () => {
    await attempt(() => endSession(props.session.id), say().sessionEnded);
    renew("sessions");
  };
  const name = () => browserName(props.session.userAgent) ?? say().unknownBrowser;
  return (
    <div class="card">
      <span class="card-text">
        <span class="card-name">{name()}</span>
        <span class="card-soft">
          {[props.session.ip, say().since(mediumTime(props.session.createdAt))].filter(Boolean).join(" · ")}
        </span>
      </span>
      <Show when={!props.session.current} fallback={<span class="card-soft">{say().thisOne}</span>}>
        <button
          type="button"
          class="button"
          data-kind="quiet"
          data-size="small"
          aria-label={`${say().endSession}: ${name()}`}
          onClick={() => void end()}
        >
          {say().endSession}
        </button>
      </Show>
    </div>
  );
}
