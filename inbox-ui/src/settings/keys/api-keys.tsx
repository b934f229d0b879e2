import { createSignal, For, Show } from "solid-js";
import { revokeApiKey } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import { useApiKeys } from "../../api/queries.ts";
import type { ApiKey } from "../../api/types.ts";
import { confirm } from "../../parts/confirm.ts";
import { Icon } from "../../parts/icon.tsx";
import { ApiKeyForm } from "./api-key-form.tsx";
import { attempt } from "../../parts/attempt.ts";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { ReadState } from "../../parts/read-state.tsx";
import { dateOnly, mediumTime } from "../../words/time.ts";
import { translate } from "../../words/translate.ts";
import { title } from "./words/title.ts";
import { keysWords } from "./words/index.ts";

/** Lists the API keys. */
export default function ApiKeys() {
  const apiKeys = useApiKeys();
  const [making, make] = createSignal(false);
  const say = () => keysWords();
  return (
    <SettingsPage title={translate(title)} lead={say().lead} action={<AddButton add={() => make(true)} />}>
      <Show when={making()}>
        <ApiKeyForm done={() => make(false)} />
      </Show>
      <ReadState of={apiKeys()} emptyTitle={say().empty} emptyText={say().emptyText}>
        {(items) => (
          <ul class="cards">
            <For each={items()}>{(key) => <Row apiKey={key} />}</For>
          </ul>
        )}
      </ReadState>
      <Show when={!apiKeys().isPending}>
        <ReferenceLink />
      </Show>
    </SettingsPage>
  );
}

function AddButton(props: { readonly add: () => void }) {
  return (
    <button type="button" class="button" data-kind="primary" onClick={() => props.add()}>
      <Icon name="plus" />
      {keysWords().add}
    </button>
  );
}

function ReferenceLink() {
  return (
    <div>
      <a class="button" href="/api/docs" target="_blank" rel="noopener">
        {keysWords().reference}
      </a>
    </div>
  );
}

function Row(props: { readonly apiKey: ApiKey }) {
  return (
    <li>
      <div class="card">
        <span class="card-text">
          <span class="card-name">
            {props.apiKey.name} <code>{props.apiKey.prefix}…</code>
          </span>
          <span class="card-soft">{factsOf(props.apiKey).join(" · ")}</span>
        </span>
        <button
          type="button"
          class="button"
          data-kind="quiet"
          data-size="small"
          aria-label={`${keysWords().revoke}: ${props.apiKey.name}`}
          onClick={() => void revoke(props.apiKey)}
        >
          {keysWords().revoke}
        </button>
      </div>
    </li>
  );
}

async function revoke(key: ApiKey): Promise<void> {
  const say = keysWords();
  const agreed = await confirm({
    title: say.revokeTitle(key.name),
    text: say.revokeText,
    action: say.revoke,
  });
  if (!agreed) return;
  await attempt(() => revokeApiKey(key.id), say.revoked);
  renew("key");
}

function factsOf({ lastUsedAt, madeBy, madeWith, expiresAt }: ApiKey): readonly string[] {
  const say = keysWords();
  const used = lastUsedAt ? say.lastUsed(mediumTime(lastUsedAt)) : say.neverUsed;
  const end =
    expiresAt && (Date.parse(expiresAt) < Date.now() ? say.expired : say.validUntil(dateOnly(expiresAt)));
  return [used, madeBy && say.madeBy(madeBy), madeWith && say.madeWith(madeWith.name), end].filter(
    (fact) => fact !== null,
  );
}
