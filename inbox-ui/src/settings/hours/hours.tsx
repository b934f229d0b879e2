import { createComputed, createSignal, For, Match, Show, Switch, untrack } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { saveBusinessHours } from "../../api/library.ts";
import { readAgain } from "../../api/query-client.ts";
import { keys, useBusinessHours } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { BusinessHours, Weekday } from "../../api/types.ts";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { ErrorState } from "../../parts/state.tsx";
import { say as toast } from "../../parts/toasts.tsx";
import { ZoneOptions } from "../../parts/zone-options.tsx";
import { locale, words } from "../../words/index.ts";
import { translate } from "../../words/translate.ts";
import { title } from "./words/title.ts";
import { DayHours } from "./day-hours.tsx";
import { DAYS, draftOf, type HoursDraft, hoursOf, type Span } from "./hours-draft.ts";
import { hoursWords } from "./words/index.ts";

const A_MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY_MS = 86_400_000;

/** Edits the business hours: a time zone and any number of hours a day. */
export default function Hours() {
  const hours = useBusinessHours();
  return (
    <SettingsPage title={translate(title)} lead={hoursWords().lead}>
      <Switch>
        <Match when={hours().data}>{(known) => <HoursForm begin={known()} />}</Match>
        <Match when={hours().isError}>
          <ErrorState
            title={words().common.readFailed}
            error={hours().error}
            retry={() => void hours().refetch()}
          />
        </Match>
      </Switch>
    </SettingsPage>
  );
}

function HoursForm(props: { readonly begin: BusinessHours }) {
  const may = useMay();
  const { draft, change, set, markChanged, saved } = useHoursDraft(() => props.begin);
  const { busy, fault, save } = useSaving(draft, saved);
  return (
    <form class="box" onSubmit={save} onInput={markChanged}>
      <ZoneField zone={draft.timeZone} change={(zone) => change("timeZone", zone)} />
      <div class="hours">
        <For each={DAYS}>
          {(day, index) => (
            <DayHours
              title={dayTitle(index())}
              spans={draft.days[day]}
              set={(next) => set(day, next)}
              move={(at, end, time) => change("days", day, at, end, time)}
            />
          )}
        </For>
      </div>
      <Show when={may("settings.manage")}>
        <FormFoot fault={fault()} busy={busy()} save={hoursWords().save} />
      </Show>
    </form>
  );
}

function useSaving(draft: HoursDraft, saved: () => void) {
  const { busy, fault, run } = useAttempt();
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    void run(async () => {
      await saveBusinessHours(hoursOf(unwrap(draft)));
      await readAgain(...keys.hours);
      saved();
      toast(hoursWords().saved);
    });
  };
  return { busy, fault, save };
}

/** Follows the saved hours until the first edit. Later updates do not overwrite the edit. */
function useHoursDraft(begin: () => BusinessHours) {
  const [changed, setChanged] = createSignal(false);
  const [draft, change] = createStore<HoursDraft>(draftOf(untrack(begin)));
  createComputed(() => changed() || change(reconcile(draftOf(begin()))));
  const markChanged = () => setChanged(true);
  const set = (day: Weekday, next: (spans: readonly Span[]) => Span[]) => {
    markChanged();
    change("days", day, next);
  };
  return { draft, change, set, markChanged, saved: () => setChanged(false) };
}

function ZoneField(props: { readonly zone: string; readonly change: (zone: string) => void }) {
  return (
    <Field title={hoursWords().timeZone}>
      {(id) => (
        <select
          class="input"
          id={id}
          value={props.zone}
          onChange={(event) => props.change(event.currentTarget.value)}
        >
          <ZoneOptions zone={props.zone} />
        </select>
      )}
    </Field>
  );
}

const dayTitle = (index: number) =>
  new Intl.DateTimeFormat(locale(), { weekday: "long", timeZone: "UTC" }).format(A_MONDAY + index * DAY_MS);
