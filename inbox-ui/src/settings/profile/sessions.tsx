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
  return (
    <Show when={sessions().data}>
      {(data) => (
        <section class="set-part">
          <h2>{profileWords().sessions}</h2>
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
            <EndOthersButton />
          </Show>
        </section>
      )}
    </Show>
  );
}

function EndOthersButton() {
  const endOthers = async () => {
    await attempt(endSessions, profileWords().othersEnded);
    renew("sessions");
  };
  return (
    <button type="button" class="button" data-kind="quiet" onClick={() => void endOthers()}>
      {profileWords().endOthers}
    </button>
  );
}

function Row(props: { readonly session: Session }) {
  const say = () => profileWords();
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
        <EndButton id={props.session.id} name={name()} />
      </Show>
    </div>
  );
}

function EndButton(props: { readonly id: string; readonly name: string }) {
  const end = async () => {
    await attempt(() => endSession(props.id), profileWords().sessionEnded);
    renew("sessions");
  };
  return (
    <button
      type="button"
      class="button"
      data-kind="quiet"
      data-size="small"
      aria-label={`${profileWords().endSession}: ${props.name}`}
      onClick={() => void end()}
    >
      {profileWords().endSession}
    </button>
  );
}
