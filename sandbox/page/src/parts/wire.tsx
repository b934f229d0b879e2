import { createSignal, For, Show } from "solid-js";
import { attempt, clearWire } from "../live/actions.ts";
import type { WireFacts } from "../../../stage/control-api.ts";
import { state, theAccount, theTab } from "../live/state.ts";

/** Shows every request in both directions, newest first. */
export function Wire() {
  return (
    <section class="wire" aria-label="Wire log">
      <header>
        <h2>Wire log</h2>
        <p class="wire-state">{theAccount()?.connection}</p>
        <button type="button" class="button" onClick={() => void attempt(clearWire)}>
          Clear
        </button>
      </header>
      <Show
        when={state.wire.length > 0}
        fallback={<p class="quiet">Requests between Parley and {theTab()?.name} appear here.</p>}
      >
        <ul>
          <For each={state.wire}>{(entry) => <Entry entry={entry} />}</For>
        </ul>
      </Show>
    </section>
  );
}

const senderOf = ({ kind }: WireFacts): string =>
  kind === "call" ? "Sent by the bot" : `Sent by ${state.platform?.name ?? "the platform"}`;

function Entry(props: { entry: WireFacts }) {
  const [open, setOpen] = createSignal(false);
  const good = () => props.entry.status !== null && props.entry.status < 400;
  return (
    <li>
      <details class="entry" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span class="entry-way" title={senderOf(props.entry)}>
            {props.entry.kind === "call" ? "→" : "←"}
          </span>
          <span class="entry-name">{props.entry.name}</span>
          <Show when={props.entry.fault}>
            <span class="entry-fault">{props.entry.fault?.replace("_", " ")}</span>
          </Show>
          <span class="entry-status" data-good={good() ? "" : undefined}>
            {props.entry.status ?? "lost"}
          </span>
          <span class="entry-ms">
            {props.entry.ms < 10 ? props.entry.ms.toFixed(1) : Math.round(props.entry.ms)} ms
          </span>
        </summary>
        <Show when={open()}>
          <p>
            {senderOf(props.entry)} at {new Date(props.entry.at).toLocaleTimeString()}
          </p>
          <pre tabindex="0" aria-label="Request">
            {JSON.stringify(props.entry.request, null, 2)}
          </pre>
          <p>Response</p>
          <pre tabindex="0" aria-label="Response">
            {typeof props.entry.answer === "string"
              ? props.entry.answer || "(empty)"
              : JSON.stringify(props.entry.answer, null, 2)}
          </pre>
        </Show>
      </details>
    </li>
  );
}
