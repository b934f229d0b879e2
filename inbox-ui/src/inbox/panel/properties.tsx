import { For, Show } from "solid-js";
import type { Conversation } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { PROPERTIES } from "../conversation/property-table.tsx";

/** Shows the conversation's properties. */
export function Properties(props: { readonly conversation: Conversation }) {
  return (
    <section class="panel-part">
      <h2>{inboxWords().panel.properties}</h2>
      <dl class="facts">
        <div>
          <dt>{inboxWords().list.status}</dt>
          <dd>{words().statuses[props.conversation.status]}</dd>
        </div>
        <div>
          <dt>{inboxWords().list.assignee}</dt>
          <dd>{props.conversation.assignee?.name ?? inboxWords().list.noOne}</dd>
        </div>
        <For each={PROPERTIES}>
          {(property) => (
            <div>
              <dt>{property.title()}</dt>
              <dd>{property.shown(props.conversation)}</dd>
            </div>
          )}
        </For>
        <Show when={props.conversation.labels.length > 0}>
          <div>
            <dt>{inboxWords().actions.labels}</dt>
            <dd class="tags">
              <For each={props.conversation.labels}>
                {(label) => (
                  <span class="tag">
                    <span class="dot" data-colour={label.colour} />
                    {label.name}
                  </span>
                )}
              </For>
            </dd>
          </div>
        </Show>
      </dl>
    </section>
  );
}
