import { type JSX, For, Show } from "solid-js";
import { useChannels, useLabels, useMembers } from "../../api/queries.ts";
import type { ListFilter } from "../../live/list-filter.ts";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { filterCount } from "./use-filter.ts";

type Props = {
  readonly filter: ListFilter;
  readonly change: (change: Partial<ListFilter>) => void;
  readonly clear: () => void;
};

/** Filters the list by status, channel, assignee and label. */
export function ListFilters(props: Props) {
  return (
    <div class="list-filters">
      <StatusChoice {...props} />
      <ChannelChoice {...props} />
      <Show when={props.filter.tab === "all"}>
        <AssigneeChoice {...props} />
      </Show>
      <LabelChoice {...props} />
      <Show when={filterCount(props.filter) > 0}>
        <button type="button" class="button" data-kind="link" onClick={() => props.clear()}>
          {inboxWords().list.clearFilters}
        </button>
      </Show>
    </div>
  );
}

function StatusChoice(props: Props) {
  return (
    <Choice
      title={inboxWords().list.status}
      value={props.filter.status}
      change={(status) => props.change({ status })}
    >
      <option value="open">{words().statuses.open}</option>
      <option value="pending">{words().statuses.pending}</option>
      <option value="snoozed">{words().statuses.snoozed}</option>
      <option value="resolved">{words().statuses.resolved}</option>
      <option value="all">{inboxWords().list.everything}</option>
    </Choice>
  );
}

function ChannelChoice(props: Props) {
  const channels = useChannels();
  return (
    <Choice
      title={inboxWords().list.channel}
      value={props.filter.channel ?? ""}
      change={(channel) => props.change({ channel: channel || undefined })}
    >
      <option value="">{inboxWords().list.any}</option>
      <Options id={props.filter.channel} among={channels().data?.items} />
    </Choice>
  );
}

function AssigneeChoice(props: Props) {
  const members = useMembers();
  const someone = () =>
    props.filter.assignee === "none" || props.filter.assignee === "me" ? undefined : props.filter.assignee;
  return (
    <Choice
      title={inboxWords().list.assignee}
      value={props.filter.assignee ?? ""}
      change={(assignee) => props.change({ assignee: assignee || undefined })}
    >
      <option value="">{inboxWords().list.anyone}</option>
      <option value="none">{inboxWords().list.noOne}</option>
      <option value="me">{inboxWords().list.me}</option>
      <Options id={someone()} among={members().data?.items} />
    </Choice>
  );
}

function LabelChoice(props: Props) {
  const labels = useLabels();
  return (
    <Choice
      title={inboxWords().list.label_}
      value={props.filter.label ?? ""}
      change={(label) => props.change({ label: label || undefined })}
    >
      <option value="">{inboxWords().list.any}</option>
      <Options id={props.filter.label} among={labels().data?.items} />
    </Choice>
  );
}

type Named = { readonly id: string; readonly name: string };

/**
 * Offers what there is, and a chosen value that was removed since, where "any" would be wrong. Until the list was read
 * it offers nothing.
 */
function Options(props: { readonly id: string | undefined; readonly among: readonly Named[] | undefined }) {
  return (
    <>
      <For each={props.among}>
        {({ id, name }) => (
          <option value={id} selected={id === props.id}>
            {name}
          </option>
        )}
      </For>
      <Show when={props.id && props.among?.every(({ id }) => id !== props.id)}>
        <option value={props.id} selected>
          {inboxWords().list.gone}
        </option>
      </Show>
    </>
  );
}

function Choice(props: {
  readonly title: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly children: JSX.Element;
}) {
  return (
    <label class="list-choice">
      <span>{props.title}</span>
      <select
        class="input"
        data-size="small"
        value={props.value}
        onChange={(event) => props.change(event.currentTarget.value)}
      >
        {props.children}
      </select>
    </label>
  );
}
