import { For } from "solid-js";
import type { FormPart } from "../../api/types.ts";
import { inboxWords } from "../words/index.ts";
import "../styles/card.css";

/** Shows the answers to a form, a line for each question. */
export function FormAnswers(props: { readonly part: FormPart }) {
  return (
    <section class="message-card" aria-label={inboxWords().media.form}>
      <p class="message-card-soft">{inboxWords().media.form}</p>
      <dl class="form-answers">
        <For each={props.part.answers}>
          {({ name, value }) => (
            <div>
              <dt class="message-card-soft">{name}</dt>
              <dd dir="auto">{value || "–"}</dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  );
}
