import { createSignal, For, Show } from "solid-js";
import {
  chatAccountKeys,
  saveCardPreferences,
  useCardPreferences,
  type CardPreferences,
} from "../api/chat-accounts.ts";
import { readAgain } from "../api/query-client.ts";
import { Form } from "../parts/form/form.tsx";
import { say as toast } from "../parts/toasts.tsx";
import { QuietFields } from "./quiet-fields.tsx";
import { accountWords } from "./words/index.ts";

const KINDS = ["new", "assigned", "mentioned", "waiting"] as const;

/** Chooses which cards come to the user's own chats, and when none comes. Without a linked account it says what cards are. */
export function Cards(props: { readonly isLinked: boolean }) {
  const preferences = useCardPreferences();
  const say = () => accountWords().chatAccounts;
  return (
    <section class="set-part">
      <h2>{say().cards}</h2>
      <Show when={props.isLinked} fallback={<p>{say().cardsNeedAccount}</p>}>
        <p>{say().cardsLead}</p>
        <Show when={preferences().data}>{(known) => <CardForm known={known()} />}</Show>
      </Show>
    </section>
  );
}

function CardForm(props: { readonly known: CardPreferences }) {
  const [isQuiet, setQuiet] = createSignal(props.known.quiet !== null);
  const say = () => accountWords().chatAccounts;
  const save = async (form: FormData) => {
    await saveCardPreferences(preferencesOf(form, props.known));
    await readAgain(...chatAccountKeys.cards);
  };
  return (
    <Form label={say().cards} save={save} saved={() => toast(say().cardsSaved)}>
      <Kinds chosen={props.known.kinds} />
      <div class="field">
        <label class="check">
          <input
            type="checkbox"
            name="isQuiet"
            checked={isQuiet()}
            onChange={(event) => setQuiet(event.currentTarget.checked)}
          />
          {say().quiet}
        </label>
        <span class="hint">{say().quietHint}</span>
      </div>
      <Show when={isQuiet()}>
        <QuietFields known={props.known} />
      </Show>
    </Form>
  );
}

const Kinds = (props: { readonly chosen: CardPreferences["kinds"] }) => (
  <fieldset class="field">
    <legend class="label">{accountWords().chatAccounts.kinds}</legend>
    <For each={KINDS}>
      {(kind) => (
        <label class="check">
          <input type="checkbox" name="kinds" value={kind} bool:checked={props.chosen.includes(kind)} />
          {accountWords().chatAccounts.kind[kind]}
        </label>
      )}
    </For>
    <span class="hint">{accountWords().chatAccounts.noKinds}</span>
  </fieldset>
);

/** Hours that are off are forgotten; their time zone stays. */
function preferencesOf(form: FormData, { timeZone }: CardPreferences): CardPreferences {
  const isQuiet = form.has("isQuiet");
  return {
    kinds: KINDS.filter((kind) => form.getAll("kinds").includes(kind)),
    quiet: isQuiet ? { from: String(form.get("from")), to: String(form.get("to")) } : null,
    timeZone: isQuiet ? String(form.get("timeZone")) : timeZone,
  };
}
