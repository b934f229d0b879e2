import { createSignal } from "solid-js";
import { ApiError } from "../../api/client.ts";
import { ContactChip } from "../../parts/contact/contact-chip.tsx";
import { FileList, type ListedFile } from "../../parts/file-list.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import { EmptyState, ErrorState } from "../../parts/state.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { Sample } from "./sample.tsx";
import { designWords } from "./words/index.ts";

/** Shows the small parts. */
export function PieceSamples() {
  const [chosen, choose] = createSignal("open");
  const say = () => designWords();
  const tabs = () =>
    (["open", "paid", "overdue"] as const).map((id, at) => ({
      id,
      title: say().statuses[id],
      count: at * 12 + 3,
      part: () => say().statuses[id],
    }));
  return (
    <>
      <Sample title={say().header}>
        <PageHeader
          level="section"
          title={say().headerTitle}
          lead={say().headerLead}
          back={{ href: "/settings/design/pieces", title: say().invoices }}
          action={
            <button type="button" class="button" data-kind="primary">
              {say().send}
            </button>
          }
        />
      </Sample>
      <Sample title={say().chips}>
        <div class="inline">
          <PersonChip name="Ada Lovelace" soft="ada@example.com" isMe />
          <PersonChip name="Nora" />
          <ContactChip name="Weiz & Söhne" connector="telegram" soft="@weiz" />
          <ContactChip name="" connector="webchat" />
        </div>
      </Sample>
      <Sample title={say().files}>
        <Files />
      </Sample>
      <Sample title={say().tabs}>
        <Tabs label={say().invoices} tabs={tabs()} chosen={chosen()} choose={choose} />
      </Sample>
      <Sample title={say().states}>
        <EmptyState drawing="people" title={say().emptyTitle} text={say().emptyText} />
        <ErrorState
          title={say().failed}
          error={new ApiError(503, "unavailable", say().failure)}
          retry={() => {}}
        />
      </Sample>
    </>
  );
}

function Files() {
  const [removed, remove] = createSignal<readonly string[]>([]);
  const files = (): readonly ListedFile[] => [
    { id: "plan", name: "plan.pdf", size: 2_400_000, url: "#" },
    { id: "film", name: "film.mp4", size: 19_000_000, share: 0.4 },
    {
      id: "big",
      name: "everything-we-ever-photographed.zip",
      size: 30_000_000,
      fault: designWords().tooLarge,
    },
  ];
  return (
    <FileList
      files={files().filter(({ id }) => !removed().includes(id))}
      remove={(id) => remove((known) => [...known, id])}
      retry={() => {}}
    />
  );
}
