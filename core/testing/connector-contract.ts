import { describe } from "vitest";
import type { Connector } from "../protocol/index.ts";
import { authorises } from "./connector-contract/authorises.ts";
import { describes } from "./connector-contract/describes.ts";
import { downloads } from "./connector-contract/downloads.ts";
import { holds } from "./connector-contract/holds.ts";
import { keepsHouse } from "./connector-contract/keeps-house.ts";
import { looksUp } from "./connector-contract/looks-up.ts";
import { normalises } from "./connector-contract/normalises.ts";
import { opensThreads } from "./connector-contract/opens-threads.ts";
import { pulls } from "./connector-contract/pulls.ts";
import { renders } from "./connector-contract/renders.ts";
import { sends } from "./connector-contract/sends.ts";
import type { Subject } from "./connector-contract/subject.ts";
import { verifies } from "./connector-contract/verifies.ts";

/** What core may count on from every connector. A connector's own test calls it and adds what is its own. */
export function connectorContract<C, S>(connector: Connector<C, S>, subject: Subject<C, S>): void {
  describe(`${connector.name} keeps the connector's contract`, () => {
    keepsHouse(connector, subject);
    verifies(connector, subject);
    normalises(connector, subject);
    renders(connector, subject);
    sends(connector, subject);
    downloads(connector, subject);
    pulls(connector, subject);
    holds(connector, subject);
    looksUp(connector, subject);
    describes(connector, subject);
    opensThreads(connector, subject);
    authorises(connector, subject);
  });
}
