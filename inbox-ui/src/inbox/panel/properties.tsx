import { For, type JSX, Show } from "solid-js";
import type { Conversation, Label } from "../../api/types.ts";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import type { Placed } from "../conversation/thread-path.tsx";
import { PROPERTIES } from "../conversation/property-table.tsx";

/** Shows the conversation's properties. */
export function Properties(props: { readonly conversation: Conversation }) {
  return (
    <section class="panel-part">
      <h2>{inboxWords().panel.properties}</h2>
      <dl class="facts">
        <Fact title={inboxWords().list.status}>{words().statuses[props.conversation.status]}</Fact>
        <Fact title={inboxWords().list.assignee}>
          {props.conversation.assignee?.name ?? inboxWords().list.noOne}
        </Fact>
        <Place of={props.conversation} />
        <For each={PROPERTIES}>
          {(property) => <Fact title={property.title()}>{property.shown(props.conversation)}</Fact>}
        </For>
        <Show when={props.conversation.labels.length > 0}>
          <Labels labels={props.conversation.labels} />
        </Show>
      </dl>
    </section>
  );
}

/** Says where a platform with servers holds the conversation. */
function Place(props: { readonly of: Placed }) {
  return (
    <>
      <Show when={props.of.space?.title}>
        {(title) => <Fact title={inboxWords().panel.space}>{title()}</Fact>}
      </Show>
      <Show when={props.of.parent?.title}>
        {(title) => <Fact title={inboxWords().panel.parent}>{title()}</Fact>}
      </Show>
    </>
  );
}

function Fact(props: { readonly title: string; readonly children: JSX.Element }) {
  return (
    <div>
      <dt>{props.title}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Labels(props: { readonly labels: readonly Label[] }) {
  return (
    <div>
      <dt>{inboxWords().actions.labels}</dt>
      <dd class="tags">
        <For each={props.labels}>
          {(label) => (
            <span class="tag">
              <span class="dot" data-colour={label.colour} />
              {label.name}
            </span>
          )}
        </For>
      </dd>
    </div>
  );
}
