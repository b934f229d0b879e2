import { For, Show } from "solid-js";
import { listQuarantine, replayQuarantined } from "../../api/channels.ts";
import { renew } from "../../api/query-client.ts";
import { keys } from "../../api/queries.ts";
import { useRead } from "../../api/read.ts";
import { mediumTime } from "../../words/time.ts";
import { attempt } from "../../parts/attempt.ts";
import { channelsWords } from "./words/index.ts";

/** Lists quarantined events, which can be replayed. */
export function Quarantine(props: { readonly channelId: string; readonly mayReplay: boolean }) {
  const say = () => channelsWords();
  const events = useRead(() => ({
    queryKey: keys.quarantine(props.channelId),
    queryFn: () => listQuarantine(props.channelId),
  }));
  const replay = (id: string) =>
    void attempt(() => replayQuarantined(props.channelId, id), say().replayed).then(() =>
      renew(...keys.quarantine(props.channelId)),
    );
  return (
    <section class="set-part">
      <h2>{say().quarantine}</h2>
      <p>{say().quarantineLead}</p>
      <For each={events().data?.items} fallback={<p class="card-soft">{say().quarantineEmpty}</p>}>
        {(event) => (
          <Quarantined event={event} replay={props.mayReplay ? () => replay(event.id) : undefined} />
        )}
      </For>
    </section>
  );
}

type QuarantinedEvent = Awaited<ReturnType<typeof listQuarantine>>["items"][number];

function Quarantined(props: { readonly event: QuarantinedEvent; readonly replay: (() => void) | undefined }) {
  return (
    <div class="box">
      <div class="inline">
        <span class="card-text">
          <strong>{props.event.error}</strong>
          <time class="card-soft" datetime={props.event.receivedAt}>
            {mediumTime(props.event.receivedAt)}
          </time>
        </span>
        <Show when={props.replay !== undefined}>
          <button type="button" class="button" data-size="small" onClick={() => props.replay?.()}>
            {channelsWords().replay}
          </button>
        </Show>
      </div>
      <details>
        <summary>{channelsWords().payload}</summary>
        <pre class="payload">{JSON.stringify(props.event.payload, null, 2)}</pre>
      </details>
    </div>
  );
}
