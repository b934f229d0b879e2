import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { readCause } from "../../api/messages.ts";
import { useRead } from "../../api/read.ts";
import type { LocalMessage } from "../../live/state.ts";
import { inboxWords } from "../words/index.ts";
import { DeferredPopover } from "../../parts/deferred-popover.tsx";
import { Icon } from "../../parts/icon.tsx";

/** Marks an automatic message; a click explains why it was sent. */
export function AutomaticMark(props: { readonly message: LocalMessage }) {
  return (
    <DeferredPopover
      class="automatic"
      title={inboxWords().message.why}
      label={`${inboxWords().message.automatic}. ${inboxWords().message.why}`}
      placement="top-start"
      content="delivery-log"
      face={<Icon name="bot" />}
    >
      <Cause messageId={props.message.id} />
    </DeferredPopover>
  );
}

function Cause(props: { readonly messageId: string }) {
  const cause = useRead(() => ({
    queryKey: ["cause", props.messageId],
    queryFn: () => readCause(props.messageId),
  }));
  return (
    <>
      <h2 class="menu-title">{inboxWords().message.why}</h2>
      <Show when={cause().data}>
        {(known) => (
          <div class="history">
            <Show when={known().rule} fallback={<p>{inboxWords().message.causeUnknown}</p>}>
              {(rule) => <CausingRule id={rule().id} name={rule().name} />}
            </Show>
            <Show when={known().trigger?.preview}>
              {(said) => <p>{inboxWords().message.causeTrigger(said())}</p>}
            </Show>
            <Reasons lines={known().why} />
          </div>
        )}
      </Show>
    </>
  );
}

function CausingRule(props: { readonly id: string; readonly name: string }) {
  return (
    <>
      <p>{inboxWords().message.causeRule(props.name)}</p>
      <A class="button" data-size="small" href={`/settings/rules/${props.id}`}>
        {inboxWords().message.openRule}
      </A>
    </>
  );
}

function Reasons(props: { readonly lines: readonly string[] }) {
  return (
    <Show when={props.lines.length > 0}>
      <ul class="why">
        <For each={props.lines}>{(line) => <li>{line}</li>}</For>
      </ul>
    </Show>
  );
}
