import { Show } from "solid-js";
import { confirmAccount, refuseAccountCode, type LinkCode } from "../api/chat-accounts.ts";
import { renew } from "../api/query-client.ts";
import { attempt } from "../parts/attempt.ts";
import { nameOf } from "../parts/chat-account-cards.tsx";
import { CopyBox } from "../parts/copy-box.tsx";
import { words } from "../words/index.ts";
import { clockTime } from "../words/time.ts";
import { accountWords } from "./words/index.ts";

type Props = { readonly code: LinkCode; readonly text: string | undefined };

/** Shows a code until somebody presents it, and then who did: the user says whether it is them. */
export function CodeCard(props: Props) {
  return (
    <div class="box" data-tone="accent" role="status">
      <Show when={props.code.presented} fallback={<Waiting code={props.code} text={props.text} />}>
        {(presented) => <Presented code={props.code} presented={presented()} />}
      </Show>
    </div>
  );
}

function Waiting(props: Props) {
  const say = () => accountWords().chatAccounts;
  return (
    <>
      <p>{say().send(props.code.platform, props.code.channelName, clockTime(props.code.expiresAt))}</p>
      <Show when={props.text} fallback={<p class="card-soft">{say().shownOnce}</p>}>
        {(text) => <CopyBox label={say().code} text={`/link ${text()}`} />}
      </Show>
      <div>
        <button type="button" class="button" data-kind="quiet" onClick={() => void end(props.code.id)}>
          {words().common.cancel}
        </button>
      </div>
    </>
  );
}

function Presented(props: {
  readonly code: LinkCode;
  readonly presented: NonNullable<LinkCode["presented"]>;
}) {
  const say = () => accountWords().chatAccounts;
  return (
    <>
      <p>
        <strong>{nameOf(props.presented)}</strong>{" "}
        {say().presented(props.code.platform, clockTime(props.presented.at))}
      </p>
      <p>{say().isItYou}</p>
      <div class="inline">
        <button type="button" class="button" data-kind="primary" onClick={() => void link(props.code.id)}>
          {say().yes}
        </button>
        <button type="button" class="button" onClick={() => void end(props.code.id)}>
          {say().no}
        </button>
      </div>
    </>
  );
}

async function link(codeId: string): Promise<void> {
  await attempt(() => confirmAccount(codeId), accountWords().chatAccounts.linked);
  renew("chat_account");
}

async function end(codeId: string): Promise<void> {
  await attempt(() => refuseAccountCode(codeId));
  renew("chat_account");
}
