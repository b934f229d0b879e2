import type { CardPreferences } from "../api/chat-accounts.ts";
import { FormField } from "../parts/form/form-field.tsx";
import { ZoneOptions } from "../parts/zone-options.tsx";
import { accountWords } from "./words/index.ts";

const NIGHT = { from: "22:00", to: "07:00" };

/** Asks from when until when no card comes by itself, and in which time zone. */
export function QuietFields(props: { readonly known: CardPreferences }) {
  const say = () => accountWords().chatAccounts;
  const hours = () => props.known.quiet ?? NIGHT;
  return (
    <>
      <div class="row-of-two">
        <FormField name="from" title={say().from}>
          {(field) => <input class="input" type="time" {...field} required attr:value={hours().from} />}
        </FormField>
        <FormField name="to" title={say().to}>
          {(field) => <input class="input" type="time" {...field} required attr:value={hours().to} />}
        </FormField>
      </div>
      <FormField name="timeZone" title={say().timeZone}>
        {(field) => (
          <select class="input" {...field}>
            <ZoneOptions zone={props.known.timeZone} />
          </select>
        )}
      </FormField>
    </>
  );
}
