import { createComputed, createSignal, For, Match, Show, Switch, untrack } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { saveBusinessHours } from "../../api/library.ts";
import { readAgain } from "../../api/query-client.ts";
import { keys, useBusinessHours } from "../../api/queries.ts";
import { useMay } from "../../api/session.ts";
import type { BusinessHours, Weekday } from "../../api/types.ts";
import { Icon } from "../../parts/icon.tsx";
import { Field } from "../../parts/field.tsx";
import { FormFoot } from "../../parts/form-foot.tsx";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { ErrorState } from "../../parts/state.tsx";
import { say as toast } from "../../parts/toasts.tsx";
import { locale, words } from "../../words/index.ts";
import { translate } from "../../words/translate.ts";
import { title } from "./words/title.ts";
import { hoursWords } from "./words/index.ts";

const DAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const A_MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY_MS = 86_400_000;

// The end of a day does not fit a time field, which shows 00:00 instead.
const MIDNIGHT = "24:00";

type Spans = Record<Weekday, [string, string][]>;

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

/** Follows the saved hours until the first edit. Later updates do not overwrite the edit. */
function HoursForm(props: { readonly begin: BusinessHours }) {
  const may = useMay();
  const { busy, fault, run } = useAttempt();
  const [changed, markChanged] = createSignal(false);
  const [draft, change] = createStore<{ timeZone: string; days: Spans }>(draftOf(untrack(() => props.begin)));
  createComputed(() => changed() || change(reconcile(draftOf(props.begin))));
  const changeSpans = (day: Weekday, next: (spans: readonly [string, string][]) => [string, string][]) => {
    markChanged(true);
    change("days", day, next);
  };
  const say = () => hoursWords();
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    void run(async () => {
      await saveBusinessHours(hoursOf(unwrap(draft)));
      await readAgain(...keys.hours);
      markChanged(false);
      toast(say().saved);
    });
  };
  return (
    <form class="box" onSubmit={save} onInput={() => markChanged(true)}>
      <Field title={say().timeZone}>
        {(id) => (
          <select
            class="input"
            id={id}
            value={draft.timeZone}
            onChange={(event) => change("timeZone", event.currentTarget.value)}
          >
            <For each={zones(draft.timeZone)}>
              {(zone) => (
                <option value={zone} selected={zone === draft.timeZone}>
                  {zone.replaceAll("_", " ")}
                </option>
              )}
            </For>
          </select>
        )}
      </Field>
      <div class="hours">
        <For each={DAYS}>
          {(day, index) => (
            <div class="hours-day" role="group" aria-label={dayTitle(index())}>
              <span>{dayTitle(index())}</span>
              <div class="hours">
                <For each={draft.days[day]} fallback={<span class="hours-closed">{say().closed}</span>}>
                  {(span, at) => (
                    <div class="inline">
                      <Show
                        when={!isAllDay(span)}
                        fallback={
                          <>
                            <span class="hours-closed">{say().allDay}</span>
                            <button
                              type="button"
                              class="button"
                              data-kind="quiet"
                              data-size="small"
                              aria-label={`${say().setSpan}: ${dayTitle(index())}`}
                              onClick={() => changeSpans(day, () => [nextSpan(0)])}
                            >
                              {say().setSpan}
                            </button>
                          </>
                        }
                      >
                        <input
                          class="input"
                          type="time"
                          aria-label={`${dayTitle(index())}, ${say().from}`}
                          required
                          value={span[0]}
                          onChange={(event) => change("days", day, at(), 0, event.currentTarget.value)}
                        />
                        –
                        <input
                          class="input"
                          type="time"
                          aria-label={`${dayTitle(index())}, ${say().to}`}
                          required
                          value={span[1]}
                          onChange={(event) => change("days", day, at(), 1, event.currentTarget.value)}
                        />
                      </Show>
                      <button
                        type="button"
                        class="button"
                        data-kind="quiet"
                        data-size="small"
                        aria-label={say().removeSpan}
                        onClick={() =>
                          changeSpans(day, (spans) => spans.filter((_, other) => other !== at()))
                        }
                      >
                        <Icon name="close" />
                      </button>
                    </div>
                  )}
                </For>
              </div>
              <button
                type="button"
                class="button"
                data-kind="quiet"
                data-size="small"
                aria-label={`${say().addSpan}: ${dayTitle(index())}`}
                onClick={() => changeSpans(day, (spans) => [...spans, nextSpan(spans.length)])}
              >
                <Icon name="plus" />
              </button>
            </div>
          )}
        </For>
      </div>
      <Show when={may("settings.manage")}>
        <FormFoot fault={fault()} busy={busy()} save={say().save} />
      </Show>
    </form>
  );
}

/** A time field would show it as empty. */
const isAllDay = ([from, to]: readonly [string, string]) => from === "00:00" && to === "00:00";
const nextSpan = (count: number): [string, string] => (count > 0 ? ["13:00", "17:00"] : ["09:00", "17:00"]);
const draftOf = ({ timeZone, days }: BusinessHours) => ({
  timeZone,
  days: {
    ...closed(),
    ...Object.fromEntries(
      DAYS.map((day) => [day, (days[day] ?? []).map(([from, to]) => [from, to === MIDNIGHT ? "00:00" : to])]),
    ),
  },
});
const hoursOf = ({ timeZone, days }: { readonly timeZone: string; readonly days: Spans }) => ({
  timeZone,
  days: Object.fromEntries(
    Object.entries(days)
      .filter(([, spans]) => spans.length > 0)
      .map(([day, spans]) => [
        day,
        spans.map(([from, to]): [string, string] => [from, to === "00:00" ? MIDNIGHT : to]),
      ]),
  ),
});
const closed = (): Spans => ({ mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] });
// The browser's list lacks UTC.
const zones = (current: string) =>
  [...new Set([current, "UTC", ...Intl.supportedValuesOf("timeZone")])].toSorted();
const dayTitle = (index: number) =>
  new Intl.DateTimeFormat(locale(), { weekday: "long", timeZone: "UTC" }).format(A_MONDAY + index * DAY_MS);
