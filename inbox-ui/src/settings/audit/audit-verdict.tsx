import { createSignal, Show } from "solid-js";
import { verifyAudit } from "../../api/identity.ts";
import type { AuditVerdict } from "../../api/types.ts";
import { useAttempt } from "../../parts/use-attempt.ts";
import { auditWords } from "./words/index.ts";

/** Checks whether the audit trail is intact and shows the result. */
export function AuditVerdictBox() {
  const { busy, fault, run } = useAttempt();
  const [verdict, setVerdict] = createSignal<AuditVerdict>();
  const say = () => auditWords();
  const verify = () => void run(async () => setVerdict(await verifyAudit()));
  return (
    <div class="form-foot">
      <button type="button" class="button" disabled={busy()} onClick={verify}>
        {say().verify}
      </button>
      <Show when={fault()}>
        <p class="fault" role="alert">
          {fault()}
        </p>
      </Show>
      <Show when={verdict()}>
        {(verdict) => (
          <p role="status" class={verdict().intact ? "card-soft" : "fault"}>
            {verdict().intact ? say().intact : say().brokenAt(verdict().brokenAt ?? 0)}
          </p>
        )}
      </Show>
    </div>
  );
}
