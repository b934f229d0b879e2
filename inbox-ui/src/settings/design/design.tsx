import { useNavigate, useParams } from "@solidjs/router";
import { SettingsPage } from "../../parts/settings-page.tsx";
import { type Tab, Tabs } from "../../parts/tabs.tsx";
import { translate } from "../../words/translate.ts";
import { FigureSamples } from "./figure-samples.tsx";
import { FormSamples } from "./form-samples.tsx";
import { OverlaySamples } from "./overlay-samples.tsx";
import { PieceSamples } from "./piece-samples.tsx";
import { TableSamples } from "./table-samples.tsx";
import { designWords } from "./words/index.ts";
import { title } from "./words/title.ts";

/** Shows the parts in their states, each kind under its own address. Nothing here reads or changes anything. */
export default function Design() {
  const params = useParams<{ item?: string }>();
  const navigate = useNavigate();
  const say = () => designWords();
  const tabs = (): readonly Tab[] => [
    { id: "tables", title: say().tables, part: () => <TableSamples /> },
    { id: "forms", title: say().forms, part: () => <FormSamples /> },
    { id: "figures", title: say().figures, part: () => <FigureSamples /> },
    { id: "overlays", title: say().overlays, part: () => <OverlaySamples /> },
    { id: "pieces", title: say().pieces, part: () => <PieceSamples /> },
  ];
  return (
    <SettingsPage title={translate(title)} lead={say().lead} width="wide">
      <Tabs
        label={say().parts}
        tabs={tabs()}
        chosen={params.item ?? "tables"}
        choose={(id) => navigate(`/settings/design/${id}`, { replace: true, scroll: false })}
      />
    </SettingsPage>
  );
}
