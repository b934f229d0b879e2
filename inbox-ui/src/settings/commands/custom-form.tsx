import { createSignal, For } from "solid-js";
import { changeCommand, createCommand, type CustomDraft } from "../../api/commands.ts";
import { renew } from "../../api/query-client.ts";
import type { CustomArgument, CustomCommand } from "../../api/types.ts";
import { Form } from "../../parts/form/form.tsx";
import { FormField } from "../../parts/form/form-field.tsx";
import { words } from "../../words/index.ts";
import { AnswerFields, answersIn } from "./answer-fields.tsx";
import { ArgumentRows } from "./argument-rows.tsx";
import { commandsWords } from "./words/index.ts";

type Props = {
  readonly command: CustomCommand | undefined;
  /** Another user removed it while it was open here. */
  readonly gone: boolean;
  readonly saved: (command: CustomCommand) => void;
  readonly cancel: () => void;
};

const PLACES = ["direct", "group", "staff", "page"] as const;
const PLACES_OF_CONTACTS: readonly string[] = ["direct", "group"];

/** Writes a command of the organization's own; what is wrong stands at its field. */
export function CustomForm(props: Props) {
  const [audience, setAudience] = createSignal(props.command?.audience ?? "contact");
  const [all, setAll] = createSignal<readonly CustomArgument[]>(props.command?.arguments ?? []);
  const say = () => commandsWords();
  const save = async (values: FormData) => {
    const { command, gone } = props;
    const draft = draftIn(values, audience(), all());
    const saved = await (command && !gone ? changeCommand(command.id, draft) : createCommand(draft));
    renew("command");
    props.saved(saved);
  };
  return (
    <Form
      label={props.command?.name ?? say().add}
      save={save}
      cancel={props.cancel}
      notice={props.gone ? words().common.goneMeanwhile : ""}
    >
      <Names command={props.command} />
      <div class="row-of-two">
        <FormField name="audience" title={say().who}>
          {(field) => (
            <select
              class="input"
              {...field}
              onChange={(event) => setAudience(event.currentTarget.value === "member" ? "member" : "contact")}
            >
              <option value="contact" selected={audience() === "contact"}>
                {say().audiences.contact}
              </option>
              <option value="member" selected={audience() === "member"}>
                {say().audiences.member}
              </option>
            </select>
          )}
        </FormField>
        <Places audience={audience()} chosen={props.command?.where ?? ["direct"]} />
      </div>
      <ArgumentRows arguments={all()} audience={audience()} change={setAll} />
      <AnswerFields answers={props.command?.answers} />
      <label class="check">
        <input type="checkbox" name="enabled" checked={props.command?.enabled ?? false} />
        {say().enabled} <span class="hint">{say().enabledHint}</span>
      </label>
    </Form>
  );
}

function Names(props: { readonly command: CustomCommand | undefined }) {
  const say = () => commandsWords();
  return (
    <>
      <div class="row-of-two">
        <FormField name="name" title={say().name} hint={say().nameHint}>
          {(field) => (
            <input
              class="input"
              {...field}
              required
              maxlength="33"
              pattern="/?[a-z][a-z0-9_]*"
              data-fault={say().nameFault}
              autocapitalize="none"
              attr:value={props.command?.name ?? ""}
              ref={(input) => queueMicrotask(() => input.focus())}
            />
          )}
        </FormField>
        <FormField name="aliases" title={say().aliasNames} hint={say().aliasHint} optional>
          {(field) => (
            <input
              class="input"
              {...field}
              pattern="[a-z0-9_ /]*"
              data-fault={say().nameFault}
              autocapitalize="none"
              attr:value={props.command?.aliases.join(" ") ?? ""}
            />
          )}
        </FormField>
      </div>
      <FormField name="description" title={say().description}>
        {(field) => (
          <input
            class="input"
            {...field}
            required
            maxlength="100"
            attr:value={props.command?.description ?? ""}
          />
        )}
      </FormField>
    </>
  );
}

function Places(props: { readonly audience: string; readonly chosen: readonly string[] }) {
  const offered = () =>
    PLACES.filter((place) => props.audience === "member" || PLACES_OF_CONTACTS.includes(place));
  return (
    <fieldset class="field">
      <legend>{commandsWords().where}</legend>
      <For each={offered()}>
        {(place) => (
          <label class="check">
            <input type="checkbox" name="where" value={place} checked={props.chosen.includes(place)} />
            {commandsWords().places[place]}
          </label>
        )}
      </For>
    </fieldset>
  );
}

const namesIn = (text: string) =>
  text
    .split(/\s+/u)
    .map((name) => name.replace(/^\//u, ""))
    .filter((name) => name !== "");

function draftIn(
  values: FormData,
  audience: "contact" | "member",
  all: readonly CustomArgument[],
): CustomDraft {
  const text = (name: string) => String(values.get(name) ?? "").trim();
  return {
    name: text("name").replace(/^\//u, ""),
    aliases: namesIn(text("aliases")),
    description: text("description"),
    audience,
    where: PLACES.filter((place) => values.getAll("where").includes(place)),
    arguments: all,
    answers: answersIn(values),
    enabled: values.get("enabled") === "on",
  };
}
