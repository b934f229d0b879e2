import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { useChannels } from "../../api/queries.ts";
import { locale } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { Icon } from "../../parts/icon.tsx";

/** Shows that a channel does not work and links to it, for users who may see channels. */
export function BrokenChannels() {
  const channels = useChannels();
  const broken = () =>
    (channels().data?.items ?? []).filter(
      ({ status, health }) => status === "active" && health.state === "broken",
    );
  const names = () =>
    new Intl.ListFormat(locale(), { type: "conjunction" }).format(broken().map(({ name }) => name));
  const place = () =>
    broken().length === 1 ? `/settings/channels/${broken()[0]?.id}` : "/settings/channels";
  return (
    <div role="status">
      <Show when={broken().length > 0}>
        <A class="list-hint" href={place()}>
          <Icon name="alert" />
          <span>{inboxWords().list.broken(names(), broken().length)}</span>
        </A>
      </Show>
    </div>
  );
}
