import { createSignal, For, Show } from "solid-js";
import { tryCommand } from "../../api/commands.ts";
import type { TriedCommand } from "../../api/types.ts";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { words } from "../../words/index.ts";
import { language } from "../../words/language.ts";
import { commandsWords } from "./words/index.ts";

const PLACES = ["direct", "group", "staff", "page"] as const;
const ROLES = ["owner", "admin", "supervisor", "agent", "accountant", "viewer"] as const;

/** Says what a line would do for a customer or in a role, at a place. It does nothing and asks no platform. */
export function CommandConsole() {
  const { busy, fault, run } = useAttempt();
  const [tried, setTried] = createSignal<TriedCommand>();
  const [audience, setAudience] = createSignal<"contact" | "member">("member");
  const say = () => commandsWords();
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const trial = trialIn(new FormData(event.currentTarget), audience());
    setTried(undefined);
    void run(async () => setTried(await tryCommand(trial)));
  };
  return (
    <section class="set-part">
      <h2>{say().console}</h2>
      <p>{say().consoleLead}</p>
      <form class="box" aria-label={say().console} onSubmit={submit}>
        <Field title={say().line}>
          {(id) => (
            <input
              class="input"
              id={id}
              name="line"
              required
              maxlength="4000"
              placeholder="/assign #12 Ada"
            />
          )}
        </Field>
        <div class="row-of-two">
          <Field title={say().as}>
            {(id) => (
              <select
                class="input"
                id={id}
                onChange={(event) =>
                  setAudience(event.currentTarget.value === "contact" ? "contact" : "member")
                }
              >
                <option value="member">{say().audiences.member}</option>
                <option value="contact">{say().audiences.contact}</option>
              </select>
            )}
          </Field>
          <Show when={audience() === "member"}>
            <Field title={say().role}>
              {(id) => (
                <select class="input" id={id} name="role">
                  <For each={ROLES}>
                    {(role) => (
                      <option value={role} selected={role === "agent"}>
                        {words().roles[role]}
                      </option>
                    )}
                  </For>
                </select>
              )}
            </Field>
          </Show>
        </div>
        <Circumstances />
        <FormFoot fault={fault()} busy={busy()} save={say().try_} />
        <Show when={tried()}>{(result) => <Outcome tried={result()} />}</Show>
      </form>
    </section>
  );
}

const Circumstances = () => (
  <div class="row-of-two">
    <Field title={commandsWords().place}>
      {(id) => (
        <select class="input" id={id} name="place">
          <For each={PLACES}>{(place) => <option value={place}>{commandsWords().places[place]}</option>}</For>
        </select>
      )}
    </Field>
    <Field title={commandsWords().conversation} hint={commandsWords().conversationHint} optional>
      {(id, hintId) => (
        <input
          class="input"
          id={id}
          aria-describedby={hintId}
          name="conversation"
          inputmode="numeric"
          pattern="#?[0-9]*"
        />
      )}
    </Field>
  </div>
);

function trialIn(values: FormData, audience: "contact" | "member") {
  const number = Number(String(values.get("conversation")).replace("#", ""));
  return {
    line: String(values.get("line")),
    audience,
    role: String(values.get("role") ?? "agent"),
    place: PLACES.find((place) => place === values.get("place")) ?? "direct",
    language: language(),
    ...(number > 0 && { conversation: number }),
  };
}

function Outcome(props: { readonly tried: TriedCommand }) {
  const say = () => commandsWords();
  return (
    <div role="status">
      <p>
        <strong>{say().outcomes[props.tried.outcome]}</strong>
      </p>
      <Show when={props.tried.does}>{(does) => <p class="soft">{say().does(does())}</p>}</Show>
      <Show when={props.tried.risk}>{(risk) => <p class="soft">{say().risks[risk()]}</p>}</Show>
      <Show
        when={props.tried.text}
        fallback={
          <Show when={props.tried.outcome === "would_do"}>
            <p class="soft">{say().unknownAnswer}</p>
          </Show>
        }
      >
        {(text) => (
          <figure class="would-send">
            <figcaption>{say().answer}</figcaption>
            <blockquote>{text()}</blockquote>
          </figure>
        )}
      </Show>
    </div>
  );
}
